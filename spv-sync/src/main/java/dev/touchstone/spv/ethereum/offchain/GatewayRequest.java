package dev.touchstone.spv.ethereum.offchain;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// What is sent to a gateway (EIP-3668, "Gateway Interface"). Immutable.
///
/// @param body JSON to be posted; empty where the question stands in the address
public record GatewayRequest(URI uri, Optional<String> body) {
    private static final String SENDER = "{sender}";
    private static final String DATA = "{data}";

    /// What servers commonly take of an address.
    private static final int MOST_URI = 16_384;

    /// The request that a template makes. Only `https` is asked, and this computer itself.
    public static Parsed<GatewayRequest> of(String template, EthereumAddress sender, ByteString data) {
        var who = "0x" + sender.value().hex();
        var question = "0x" + data.hex();
        boolean isGet = template.contains(DATA);
        var text = template.replace(SENDER, who).replace(DATA, question);
        if (text.length() > MOST_URI) return Parsed.malformed("an address of " + text.length() + " characters");
        var posted = "{\"data\":\"" + question + "\",\"sender\":\"" + who + "\"}";
        return uri(text).map(uri -> new GatewayRequest(uri, isGet ? Optional.empty() : Optional.of(posted)));
    }

    private static Parsed<URI> uri(String text) {
        try {
            var uri = new URI(text);
            boolean isOfTheWeb = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (!isOfTheWeb) return Parsed.malformed("no address of the web");
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean isAllowed = scheme.equals("https") || (scheme.equals("http") && isHere(uri.getHost()));
            return isAllowed ? Parsed.ok(uri) : Parsed.malformed("not https");
        } catch (URISyntaxException _) {
            return Parsed.malformed("no address of the web");
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /// Whom it goes to, as a person is asked about it.
    public String host() {
        return uri.getHost();
    }
}
