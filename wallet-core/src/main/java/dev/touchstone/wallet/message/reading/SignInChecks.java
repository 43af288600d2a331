package dev.touchstone.wallet.message.reading;

import dev.touchstone.wallet.message.SignInRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds a sign-in against who asks for it and when (EIP-4361, "Wallet Implementer Guidelines"). Pure.
final class SignInChecks {
    /// How far two clocks may be apart.
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private SignInChecks() {}

    static List<MessageWarning> of(SignInRequest request, MessageContext context) {
        var found = new ArrayList<MessageWarning>();
        site(request, context.origin()).ifPresent(found::add);
        if (!request.address().equals(context.account())) {
            found.add(new MessageWarning.OtherAccount(request.address()));
        }
        if (!host(request.uri()).equals(host("any://" + request.domain()))) {
            found.add(fault(SignInFault.URI, request.uri()));
        }
        if (!request.chainId().equals(context.chainId())) {
            found.add(fault(SignInFault.CHAIN, request.chainId().toString()));
        }
        times(request, context, found);
        return found;
    }

    /// Nothing to hold it against where the user asks.
    private static Optional<MessageWarning> site(SignInRequest request, String origin) {
        if (origin.isEmpty()) return Optional.empty();
        int end = origin.indexOf("://");
        var scheme = end < 0 ? "" : origin.substring(0, end).toLowerCase(Locale.ROOT);
        var authority = end < 0 ? origin : origin.substring(end + 3);
        if (!plain(authority, scheme).equals(plain(request.domain(), scheme))) {
            return Optional.of(new MessageWarning.OtherSite(request.domain(), origin));
        }
        return request.scheme()
                .filter(named -> !named.equalsIgnoreCase(scheme))
                .map(named -> fault(SignInFault.SCHEME, named));
    }

    /// Without the port that the scheme has anyway.
    private static String plain(String authority, String scheme) {
        var lower = authority.toLowerCase(Locale.ROOT);
        var port = scheme.equals("https") ? ":443" : scheme.equals("http") ? ":80" : " ";
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }

    private static String host(String uri) {
        try {
            var host = URI.create(uri).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static void times(SignInRequest request, MessageContext context, List<MessageWarning> found) {
        var now = context.now();
        request.expires()
                .filter(end -> !now.isBefore(end))
                .ifPresent(end -> found.add(fault(SignInFault.EXPIRED, end.toString())));
        request.notBefore()
                .filter(begin -> now.plus(CLOCKS).isBefore(begin))
                .ifPresent(begin -> found.add(fault(SignInFault.NOT_YET, begin.toString())));
        if (now.plus(CLOCKS).isBefore(request.issuedAt())) {
            found.add(fault(SignInFault.FROM_THE_FUTURE, request.issuedAt().toString()));
        }
    }

    private static MessageWarning fault(SignInFault fault, String found) {
        return new MessageWarning.SignInMismatch(fault, found);
    }
}
