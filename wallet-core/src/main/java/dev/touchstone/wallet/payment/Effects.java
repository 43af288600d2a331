package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.OwnScripts;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
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

    /// Reads the effects off a transaction.
    ///
    /// @param coins the coin that each input spends, in order; all are the wallet's own
    /// @throws IllegalArgumentException when an input spends another coin, or an output has no address
    public static Effects of(
            Transaction transaction, List<Coin> coins, OwnScripts own, Network network, Satoshis before) {
        var payments = new ArrayList<Payment>();
        var returned = new ArrayList<Returned>();
        for (int i = 0; i < transaction.outputs().size(); i++) {
            var output = transaction.outputs().get(i);
            var address = new BitcoinAddress(network, output.script());
            var path = own.pathOf(output.script());
            if (path.isPresent()) returned.add(new Returned(i, path.get(), address, output.value()));
            else payments.add(new Payment(i, address, output.value()));
        }
        var spent = spent(transaction, coins);
        var in = Satoshis.sum(spent.stream().map(Spent::amount).toList());
        var out = Satoshis.sum(transaction.outputs().stream().map(TxOut::value).toList());
        return new Effects(before, spent, payments, returned, in.minus(out));
    }

    private static List<Spent> spent(Transaction transaction, List<Coin> coins) {
        if (coins.size() != transaction.inputs().size()) throw new IllegalArgumentException("one coin for each input");
        var spent = new ArrayList<Spent>();
        for (int i = 0; i < coins.size(); i++) {
            var coin = coins.get(i);
            if (!coin.outPoint().equals(transaction.inputs().get(i).outPoint())) {
                throw new IllegalArgumentException("input " + i + " does not spend " + coin.outPoint());
            }
            spent.add(new Spent(coin.outPoint(), coin.value()));
        }
        return spent;
    }

    /// What can be called the wallet's own now: every coin that is not on its way out and not merely announced by
    /// somebody else.
    public static Satoshis owned(List<Coin> coins) {
        return Satoshis.sum(coins.stream()
                .filter(coin -> !coin.leaving() && !(coin.origin() instanceof Coin.Origin.OthersUnconfirmed))
                .map(Coin::value)
                .toList());
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
