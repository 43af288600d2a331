package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.bitcoin.WitnessCommitment;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.TransactionRules.Judgement;
import dev.touchstone.spv.practice.TransactionRules.Place;
import dev.touchstone.spv.practice.TransactionRules.Spending;
import dev.touchstone.spv.proof.Refutation;
import java.util.Optional;

/// The consensus rules of blocks, headers apart. Pure.
///
/// [#problemInPlace] needs the blocks before it only; [#problemWhenConnected] needs the coins as they are there.
final class BlockRules {
    static final int MOST_WEIGHT = 4_000_000;

    /// Blocks between two halvings of the subsidy on regtest.
    private static final int HALVING = 150;

    private static final Satoshis FIRST_SUBSIDY = Satoshis.of(50 * Satoshis.PER_BITCOIN);
    private static final int HEADER_AND_COUNT_WEIGHT = 4 * (80 + 5);

    private final BitcoinParameters parameters;
    private final ScriptRules scripts;

    BlockRules(BitcoinParameters parameters, ScriptRules scripts) {
        this.parameters = parameters;
        this.scripts = scripts;
    }

    static Satoshis subsidyAt(Height height) {
        int halvings = height.value() / HALVING;
        return halvings >= Long.SIZE ? Satoshis.ZERO : Satoshis.of(FIRST_SUBSIDY.value() >> halvings);
    }

    /// The bytes with which the coinbase's script must begin (BIP34): the height as a number that a script pushes.
    static ByteString heightPush(Height height) {
        int value = height.value();
        if (value == 0) return ByteString.of((byte) 0);
        if (value <= 16) return ByteString.of((byte) (0x50 + value));
        var number = new WireWriter();
        int rest = value;
        while (rest != 0) {
            number.u8(rest & 0xff);
            if (rest <= 0xff && rest >= 0x80) number.u8(0);
            rest >>>= 8;
        }
        return new WireWriter().varString(number.toByteString()).toByteString();
    }

    /// A broken rule that shows without knowing the coins.
    Optional<BlockRefusal> problemInPlace(Block block, Place place) {
        return problemOfContents(block, place.height())
                .map(why -> (BlockRefusal) new BlockRefusal.Unproven(why))
                .or(() -> problemOfSize(block))
                .or(() -> problemOfTransactions(block, place))
                .or(() -> problemOfHeight(block, place.height()));
    }

    private Optional<Refutation> problemOfContents(Block block, Height at) {
        var transactions = block.transactions();
        var tree = new MerkleTree(
                transactions.stream().map(tx -> tx.txid().value()).toList());
        if (!tree.root().equals(block.header().merkleRoot())) return Optional.of(new Refutation.MerkleRootMismatch(at));
        if (tree.isMutated()) return Optional.of(new Refutation.DuplicatedLeaf(at));
        boolean onlyFirst = transactions.getFirst().isCoinbase()
                && transactions.stream().skip(1).noneMatch(Transaction::isCoinbase);
        return onlyFirst ? problemOfWitnesses(block, at) : Optional.of(new Refutation.MisplacedCoinbase(at));
    }

    private Optional<Refutation> problemOfWitnesses(Block block, Height at) {
        var coinbase = block.transactions().getFirst();
        var claimed = WitnessCommitment.in(coinbase);
        if (claimed.isEmpty() || at.isBelow(parameters.segwit())) {
            boolean any = block.transactions().stream().anyMatch(Transaction::hasWitness);
            return any ? Optional.of(new Refutation.UnexpectedWitness(at)) : Optional.empty();
        }
        var reserved = coinbase.inputs().getFirst().witness();
        boolean matches = reserved.size() == 1
                && reserved.getFirst().length() == Hash256.BYTES
                && claimed.get().equals(WitnessCommitment.of(block.transactions(), hashOf(reserved.getFirst())));
        return matches ? Optional.empty() : Optional.of(new Refutation.WitnessCommitmentMismatch(at));
    }

    private static Hash256 hashOf(ByteString bytes) {
        return Hash256.of(bytes.toArray());
    }

    private static Optional<BlockRefusal> problemOfSize(Block block) {
        int weight = HEADER_AND_COUNT_WEIGHT
                + block.transactions().stream().mapToInt(Transaction::weight).sum();
        return weight <= MOST_WEIGHT ? Optional.empty() : Optional.of(new BlockRefusal.Overweight(weight));
    }

    private static Optional<BlockRefusal> problemOfTransactions(Block block, Place place) {
        for (int i = 0; i < block.transactions().size(); i++) {
            var tx = block.transactions().get(i);
            var problem = TransactionRules.problemAlone(tx);
            if (problem.isPresent()) return bad(i, tx, problem.get());
            if (!TransactionRules.isFinal(tx, place)) return bad(i, tx, new TransactionRefusal.NotFinal(tx.lockTime()));
        }
        return Optional.empty();
    }

    private Optional<BlockRefusal> problemOfHeight(Block block, Height at) {
        if (at.isBelow(parameters.bip34())) return Optional.empty();
        var script =
                block.transactions().getFirst().inputs().getFirst().scriptSig().program();
        var push = heightPush(at);
        boolean begins = script.length() >= push.length()
                && ByteString.of(script.toArray(0, push.length())).equals(push);
        return begins ? Optional.empty() : Optional.of(new BlockRefusal.HeightNotInCoinbase(at));
    }

    /// A broken rule that shows against the coins. `coins` takes up what the block does, as far as it is in order.
    Optional<BlockRefusal> problemWhenConnected(Block block, CoinChanges coins, Place place) {
        var fees = Satoshis.ZERO;
        int sigops = 0;
        for (int i = 0; i < block.transactions().size(); i++) {
            var tx = block.transactions().get(i);
            if (isRepeated(tx, coins)) return Optional.of(new BlockRefusal.RepeatedTransaction(tx.txid()));
            switch (judge(tx, coins, place)) {
                case Judgement.Forbidden(var why) -> {
                    return bad(i, tx, why);
                }
                case Judgement.Allowed(var spending) -> {
                    fees = fees.plus(spending.fee());
                    sigops += Sigops.cost(tx, spending.outputs());
                }
            }
            if (sigops > Sigops.MOST_IN_BLOCK) return Optional.of(new BlockRefusal.TooManySigops(sigops));
            coins.apply(tx, place.height());
        }
        return problemOfReward(block, subsidyAt(place.height()).plus(fees));
    }

    private Judgement judge(Transaction tx, Coins coins, Place place) {
        if (tx.isCoinbase()) return new Judgement.Allowed(Spending.NONE);
        return switch (TransactionRules.judge(tx, coins, place)) {
            case Judgement.Forbidden forbidden -> forbidden;
            case Judgement.Allowed allowed ->
                scripts.problem(tx, allowed.spending().outputs(), ScriptRules.Strictness.CONSENSUS)
                        .<Judgement>map(Judgement.Forbidden::new)
                        .orElse(allowed);
        };
    }

    private static boolean isRepeated(Transaction tx, CoinChanges coins) {
        for (int i = 0; i < tx.outputs().size(); i++) {
            if (coins.coin(tx.outPoint(i)).isPresent()) return true;
        }
        return false;
    }

    private static Optional<BlockRefusal> problemOfReward(Block block, Satoshis allowed) {
        var coinbase = block.transactions().getFirst();
        var claimed = Satoshis.sum(coinbase.outputs().stream().map(TxOut::value).toList());
        return allowed.isLessThan(claimed)
                ? Optional.of(new BlockRefusal.CoinbaseTooRich(claimed, allowed))
                : Optional.empty();
    }

    private static Optional<BlockRefusal> bad(int index, Transaction tx, TransactionRefusal why) {
        return Optional.of(new BlockRefusal.BadTransaction(index, tx.txid(), why));
    }
}
