package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// All contacts of a wallet, by name. Immutable.
public record ContactBook(List<Contact> contacts) {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Comparator<Contact> BY_NAME = Comparator.comparing(
                    Contact::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparingInt(contact -> contact.id().value());

    public static final ContactBook EMPTY = new ContactBook(List.of());

    public ContactBook {
        contacts = contacts.stream().sorted(BY_NAME).toList();
    }

    public Optional<Contact> find(ContactId id) {
        return first(contact -> contact.id().equals(id));
    }

    /// Whose address this is.
    public Optional<Contact> of(BitcoinAddress address) {
        return first(
                contact -> contact.entry().bitcoin().filter(address::equals).isPresent());
    }

    /// Whose address this is.
    public Optional<Contact> of(EthereumAddress address) {
        return first(
                contact -> contact.entry().ethereum().filter(address::equals).isPresent());
    }

    /// Whose name of the name service this is, in its normal form.
    public Optional<Contact> ofEns(String ens) {
        return first(contact -> contact.entry().ens().filter(ens::equals).isPresent());
    }

    /// The contact with exactly this name, whatever the case of its letters; empty where there are several.
    public Optional<Contact> called(String name) {
        var all = contacts.stream()
                .filter(contact -> contact.name().equalsIgnoreCase(name.strip()))
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// The contacts in whose name, note or addresses all of these words are; everybody for none.
    public List<Contact> search(String words) {
        var wanted = SPACE.split(words.strip().toLowerCase(Locale.ROOT), 0);
        return contacts.stream()
                .filter(contact -> {
                    var text = text(contact);
                    for (var word : wanted) if (!text.contains(word)) return false;
                    return true;
                })
                .toList();
    }

    private static String text(Contact contact) {
        var entry = contact.entry();
        return String.join(
                        "\n",
                        entry.name(),
                        entry.note(),
                        entry.bitcoin().map(BitcoinAddress::text).orElse(""),
                        entry.ethereum().map(EthereumAddress::text).orElse(""),
                        entry.ens().orElse(""))
                .toLowerCase(Locale.ROOT);
    }

    private Optional<Contact> first(Predicate<Contact> wanted) {
        return contacts.stream().filter(wanted).findFirst();
    }
}
