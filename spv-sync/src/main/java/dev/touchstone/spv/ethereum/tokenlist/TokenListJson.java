package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.chain.StrictJson;
import dev.touchstone.spv.chain.StrictJson.Limits;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.tokenlist.ListFields.Wrong;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads a token list by the standard's schema (`tokenlist.schema.json`, draft 7). Confined to one reading.
final class TokenListJson {
    private static final int MOST_DEPTH = 16;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_TEXT = 4096;

    private static final StrictJson JSON =
            StrictJson.within(new Limits(MOST_DEPTH, LONGEST_NAME, LONGEST_NUMBER, LONGEST_TEXT));

    /// The addresses of other kinds of networks that the schema lets in.
    private static final Pattern FOREIGN_ADDRESS = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{32,44}");

    private static final Set<String> OF_TOKEN =
            Set.of("chainId", "address", "decimals", "name", "symbol", "logoURI", "tags", "extensions");
    private static final Set<String> OF_VERSION = Set.of("major", "minor", "patch");

    private static final int MOST_NAME = 30;
    private static final int MOST_TOKEN_NAME = 60;
    private static final int MOST_SYMBOL = 20;

    private final List<ListedToken> tokens = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();
    private int passedOver;

    private TokenListJson() {}

    /// Where a token is.
    private record Place(long chainId, EthereumAddress address) {}

    static Parsed<TokenList> parse(byte[] utf8) {
        return JSON.parseObject(utf8).then(list -> {
            try {
                return Parsed.ok(new TokenListJson().read(list, sha256(utf8)));
            } catch (Wrong e) {
                return Parsed.malformed(e.what());
            }
        });
    }

    private static Hash256 sha256(byte[] bytes) {
        try {
            return Hash256.of(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private TokenList read(JsonNode list, Hash256 hash) throws Wrong {
        var name = ListFields.words(list, "name", MOST_NAME);
        var time = ListFields.time(list, "timestamp");
        var version = version(ListFields.object(list, "version"));
        ListFields.checkUri(list, "logoURI");
        ListExtras.checkKeywords(list);
        ListExtras.checkTags(list);
        var all = ListFields.array(list, "tokens");
        if (all.isEmpty()) throw new Wrong("'tokens' is empty");
        if (all.size() > TokenList.MOST_TOKENS) throw new Wrong("'tokens' has " + all.size() + " tokens");
        for (int i = 0; i < all.size(); i++) {
            try {
                token(all.get(i));
            } catch (Wrong e) {
                throw new Wrong("token " + i + ": " + e.what());
            }
        }
        return new TokenList(name, version, time, hash, tokens, passedOver);
    }

    private static ListVersion version(JsonNode version) throws Wrong {
        ListFields.checkNames(version, OF_VERSION);
        return new ListVersion(
                (int) ListFields.number(version, "major", 0, Integer.MAX_VALUE),
                (int) ListFields.number(version, "minor", 0, Integer.MAX_VALUE),
                (int) ListFields.number(version, "patch", 0, Integer.MAX_VALUE));
    }

    private void token(JsonNode token) throws Wrong {
        if (!token.isObject()) throw new Wrong("no JSON object");
        ListFields.checkNames(token, OF_TOKEN);
        long chainId = ListFields.number(token, "chainId", 1, Long.MAX_VALUE);
        int decimals = (int) ListFields.number(token, "decimals", 0, ListedToken.MOST_DECIMALS);
        var name = ListFields.spaced(token, "name", MOST_TOKEN_NAME);
        var symbol = ListFields.unspaced(token, "symbol", MOST_SYMBOL);
        ListFields.checkUri(token, "logoURI");
        ListExtras.checkTagNames(token);
        ListExtras.checkExtensions(token);
        var address = ListFields.text(token, "address");
        if (FOREIGN_ADDRESS.matcher(address).matches()) {
            passedOver++;
            return;
        }
        var listed = new ListedToken(chainId, ListedAddress.read(address), symbol, name, decimals, notes(token));
        if (places.add(new Place(chainId, listed.address()))) tokens.add(listed);
        else passedOver++;
    }

    private static Set<ListedToken.Note> notes(JsonNode token) {
        var notes = EnumSet.noneOf(ListedToken.Note.class);
        for (var note : ListedToken.Note.values()) {
            var said = token.path("extensions").path(note.extension());
            if (said.isBoolean() && said.booleanValue()) notes.add(note);
        }
        return notes;
    }
}
