package dev.touchstone.ui.contacts;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.ui.activity.ActivityRow;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;

/// Whether a payment went to a contact: to an own address of theirs, or to one that their name stands for. Pure.
final class PaidTo {
    private PaidTo() {}

    static boolean pays(ActivityRow.Timed row, Contact contact, WalletSnapshot wallet) {
        return switch (row) {
            case ActivityRow.Payment(var line) -> pays(line.txid(), contact, wallet);
            case ActivityRow.Moved(var line) -> pays(line.entry(), contact);
            case ActivityRow.Sending(var line) -> pays(line.payment(), contact, wallet);
        };
    }

    private static boolean pays(TxId payment, Contact contact, WalletSnapshot wallet) {
        return wallet.entry(payment)
                .filter(entry -> entry.direction() == Direction.OUT && pays(entry, contact, wallet))
                .isPresent();
    }

    private static boolean pays(LedgerEntry entry, Contact contact, WalletSnapshot wallet) {
        return entry.transaction().outputs().stream()
                .flatMap(output -> BitcoinAddress.of(wallet.network(), output.script()).stream())
                .anyMatch(address ->
                        contact.entry().bitcoin().filter(address::equals).isPresent()
                                || contact.stand(NamedPayee.coin(wallet.network()))
                                        .filter(stand -> stand.value()
                                                .equals(address.script().program()))
                                        .isPresent());
    }

    private static boolean pays(EthereumEntry entry, Contact contact) {
        return entry.direction() == Direction.OUT
                && entry.counterpart().filter(to -> isOf(to, contact)).isPresent();
    }

    private static boolean pays(Hash256 payment, Contact contact, WalletSnapshot wallet) {
        return wallet.ethereumPayment(payment)
                .flatMap(it -> PayeeWarnings.payee(PaidOrder.of(it)))
                .filter(to -> isOf(to, contact))
                .isPresent();
    }

    private static boolean isOf(EthereumAddress address, Contact contact) {
        return contact.entry().ethereum().filter(address::equals).isPresent()
                || contact.stand(CoinType.ETHER)
                        .filter(stand -> stand.value().equals(address.value()))
                        .isPresent();
    }
}
