package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import java.time.Instant;
import java.util.List;

/// A list of tokens that somebody keeps, in the form of the Uniswap token list standard. Which list it is, the
/// hash tells: anybody can give a list any name. Immutable.
///
/// @param timestamp when this version was made, by its own word
/// @param sha256 of its bytes
/// @param tokens each of one network and address: of several entries for one the first counts
/// @param passedOver how many entries are not among them: those, and such with addresses of another kind than
/// Ethereum's
public record TokenList(
        String name, ListVersion version, Instant timestamp, Hash256 sha256, List<ListedToken> tokens, int passedOver) {
    /// A list over this is refused unread: the standard allows 10,000 tokens.
    public static final int MOST_BYTES = 8_000_000;

    public static final int MOST_TOKENS = 10_000;

    public TokenList {
        tokens = List.copyOf(tokens);
    }

    /// Reads a list strictly by the standard's schema: what is outside of it is refused by its name.
    public static Parsed<TokenList> parse(byte[] utf8) {
        return utf8.length > MOST_BYTES
                ? Parsed.malformed("a list of " + utf8.length + " bytes")
                : TokenListJson.parse(utf8);
    }

    /// Its name and version, as a list is spoken of.
    public String title() {
        return name + " " + version;
    }

    /// Its tokens on one network.
    public List<ListedToken> on(long chainId) {
        return tokens.stream().filter(token -> token.chainId() == chainId).toList();
    }
}
