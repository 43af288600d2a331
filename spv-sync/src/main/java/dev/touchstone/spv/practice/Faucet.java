package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds payments out of coins that need no key. Confined to the practice-node loop.
final class Faucet {
    private static final int TRANSACTION_VERSION = 2;
    private static final int SATOSHIS_PER_BYTE = 2;

    private final PracticeChain chain;
    private final Mempool mempool;

    Faucet(PracticeChain chain, Mempool mempool) {
        this.chain = chain;
        this.mempool = mempool;
    }

    /// A payment of this amount, or nothing if the free coins are not worth so much.
    Optional<Transaction> payment(Script to, Satoshis amount) {
        var chosen = new ArrayList<CoinSet.Named>();
        var sum = Satoshis.ZERO;
        for (var coin : spendable()) {
            chosen.add(coin);
            sum = sum.plus(coin.coin().output().value());
            var fee = feeOf(chosen, to, amount, sum);
            if (!sum.isLessThan(amount.plus(fee))) {
                return Optional.of(build(chosen, to, amount, sum.minus(amount).minus(fee)));
            }
        }
        return Optional.empty();
    }

    /// What all free coins that can be spent now are worth together.
    Satoshis worth() {
        return Satoshis.sum(
                spendable().stream().map(coin -> coin.coin().output().value()).toList());
    }

    private List<CoinSet.Named> spendable() {
        var next = chain.nextPlace().height();
        var coins = new ArrayList<CoinSet.Named>();
        for (var named : chain.freeCoins()) {
            if (named.coin().isMatureAt(next)) coins.add(named);
        }
        coins.addAll(unconfirmed(next));
        coins.removeIf(coin -> mempool.spenderOf(coin.outPoint()).isPresent());
        return coins;
    }

    private List<CoinSet.Named> unconfirmed(Height next) {
        var free = ScriptRules.anyoneCanSpend();
        var coins = new ArrayList<CoinSet.Named>();
        for (var entry : mempool.entries()) {
            var tx = entry.transaction();
            for (int i = 0; i < tx.outputs().size(); i++) {
                var output = tx.outputs().get(i);
                if (output.script().equals(free)) {
                    coins.add(new CoinSet.Named(tx.outPoint(i), new Coin(output, next, false)));
                }
            }
        }
        return coins;
    }

    private static Satoshis feeOf(List<CoinSet.Named> coins, Script to, Satoshis amount, Satoshis sum) {
        var withChange = build(coins, to, amount, sum);
        return Satoshis.of((long) SATOSHIS_PER_BYTE * withChange.virtualSize());
    }

    /// Change that would be dust goes to the miner.
    private static Transaction build(List<CoinSet.Named> coins, Script to, Satoshis amount, Satoshis change) {
        var inputs = coins.stream()
                .map(coin -> TxIn.unsigned(coin.outPoint(), TxIn.REPLACEABLE)
                        .withWitness(List.of(ScriptRules.OP_TRUE.program())))
                .toList();
        var outputs = new ArrayList<TxOut>();
        outputs.add(new TxOut(amount, to));
        var back = new TxOut(change, ScriptRules.anyoneCanSpend());
        if (!change.isLessThan(RelayPolicy.dustLimit(back))) outputs.add(back);
        return new Transaction(TRANSACTION_VERSION, inputs, outputs, 0);
    }
}
