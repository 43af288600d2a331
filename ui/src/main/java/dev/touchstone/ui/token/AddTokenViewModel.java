package dev.touchstone.ui.token;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One more token to be shown, by its contract. Confined to the JavaFX application thread; knows no scene.
public final class AddTokenViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final FindTokensModel finder;
    private final TokenListsModel lists;
    private final ReadOnlyStringWrapper claim = new ReadOnlyStringWrapper("");
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public AddTokenViewModel(Surroundings around, Session session, EthereumSide side) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.finder = new FindTokensModel(around, session, side);
        this.lists = new TokenListsModel(around, side);
        address.subscribe(text -> {
            addressProblem.set("");
            problem.set("");
            claim.set(introduction(text));
        });
    }

    /// What lists claim that the pasted contract is; empty where none names it.
    ReadOnlyStringProperty claim() {
        return claim.getReadOnlyProperty();
    }

    private String introduction(String text) {
        var claims = new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
        return switch (ParsedEthereumAddress.parse(text)) {
            case ParsedEthereumAddress.Valid(var contract, boolean _) -> {
                var words = claims.introduction(contract);
                yield words.isEmpty() ? "No list names this contract." : words;
            }
            case ParsedEthereumAddress.Invalid _ -> "";
        };
    }

    FindTokensModel finder() {
        return finder;
    }

    TokenListsModel lists() {
        return lists;
    }

    @Override
    public void close() {
        finder.close();
        lists.close();
    }

    StringProperty address() {
        return address;
    }

    ReadOnlyStringProperty addressProblem() {
        return addressProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void add() {
        if (busy.get()) return;
        switch (ParsedEthereumAddress.parse(address.get())) {
            case ParsedEthereumAddress.Invalid(var wrong) -> addressProblem.set(AccountTexts.explain(wrong));
            case ParsedEthereumAddress.Valid(var contract, boolean _) -> {
                addressProblem.set(wrong(session, contract));
                if (addressProblem.get().isEmpty()) add(contract);
            }
        }
    }

    /// What speaks against an address as that of a contract; empty where nothing does.
    public static String wrong(Session session, EthereumAddress contract) {
        var holdings = session.wallet().snapshot().get().ethereum();
        if (contract.equals(EthereumAddress.ZERO)) return "This is the address of nobody. No contract has it.";
        return holdings.account(contract).isPresent()
                ? "This is one of your own accounts. Paste the address of the contract."
                : "";
    }

    private void add(EthereumAddress address) {
        var tokens = session.wallet().snapshot().get().tokens();
        var contract = new TokenContract(tokens.chain(), address);
        if (tokens.token(contract).isPresent()) {
            leave(contract);
            return;
        }
        busy.set(true);
        around.whenDone(
                session.wallet().tokens().add(address),
                outcome -> {
                    busy.set(false);
                    problem.set(OutcomeTexts.explain(outcome));
                    if (outcome instanceof Saving.Saved<TokenContract>(var saved)) leave(saved);
                },
                () -> busy.set(false));
    }

    private void leave(TokenContract contract) {
        around.navigator().replace(new Route.Asset(new AssetId.Token(contract)));
    }

    void back() {
        around.navigator().back();
    }
}
