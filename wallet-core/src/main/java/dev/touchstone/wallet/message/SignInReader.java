package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a sign-in text line by line (EIP-4361, "ABNF Message Format"). Confined to one reading.
final class SignInReader {
    static final String WANTS = " wants you to sign in with your Ethereum account:";

    private static final int MOST_CHARACTERS = 16_384;
    private static final int MOST_RESOURCES = 64;
    private static final Pattern SCHEME = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(.+)");
    /// RFC 3986, `authority`: perhaps a user, a name or an address, perhaps a port.
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:[A-Za-z0-9._~!$&'()*+,;=:-]*@)?" + "(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern STATEMENT = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;= -]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,78}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{8,}");
    private static final Pattern REQUEST = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private final List<String> lines;
    private int at;

    private SignInReader(List<String> lines) {
        this.lines = lines;
    }

    static Parsed<SignInRequest> parse(String text) {
        if (text.length() > MOST_CHARACTERS) return Parsed.malformed("more than " + MOST_CHARACTERS + " characters");
        try {
            return Parsed.ok(new SignInReader(List.of(text.split("\n", -1))).read());
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private SignInRequest read() throws MalformedException {
        var first = next();
        if (!first.endsWith(WANTS)) throw new MalformedException("the first line does not ask to sign in");
        var site = SCHEME.matcher(first.substring(0, first.length() - WANTS.length()));
        if (!site.matches() || !AUTHORITY.matcher(site.group(2)).matches()) throw new MalformedException("no domain");
        var address = address(next());
        blank();
        var statement = statement();
        var uri = uri(tagged("URI"));
        if (!tagged("Version").equals("1")) throw new MalformedException("a version that is not 1");
        var chainId = tagged("Chain ID");
        if (!NUMBER.matcher(chainId).matches()) throw new MalformedException("no chain id");
        var nonce = tagged("Nonce");
        if (!NONCE.matcher(nonce).matches()) throw new MalformedException("no nonce of eight characters or more");
        var request = new SignInRequest(
                Optional.ofNullable(site.group(1)),
                site.group(2),
                address,
                statement,
                uri,
                new BigInteger(chainId),
                nonce,
                time(tagged("Issued At")),
                time(optional("Expiration Time")),
                time(optional("Not Before")),
                requestId(),
                resources());
        if (at < lines.size()) throw new MalformedException("a line out of place: " + Wording.quoted(lines.get(at)));
        return request;
    }

    private String next() throws MalformedException {
        if (at >= lines.size()) throw new MalformedException("it ends too soon");
        return lines.get(at++);
    }

    private void blank() throws MalformedException {
        if (!next().isEmpty()) throw new MalformedException("no empty line " + at);
    }

    private Optional<String> statement() throws MalformedException {
        var line = next();
        if (line.isEmpty()) return Optional.empty();
        if (!STATEMENT.matcher(line).matches()) throw new MalformedException("a statement of other characters");
        blank();
        return Optional.of(line);
    }

    private String tagged(String tag) throws MalformedException {
        var line = next();
        if (!line.startsWith(tag + ": ")) throw new MalformedException("no '" + tag + "' in line " + at);
        return line.substring(tag.length() + 2);
    }

    private Optional<String> optional(String tag) throws MalformedException {
        boolean isThere = at < lines.size() && lines.get(at).startsWith(tag + ": ");
        return isThere ? Optional.of(tagged(tag)) : Optional.empty();
    }

    /// With its checksum (EIP-55), as the standard asks for.
    private static EthereumAddress address(String text) throws MalformedException {
        if (EthereumAddress.parse(text) instanceof AddressText.Valid valid
                && valid.address().text().equals(text)) {
            return valid.address();
        }
        throw new MalformedException("no address with its checksum");
    }

    private static String uri(String text) throws MalformedException {
        boolean isPlain = text.chars().allMatch(c -> c > ' ' && c <= '~');
        try {
            if (isPlain && new URI(text).isAbsolute()) return text;
        } catch (URISyntaxException _) {
            // told below
        }
        throw new MalformedException("no URI: " + Wording.quoted(text));
    }

    private static Optional<Instant> time(Optional<String> text) throws MalformedException {
        return text.isPresent() ? Optional.of(time(text.get())) : Optional.empty();
    }

    private static Instant time(String text) throws MalformedException {
        var upper = text.toUpperCase(Locale.ROOT);
        try {
            if (TIME.matcher(upper).matches())
                return OffsetDateTime.parse(upper).toInstant();
        } catch (DateTimeException _) {
            // told below
        }
        throw new MalformedException("no time: " + Wording.quoted(text));
    }

    private Optional<String> requestId() throws MalformedException {
        var id = optional("Request ID");
        if (id.isPresent() && !REQUEST.matcher(id.get()).matches()) throw new MalformedException("no request id");
        return id;
    }

    private List<String> resources() throws MalformedException {
        var resources = new ArrayList<String>();
        if (at >= lines.size() || !lines.get(at).equals("Resources:")) return resources;
        at++;
        while (at < lines.size()) {
            var line = next();
            if (!line.startsWith("- ")) throw new MalformedException("no resource in line " + at);
            if (resources.size() == MOST_RESOURCES) throw new MalformedException("too many resources");
            resources.add(uri(line.substring(2)));
        }
        return resources;
    }
}
