package dev.touchstone.ui.nft;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.ui.token.AddTokenViewModel;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.collectible.ParsedNftNumber;
import java.math.BigInteger;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One more collectible to be shown, by contract and number. Confined to the JavaFX application thread; knows no scene.
public final class AddCollectibleViewModel {
    private final Surroundings around;
    private final Session session;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty number = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper numberProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public AddCollectibleViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        address.subscribe(_ -> addressProblem.set(""));
        number.subscribe(_ -> numberProblem.set(""));
    }

    StringProperty address() {
        return address;
    }

    StringProperty number() {
        return number;
    }

    ReadOnlyStringProperty addressProblem() {
        return addressProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty numberProblem() {
        return numberProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void add() {
        if (busy.get()) return;
        problem.set("");
        var contract = contract();
        var id = id();
        if (contract.isPresent() && id.isPresent()) add(contract.get(), id.get());
    }

    private Optional<EthereumAddress> contract() {
        return switch (ParsedEthereumAddress.parse(address.get())) {
            case ParsedEthereumAddress.Invalid(var wrong) -> {
                addressProblem.set(AccountTexts.explain(wrong));
                yield Optional.empty();
            }
            case ParsedEthereumAddress.Valid(var contract, boolean _) -> {
                addressProblem.set(AddTokenViewModel.wrong(session, contract));
                yield addressProblem.get().isEmpty() ? Optional.of(contract) : Optional.empty();
            }
        };
    }

    private Optional<BigInteger> id() {
        return switch (ParsedNftNumber.parse(number.get())) {
            case ParsedNftNumber.Invalid(var wrong) -> {
                numberProblem.set(TokenTexts.explain(wrong));
                yield Optional.empty();
            }
            case ParsedNftNumber.Valid(var id) -> Optional.of(id);
        };
    }

    private void add(EthereumAddress contract, BigInteger id) {
        busy.set(true);
        around.whenDone(
                session.wallet().tokens().addCollectible(contract, id),
                outcome -> {
                    busy.set(false);
                    problem.set(OutcomeTexts.explain(outcome));
                    if (outcome instanceof Saving.Saved<NftRef>(var ref))
                        around.navigator().replace(new Route.Asset(new AssetId.Collectible(ref)));
                },
                () -> busy.set(false));
    }

    void back() {
        around.navigator().back();
    }
}
