package dev.touchstone.ui.ether;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.Recipient;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Whom to watch: an address, a name that stands for one, or the key that a device shows. Confined to the JavaFX
/// application thread; knows no scene.
final class WatchForm {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final StringProperty label;
    private final BooleanProperty busy;
    private final Consumer<Saving<EthereumAccount>> watched;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper known = new ReadOnlyStringWrapper("");

    /// @param label what the account is to be called; a name that was looked up is put there
    /// @param busy set while the wallet is at work
    /// @param watched hears what came of it
    WatchForm(
            Surroundings around,
            Session session,
            EthereumSide side,
            StringProperty label,
            BooleanProperty busy,
            Consumer<Saving<EthereumAccount>> watched) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.label = label;
        this.busy = busy;
        this.watched = watched;
        address.subscribe(_ -> known.set(""));
    }

    StringProperty address() {
        return address;
    }

    /// What is wrong with the address; empty while nothing is.
    StringProperty problem() {
        return problem;
    }

    /// What is known of the address by its name; empty where none was looked up.
    ReadOnlyStringProperty known() {
        return known.getReadOnlyProperty();
    }

    /// What to know about the address that is being typed.
    String hint() {
        if (!known.get().isEmpty()) return known.get();
        return ParsedEthereumAddress.parse(address.get()) instanceof ParsedEthereumAddress.Valid(var _, boolean checked)
                        && !checked
                ? "These letters carry no checksum, so a wrong one goes unnoticed. Compare all of it."
                : "0x and 40 digits, as other wallets show it, or a name like alice.eth.";
    }

    /// Watches what was typed; a name is looked up first, for the person to agree to.
    void watch() {
        if (DeviceReading.isCode(address.get())) {
            watchDevice(address.get());
            return;
        }
        switch (ParsedEthereumAddress.parse(address.get())) {
            case ParsedEthereumAddress.Invalid _
            when isName() -> lookUp(address.get().strip());
            case ParsedEthereumAddress.Invalid(var wrong) -> problem.set(AccountTexts.explain(wrong));
            case ParsedEthereumAddress.Valid(var valid, boolean _) -> {
                busy.set(true);
                around.whenDone(
                        session.wallet().ethereum().watch(valid, label.get().strip()), watched, this::rest);
            }
        }
    }

    /// A key that a device shows: the first account behind it, which the device signs for.
    private void watchDevice(String text) {
        var accounts = session.wallet().ethereum();
        switch (DeviceReading.of(text, accounts)) {
            case DeviceReading.Refused(var why) -> problem.set(why);
            case DeviceReading.Found(var first, var called) -> {
                var name = label.get().isBlank() ? called : label.get().strip();
                busy.set(true);
                around.whenDone(accounts.watchDevice(first.address(), first.key(), name), watched, this::rest);
            }
        }
    }

    private boolean isName() {
        return Recipient.parse(address.get(), session.wallet().network()) instanceof Recipient.Named;
    }

    /// Puts the address in the name's place, in full, for the person to agree to.
    private void lookUp(String name) {
        if (side.chain().get().stage() instanceof Stage.NotSetUp) {
            problem.set("Names are kept on Ethereum, where this wallet asks nobody yet. Paste the address.");
            return;
        }
        busy.set(true);
        known.set("Looking up " + name);
        around.whenDone(side.names().look(name, CoinType.ETHER, Set.of()), this::lookedUp, this::rest);
    }

    private void lookedUp(NameLook look) {
        rest();
        known.set("");
        if (!(look instanceof NameLook.Found found)) {
            problem.set(NameTexts.explain(look, around.ages()));
            return;
        }
        address.set(new EthereumAddress(found.value()).text());
        if (label.get().isBlank()) label.set(found.name().text());
        var warnings = found.warnings().stream().map(NameTexts::explain).collect(Collectors.joining(" "));
        known.set((found.name().text() + " stands for this. " + NameTexts.standing(found) + " " + warnings).strip());
    }

    private void rest() {
        busy.set(false);
    }
}
