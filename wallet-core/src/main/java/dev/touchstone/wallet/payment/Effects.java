package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.List;

/// What a payment changes, and nothing else: what the review shows and what is compared with the bytes before they are
/// signed. Immutable.
///
/// @param before what the wallet can call its own now: every coin that is not on its way out
/// @param spent the coins that are spent, in the order of the inputs
/// @param payments what others get, in the order of the outputs
/// @param returned what comes back to the wallet, in the order of the outputs
public record Effects(
        Satoshis before, List<Spent> spent, List<Payment> payments, List<Returned> returned, Satoshis fee) {
    public record Spent(OutPoint outPoint, Satoshis amount) {}

    public record Payment(int output, BitcoinAddress address, Satoshis amount) {}

    public record Returned(int output, AddressPath path, BitcoinAddress address, Satoshis amount) {}

    public Effects {
        spent = List.copyOf(spent);
        payments = List.copyOf(payments);
        returned = List.copyOf(returned);
    }

    /// What others get together.
    public Satoshis paid() {
        return Satoshis.sum(payments.stream().map(Payment::amount).toList());
    }

    /// What the wallet has when the payment is done.
    public Satoshis after() {
        return before.minus(paid()).minus(fee);
    }
}
