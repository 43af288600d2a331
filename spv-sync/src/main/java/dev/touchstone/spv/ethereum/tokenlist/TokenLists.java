package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Claimed;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The lists that this program goes by, those of its own first. What they say is claimed, never proven.
/// Immutable.
public record TokenLists(List<KnownList> all) {
    public static final TokenLists NONE = new TokenLists(List.of());

    public TokenLists {
        all = List.copyOf(all);
    }

    /// A token that a list names, and the list.
    public record Entry(ListedToken token, TokenList list) {}

    /// The tokens of one network, each once, by the first list that names it.
    public List<ListedToken> on(long chainId) {
        var tokens = new LinkedHashMap<EthereumAddress, ListedToken>();
        entries(chainId).forEach(entry -> tokens.putIfAbsent(entry.token().address(), entry.token()));
        return List.copyOf(tokens.values());
    }

    /// What the first list says that names this contract; empty where none does.
    public Optional<Claimed<ListedToken>> recognised(long chainId, EthereumAddress contract) {
        return entries(chainId)
                .filter(entry -> entry.token().address().equals(contract))
                .findFirst()
                .map(TokenLists::claimed);
    }

    /// A listed token of the same symbol at another address, where this contract is on no list with that
    /// symbol: what somebody who reads quickly takes it for.
    ///
    /// @param symbol what the contract calls itself
    public Optional<Claimed<ListedToken>> copied(long chainId, EthereumAddress contract, String symbol) {
        var looks = looks(symbol);
        if (looks.isEmpty()) return Optional.empty();
        var alike = entries(chainId)
                .filter(entry -> looks(entry.token().symbol()).equals(looks))
                .toList();
        boolean isOne = alike.stream().anyMatch(entry -> entry.token().address().equals(contract));
        return isOne ? Optional.empty() : alike.stream().findFirst().map(TokenLists::claimed);
    }

    /// A symbol without what is not seen: case, width, and characters that show nothing.
    private static String looks(String symbol) {
        var shown = new StringBuilder();
        Normalizer.normalize(symbol, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isUnseen(c))
                .forEach(shown::appendCodePoint);
        return shown.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private Stream<Entry> entries(long chainId) {
        return all.stream()
                .flatMap(known -> known.list().tokens().stream().map(token -> new Entry(token, known.list())))
                .filter(entry -> entry.token().chainId() == chainId);
    }

    private static Claimed<ListedToken> claimed(Entry entry) {
        return new Claimed<>(
                entry.token(), "list " + entry.list().title(), entry.list().timestamp());
    }
}
