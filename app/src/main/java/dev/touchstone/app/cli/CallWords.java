package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.tokenlist.BuiltInLists;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.wallet.message.description.Description;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.field.ListedContracts;
import dev.touchstone.wallet.message.field.MessageField;
import java.math.BigInteger;
import java.util.List;

/// What a call asks of its contract, in the words of whoever described it (ERC-7730); nothing where nobody did.
/// Words only: what it does is in its effects. Pure.
final class CallWords {
    private CallWords() {}

    static Page of(UnsignedTransaction tx, BigInteger chainId) {
        if (!(tx.destination() instanceof Destination.To(var to)) || tx.data().isEmpty()) return Page.empty();
        KnownContracts contracts = new ListedContracts(BuiltInLists.ofThisRelease(), KnownSpenders.builtIn());
        return Descriptions.builtIn()
                .ofCall(chainId, to, tx.data(), tx.value().value(), contracts)
                .map(CallWords::page)
                .orElseGet(Page::empty);
    }

    private static Page page(Description said) {
        var page = Page.empty()
                .row(
                        "Asks",
                        Words.printable(said.intent()) + " (as described for " + Words.printable(said.owner())
                                + "; not audited)");
        return page.and(rows(said.fields(), ""));
    }

    private static Page rows(List<MessageField> fields, String before) {
        var page = Page.empty();
        for (var field : fields) {
            var label = before + field.label();
            page = field.value() instanceof FieldValue.Group(var inner) && !inner.isEmpty()
                    ? page.and(rows(inner, label + "."))
                    : page.row(
                            "  " + Words.printable(label),
                            Words.printable(Words.plain(MessageTexts.value(field.value()))));
        }
        return page;
    }
}
