package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A text with which an account signs in somewhere (EIP-4361, "Sign-In with Ethereum"). Strangers wrote it:
/// what it says is not checked here. Immutable.
///
/// @param scheme of the origin, where the text names one
/// @param domain host and perhaps port of the site to which it signs in (RFC 3986, `authority`)
/// @param uri what is signed in to
/// @param expires after which the site is to take it no longer
/// @param notBefore from when on the site is to take it
public record SignInRequest(
        Optional<String> scheme,
        String domain,
        EthereumAddress address,
        Optional<String> statement,
        String uri,
        BigInteger chainId,
        String nonce,
        Instant issuedAt,
        Optional<Instant> expires,
        Optional<Instant> notBefore,
        Optional<String> requestId,
        List<String> resources) {
    public SignInRequest {
        resources = List.copyOf(resources);
    }

    /// Reads the text by the grammar of the standard, strictly.
    public static Parsed<SignInRequest> parse(String text) {
        return SignInReader.parse(text);
    }

    /// Whether the first line is that of such a text, right or not: what looks like a sign-in to a person.
    public static boolean isMeantBy(String text) {
        return text.lines()
                .findFirst()
                .filter(line -> line.endsWith(SignInReader.WANTS))
                .isPresent();
    }
}
