package dev.touchstone.app.door;

import dev.touchstone.app.door.wire.HttpHead;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.util.Set;
import java.util.function.Supplier;

/// Tells who stands before the door, by what a browser adds to a page's requests and no page can change.
/// Thread-safe.
///
/// A request must name this computer as its host: a name that only leads here is how a page gets around its
/// origin (DNS rebinding). A page is who its browser says it is; what is no page needs a token.
final class Gate {
    private final int port;
    private final Supplier<Programs> programs;

    Gate(int port, Supplier<Programs> programs) {
        this.port = port;
        this.programs = programs;
    }

    /// Who it is.
    sealed interface Who {
        record Known(AppOrigin app) implements Who {}

        record Refused(int status, String why) implements Who {}
    }

    boolean isHere(HttpHead head) {
        return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port).contains(head.header("host"));
    }

    Who who(HttpHead head) {
        if (!isHere(head)) return new Who.Refused(403, "the door answers to 127.0.0.1 and localhost only");
        if (head.has("origin")) return page(head.header("origin"));
        if (head.has("sec-fetch-site")) {
            return new Who.Refused(403, "a page that does not say where it is from");
        }
        return programs.get()
                .bearer(head.header("authorization"))
                .<Who>map(Who.Known::new)
                .orElseGet(() -> new Who.Refused(401, "a program needs a token: Authorization: Bearer TOKEN"));
    }

    private static Who page(String origin) {
        return switch (AppOrigin.ofHeader(origin)) {
            case Parsed.Ok<AppOrigin>(var app) -> new Who.Known(app);
            case Parsed.Malformed<AppOrigin>(var reason) -> new Who.Refused(403, reason);
        };
    }
}
