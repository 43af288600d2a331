package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the transaction of a draft from coins and payments, with change where it is worth having. Immutable.
///
/// Inputs and outputs are shuffled. BIP69 would sort them, but then every transaction whose order happens to be another
/// tells that it was made elsewhere, and the sorted ones tell which few wallets sort. Each input signals that the
/// transaction may be replaced (BIP125), and the lock time keeps it out of blocks older than the tip.
final class DraftAssembly {
    private static final int VERSION = 2;

    private final FeeRate rate;
    private final DraftContext context;

    DraftAssembly(FeeRate rate, DraftContext context) {
        this.rate = rate;
        this.context = context;
    }

    Script changeScript(AddressType type) {
        return context.changeOf(type).address().script();
    }

    /// The coins are known to be enough. Change smaller than its dust limit, or than spending it will cost, is left
    /// to the fee.
    DraftOutcome assemble(List<Coin> coins, List<TxOut> payments, AddressType changeType) {
        var script = changeScript(changeType);
        var scripts = new ArrayList<>(scriptsOf(payments));
        scripts.add(script);
        var change = total(coins).minus(sum(payments)).minus(rate.feeFor(TransactionWeight.of(coins, scripts)));
        var spending = CoinSelector.LONG_TERM.feeFor(changeType.inputWeight());
        boolean isWorthHaving = !change.isLessThan(DustLimit.of(script)) && !change.isLessThan(spending);
        if (!isWorthHaving) return withoutChange(coins, payments);
        var outputs = new ArrayList<>(payments);
        outputs.add(new TxOut(change, script));
        return finish(coins, outputs);
    }

    DraftOutcome withoutChange(List<Coin> coins, List<TxOut> payments) {
        return finish(coins, payments);
    }

    private DraftOutcome finish(List<Coin> coins, List<TxOut> outputs) {
        long weight = TransactionWeight.of(coins, scriptsOf(outputs));
        if (weight > TransactionWeight.MOST) return new DraftOutcome.TooLarge(weight, TransactionWeight.MOST);
        var fee = total(coins).minus(sum(outputs));
        if (context.feeLimit().isLessThan(fee)) return new DraftOutcome.FeeAboveLimit(fee, context.feeLimit());
        var spent = Shuffle.of(coins, context.dice());
        var inputs = spent.stream()
                .map(coin -> TxIn.unsigned(coin.outPoint(), TxIn.REPLACEABLE))
                .toList();
        var transaction = new Transaction(VERSION, inputs, Shuffle.of(outputs, context.dice()), context.lockTime());
        var effects = Effects.of(transaction, spent, context.own(), context.network(), Effects.owned(context.coins()));
        var warnings = Warnings.of(effects, spent, rate.feeFor(weight), context);
        return new DraftOutcome.Ready(new Draft(transaction, spent, effects, rate, weight, warnings, Optional.empty()));
    }

    private static List<Script> scriptsOf(List<TxOut> outputs) {
        return outputs.stream().map(TxOut::script).toList();
    }

    private static Satoshis sum(List<TxOut> outputs) {
        return Satoshis.sum(outputs.stream().map(TxOut::value).toList());
    }

    private static Satoshis total(List<Coin> coins) {
        return Satoshis.sum(coins.stream().map(Coin::value).toList());
    }
}
