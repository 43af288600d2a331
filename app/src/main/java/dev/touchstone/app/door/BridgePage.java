package dev.touchstone.app.door;

import dev.touchstone.app.door.wire.HttpReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page that says what the door is, and the script that lets pages find it (EIP-6963). Static; it asks the
/// wallet for nothing. Immutable.
final class BridgePage {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'none'";

    private final int port;

    BridgePage(int port) {
        this.port = port;
    }

    HttpReply of(String path) {
        return switch (path) {
            case "/" -> file("index.html", "text/html; charset=utf-8");
            case "/style.css" -> file("style.css", "text/css; charset=utf-8");
            case "/bridge.js" ->
                file("bridge.js", "text/javascript; charset=utf-8")
                        .with("cross-origin-resource-policy", "cross-origin");
            default -> HttpReply.text(404, "nothing is here");
        };
    }

    private HttpReply file(String name, String type) {
        try (var in = BridgePage.class.getResourceAsStream("bridge/" + name)) {
            if (in == null) throw new IllegalStateException("no " + name + " in this build");
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("127.0.0.1:1248", "127.0.0.1:" + port);
            return HttpReply.of(200, type, text.getBytes(StandardCharsets.UTF_8))
                    .with("content-security-policy", POLICY)
                    .with("x-frame-options", "DENY")
                    .with("referrer-policy", "no-referrer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
