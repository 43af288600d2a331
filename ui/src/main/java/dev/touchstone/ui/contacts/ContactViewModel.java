package dev.touchstone.ui.contacts;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.activity.ActivityLines;
import dev.touchstone.ui.activity.ActivityRow;
import dev.touchstone.ui.send.OnEthereum;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.NameChange;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.NamedPayee;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One contact: where they are paid, what their name stands for, and what was paid to them. Confined to the
/// JavaFX application thread; knows no scene.
public final class ContactViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final ContactId id;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Optional<ContactPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Looking looking = new Looking.Not();

    /// What the page shows at one moment. Immutable.
    ///
    /// @param payments to this contact on both chains, newest first
    record ContactPage(Contact contact, Looking looking, List<ActivityRow.Timed> payments) {
        ContactPage {
            payments = List.copyOf(payments);
        }
    }

    /// How far the contact's name has come. Immutable.
    sealed interface Looking {
        record Not() implements Looking {}

        record Asked() implements Looking {}

        /// It stands for this address.
        ///
        /// @param standing how far that is proven, in words
        record Found(NameLook.Found name, NameChange change, String standing) implements Looking {}

        /// It stands for nothing, or nobody proved what for.
        record Nothing(String why) implements Looking {}
    }

    public ContactViewModel(Surroundings around, Session session, ContactId id) {
        this.around = around;
        this.session = session;
        this.id = id;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        subscriptions.changes(around.amounts(), _ -> renew());
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        page.set(wallet.contacts()
                .find(id)
                .map(contact -> new ContactPage(contact, looking, payments(wallet, contact))));
    }

    private List<ActivityRow.Timed> payments(WalletSnapshot wallet, Contact contact) {
        return ActivityLines.of(wallet, around.amounts().get().hidden()).stream()
                .filter(row -> PaidTo.pays(row, contact, wallet))
                .toList();
    }

    ReadOnlyObjectProperty<Optional<ContactPage>> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// As which coin the name is looked up: for ether where the contact has no own address there, else for
    /// bitcoin.
    static CoinType coin(Contact contact, WalletSnapshot wallet) {
        boolean isForBitcoin = contact.entry().ethereum().isPresent()
                && contact.entry().bitcoin().isEmpty();
        return isForBitcoin ? NamedPayee.coin(wallet.network()) : CoinType.ETHER;
    }

    void lookUp() {
        var side = session.ethereum().filter(ContactViewModel::asksSomebody);
        var contact = page.get().map(ContactPage::contact);
        var name = contact.flatMap(each -> each.entry().ens());
        if (name.isEmpty()) return;
        if (side.isEmpty()) {
            become(new Looking.Nothing("Names are kept on Ethereum, where this wallet asks nobody yet."));
            return;
        }
        become(new Looking.Asked());
        var coin = coin(contact.get(), session.wallet().snapshot().get());
        around.whenDone(
                side.get().names().look(name.get(), coin, Set.of()),
                look -> looked(coin, look),
                () -> become(new Looking.Not()));
    }

    private static boolean asksSomebody(EthereumSide side) {
        return !(side.chain().get().stage() instanceof Stage.NotSetUp);
    }

    private void looked(CoinType coin, NameLook look) {
        var contact = session.wallet().snapshot().get().contacts().find(id);
        if (contact.isEmpty()) return;
        if (!(look instanceof NameLook.Found found)) {
            become(new Looking.Nothing(NameTexts.explain(look, around.ages())));
            return;
        }
        var change = contact.get().compare(coin, found.value());
        become(new Looking.Found(found, change, NameTexts.standing(found)));
        switch (change) {
            case NameChange.FirstTime _, NameChange.Same _ -> remember(coin, found.value());
            case NameChange.Changed _ -> {}
        }
    }

    private void become(Looking next) {
        looking = next;
        renew();
    }

    /// The person says that the name's new address is right.
    void accept(NameChange.Changed change) {
        remember(change.before().coin(), change.now());
        become(new Looking.Not());
    }

    private void remember(CoinType coin, ByteString value) {
        var stand = new NameStand(coin, value, around.now().get());
        around.whenDone(
                session.wallet().contacts().remember(id, stand), outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    /// An address in the bytes of its chain, as it is written.
    String written(NameStand stand) {
        return written(stand.coin(), stand.value());
    }

    String written(CoinType coin, ByteString value) {
        if (coin.chainId().isPresent() && value.length() == EthereumAddress.BYTES) {
            return new EthereumAddress(value).text();
        }
        return BitcoinAddress.of(session.wallet().network(), new Script(value))
                .map(BitcoinAddress::text)
                .orElse("0x" + value.hex());
    }

    void pay(String recipient) {
        around.navigator().go(new Route.Send(recipient));
    }

    /// What ether is paid to, where this wallet can pay it: the address, or the name that one is looked up by.
    Optional<String> onEthereum(Contact contact) {
        var entry = contact.entry();
        return entry.ethereum().map(EthereumAddress::text).or(entry::ens).filter(_ -> OnEthereum.canSpend(session));
    }

    void payOnEthereum(String recipient) {
        var ether =
                new AssetId.Ether(session.wallet().snapshot().get().ethereum().chain());
        around.navigator().go(new Route.SendAsset(ether, recipient));
    }

    void edit() {
        around.navigator().go(new Route.EditContact(id));
    }

    void copy(String address) {
        around.desktop().copy(address);
    }

    void remove() {
        around.whenDone(session.wallet().contacts().remove(id), outcome -> {
            problem.set(OutcomeTexts.explain(outcome));
            if (outcome instanceof Saving.Saved<ContactId>) around.navigator().back();
        });
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
