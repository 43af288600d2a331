package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.node.NamesOnChain;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactBook;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.NameLook;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds out whom somebody meant: among the wallet's contacts first, then by the name service. Blocks.
///
/// @param offchain whether the servers may be asked that a name's contract names
record EthereumPayees(EthereumChain chain, ContactBook contacts, NamesOnChain names, boolean offchain) {
    /// Whom a payment is for.
    EthereumPayee payee(TypedPayee typed) throws Failure {
        return switch (typed) {
            case TypedPayee.Account(var address) -> account(address);
            case TypedPayee.Called(var text) -> called(text);
            case TypedPayee.Link link -> {
                link.check(chain);
                yield asked(link.ask());
            }
        };
    }

    /// The same where somebody was typed at all.
    Optional<EthereumPayee> payee(Optional<TypedPayee> typed) throws Failure {
        return typed.isEmpty() ? Optional.empty() : Optional.of(payee(typed.get()));
    }

    private EthereumPayee asked(EthereumAsk ask) throws Failure {
        return switch (ask.payee()) {
            case EthereumAsk.Party.ByAddress(var address, var _) ->
                account(address).by(ask);
            case EthereumAsk.Party.ByName(var name) -> named(name).by(ask);
        };
    }

    private EthereumPayee account(EthereumAddress address) {
        return EthereumPayee.of(address, contacts.of(address));
    }

    private EthereumPayee called(String text) throws Failure {
        var contact = contacts.called(text);
        if (contact.isPresent()) return contact(contact.get());
        if (!text.contains(".")) throw ContactCommand.unknown(text);
        return named(text);
    }

    private EthereumPayee contact(Contact contact) throws Failure {
        var entry = contact.entry();
        if (entry.ethereum().isPresent()) {
            return EthereumPayee.of(entry.ethereum().get(), Optional.of(contact));
        }
        if (entry.ens().isPresent()) return named(entry.ens().get());
        throw Failure.refused(
                "BadRecipient",
                "The contact " + Words.printable(contact.name()) + " has neither an Ethereum address nor a name.");
    }

    private EthereumPayee named(String typed) throws Failure {
        EthereumWords.name(typed);
        var look = names.look(typed, CoinType.ETHER, Set.of()).join();
        if (offchain && look instanceof NameLook.Elsewhere(var _, var hosts) && !hosts.isEmpty()) {
            look = names.look(typed, CoinType.ETHER, new HashSet<>(hosts)).join();
        }
        if (!(look instanceof NameLook.Found found)) throw refused(look);
        if (found.value().length() != EthereumAddress.BYTES) {
            throw Failure.refused("BadRecipient", "The name's record is no address of Ethereum.");
        }
        return EthereumPayee.of(found, contacts.ofEns(found.name().text()));
    }

    private static Failure refused(NameLook look) {
        var sentence = Words.printable(Words.plain(NameTexts.explain(look, new AgeFormat(ZoneOffset.UTC))));
        return switch (look) {
            case NameLook.Found _ -> throw new IllegalArgumentException("it was found");
            case NameLook.Elsewhere _ ->
                Failure.refused(
                        "NameElsewhere", sentence + " With --offchain they are asked, and their word is taken.");
            case NameLook.Without _, NameLook.Expired _, NameLook.NotAName _, NameLook.NoNames _ ->
                Failure.refused("BadRecipient", sentence);
            case NameLook.NotProven _ -> Failure.environment("NameNotProven", sentence);
        };
    }
}
