package dev.touchstone.ui.exchange;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.tokenlist.ListedToken;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.token.AddTokenViewModel;
import dev.touchstone.ui.token.TokenClaims;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A token to get that the wallet does not show yet: by its contract, or found in the lists by its sign. It is added to
/// the wallet, which has its name and decimals proven. Confined to the JavaFX application thread; knows no scene.
public final class OtherToken {
    private static final int MOST = 6;
    private static final int SHORTEST = 2;

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Consumer<TokenContract> chosen;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Candidate>> candidates = new ReadOnlyObjectWrapper<>(List.of());

    /// A token that may be meant.
    ///
    /// @param words which it is, and whose word that is
    public record Candidate(EthereumAddress contract, String words) {}

    /// @param chosen hears which token was added
    public OtherToken(Surroundings around, Session session, EthereumSide side, Consumer<TokenContract> chosen) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.chosen = chosen;
        text.subscribe(this::look);
    }

    public StringProperty text() {
        return text;
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Candidate>> candidates() {
        return candidates.getReadOnlyProperty();
    }

    private TokenClaims claims() {
        return new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
    }

    private void look(String typed) {
        problem.set("");
        var words = typed.strip();
        if (words.startsWith("0x")) {
            byContract(words);
            return;
        }
        candidates.set(words.length() < SHORTEST ? List.of() : inLists(words.toLowerCase(Locale.ROOT)));
        boolean isUnknown = words.length() > SHORTEST && candidates.get().isEmpty();
        if (isUnknown) problem.set("No list names such a token. Paste the address of its contract.");
    }

    private void byContract(String words) {
        switch (ParsedEthereumAddress.parse(words)) {
            case ParsedEthereumAddress.Invalid(var wrong) -> {
                candidates.set(List.of());
                boolean isWhole = words.length() >= 2 * EthereumAddress.BYTES + 2;
                if (isWhole) problem.set(AccountTexts.explain(wrong));
            }
            case ParsedEthereumAddress.Valid(var contract, var _) -> {
                problem.set(AddTokenViewModel.wrong(session, contract));
                var listed = claims().listed(contract);
                var candidate = new Candidate(contract, listed.isEmpty() ? "No list names this contract" : listed);
                candidates.set(problem.get().isEmpty() ? List.of(candidate) : List.of());
            }
        }
    }

    private List<Candidate> inLists(String words) {
        var claims = claims();
        return claims.lists().on(claims.chainId()).stream()
                .filter(token -> token.symbol().toLowerCase(Locale.ROOT).startsWith(words)
                        || token.name().toLowerCase(Locale.ROOT).startsWith(words))
                .limit(MOST)
                .map(token -> new Candidate(token.address(), words(token, claims)))
                .toList();
    }

    private static String words(ListedToken token, TokenClaims claims) {
        return OwnWords.of(token.symbol()).shown() + ", "
                + OwnWords.of(token.name()).shown() + ". " + claims.listed(token.address()) + ": "
                + AddressFormat.brief(token.address().text());
    }

    /// Adds a token to the wallet, and chooses it.
    void add(Candidate candidate) {
        around.whenDone(session.wallet().tokens().add(candidate.contract()), outcome -> {
            problem.set(OutcomeTexts.explain(outcome));
            if (!(outcome instanceof Saving.Saved<TokenContract>(var token))) return;
            text.set("");
            chosen.accept(token);
        });
    }
}
