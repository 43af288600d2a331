package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events about contacts as bytes (docs/wallet-file.md, "Records"). Thread-safe.
final class ContactCodec {
    private static final int MOST_TEXT = 1_100;
    private static final int MOST_NETWORK = 32;
    private static final int MOST_STANDS = 50;

    private ContactCodec() {}

    /// The kind of the record.
    static int write(WalletEvent.OfContacts event, WireWriter out) {
        return switch (event) {
            case WalletEvent.ContactSaved(var contact, var at) -> {
                contact(out, contact);
                EventFields.time(out, at);
                yield EventCodec.CONTACT_SAVED;
            }
            case WalletEvent.ContactRemoved(var id, var at) -> {
                out.i32(id.value());
                EventFields.time(out, at);
                yield EventCodec.CONTACT_REMOVED;
            }
            case WalletEvent.ContactNameSeen(var id, var stand) -> {
                out.i32(id.value());
                stand(out, stand);
                yield EventCodec.CONTACT_NAME_SEEN;
            }
        };
    }

    static WalletEvent read(int kind, WireReader in) throws MalformedException {
        return switch (kind) {
            case EventCodec.CONTACT_SAVED -> new WalletEvent.ContactSaved(contact(in), EventFields.time(in));
            case EventCodec.CONTACT_REMOVED -> new WalletEvent.ContactRemoved(id(in), EventFields.time(in));
            case EventCodec.CONTACT_NAME_SEEN -> new WalletEvent.ContactNameSeen(id(in), stand(in));
            default -> throw new MalformedException("no event of contacts of kind " + kind);
        };
    }

    private static void contact(WireWriter out, Contact contact) {
        var entry = contact.entry();
        out.i32(contact.id().value());
        EventFields.text(out, entry.name());
        EventFields.text(out, entry.note());
        out.u8(entry.bitcoin().isPresent() ? 1 : 0);
        entry.bitcoin().ifPresent(address -> {
            EventFields.text(out, address.network().id());
            out.varString(address.script().program());
        });
        out.u8(entry.ethereum().isPresent() ? 1 : 0);
        entry.ethereum().ifPresent(address -> EventFields.address(out, address));
        EventFields.text(out, entry.ens().orElse(""));
        out.u8(contact.stands().size());
        contact.stands().forEach(stand -> stand(out, stand));
    }

    private static Contact contact(WireReader in) throws MalformedException {
        var id = id(in);
        var name = EventFields.text(in, MOST_TEXT);
        if (LabelText.tidy(name).isEmpty()) throw new MalformedException("a contact without a name");
        var note = EventFields.text(in, MOST_TEXT);
        var bitcoin = EventFields.flag(in) ? Optional.of(bitcoin(in)) : Optional.<BitcoinAddress>empty();
        var ethereum = EventFields.flag(in) ? Optional.of(EventFields.address(in)) : Optional.<EthereumAddress>empty();
        var ens = Optional.of(EventFields.text(in, MOST_TEXT)).filter(text -> !text.isEmpty());
        if (ens.filter(text -> text.length() > ContactEntry.MOST_ENS).isPresent()) {
            throw new MalformedException("a name too long to be one");
        }
        return new Contact(id, new ContactEntry(name, note, bitcoin, ethereum, ens), stands(in));
    }

    private static BitcoinAddress bitcoin(WireReader in) throws MalformedException {
        var id = EventFields.text(in, MOST_NETWORK);
        var network = Network.byId(id).orElseThrow(() -> new MalformedException("no network " + id));
        var script = new Script(in.varString(NameStand.MOST_BYTES));
        return BitcoinAddress.of(network, script).orElseThrow(() -> new MalformedException("no address"));
    }

    private static List<NameStand> stands(WireReader in) throws MalformedException {
        int count = in.u8();
        if (count > MOST_STANDS) throw new MalformedException(count + " addresses of one name");
        var stands = new ArrayList<NameStand>();
        for (int i = 0; i < count; i++) stands.add(stand(in));
        return stands;
    }

    private static void stand(WireWriter out, NameStand stand) {
        out.u32(stand.coin().number()).varString(stand.value());
        EventFields.time(out, stand.at());
    }

    private static NameStand stand(WireReader in) throws MalformedException {
        var coin = new CoinType(in.u32());
        var value = in.varString(NameStand.MOST_BYTES);
        if (value.isEmpty()) throw new MalformedException("a name that stands for nothing");
        return new NameStand(coin, value, EventFields.time(in));
    }

    private static ContactId id(WireReader in) throws MalformedException {
        int id = in.i32();
        if (id < 1) throw new MalformedException("contact " + id);
        return new ContactId(id);
    }
}
