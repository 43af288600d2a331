package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import org.junit.jupiter.api.Test;

/// When transactions may stand where they stand, and what becomes of branches.
class ChainRulesTest {
    private static final TestKey ALICE = TestKey.of("alice");

    private final Forge forge = new Forge().mine(110);

    // locks

    @Test
    void rejectsATransactionBeforeItsHeight() {
        var coin = forge.reward(1);
        assertBad(coin.lockedTo(111).to(ALICE.p2tr()), TransactionRefusal.NotFinal.class);
        assertThat(forge.state.accept(forge.block(coin.lockedTo(110).to(ALICE.p2tr()))))
                .isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void measuresALockTimeAgainstTheMedianOfTheTimesBefore() {
        long median = forge.state.chain().tip().medianTimePast();
        var coin = forge.reward(1);
        assertBad(coin.lockedTo(median).to(ALICE.p2tr()), TransactionRefusal.NotFinal.class);
        assertThat(forge.state.accept(forge.block(coin.lockedTo(median - 1).to(ALICE.p2tr()))))
                .isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void passesOverALockTimeWhereEveryInputIsFinal() {
        var tx = forge.reward(1).lockedTo(5_000).withSequence(TxIn.FINAL).to(ALICE.p2tr());
        assertThat(forge.state.accept(forge.block(tx))).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsAnInputBeforeItsRelativeHeight() {
        var parent = forge.reward(1).split(1);
        forge.state.accept(forge.block(parent));
        var coin = Spending.of(parent, 0);
        assertBad(coin.withSequence(2).to(ALICE.p2tr()), TransactionRefusal.SequenceLocked.class);
        assertThat(forge.state.accept(forge.block(coin.withSequence(1).to(ALICE.p2tr()))))
                .isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsAnInputBeforeItsRelativeTime() {
        long isTime = 1L << 22;
        var parent = forge.reward(1).split(1);
        forge.state.accept(forge.block(parent));
        var tip = forge.state.chain().tip();
        long passed = tip.medianTimePast() - tip.parent().orElseThrow().medianTimePast();
        assertThat(passed).isEqualTo(600);
        var coin = Spending.of(parent, 0);
        assertBad(coin.withSequence(isTime | 2).to(ALICE.p2tr()), TransactionRefusal.SequenceLocked.class);
        assertThat(forge.state.accept(forge.block(coin.withSequence(isTime | 1).to(ALICE.p2tr()))))
                .isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void knowsNoRelativeLocksInTheFirstVersion() {
        var tx = forge.reward(1).inVersion(1).withSequence(5_000).to(ALICE.p2tr());
        assertThat(forge.state.accept(forge.block(tx))).isInstanceOf(Acceptance.Extended.class);
    }

    // history

    @Test
    void rejectsATransactionThatExistsAlreadyUnspent() {
        var p = Networks.of(Network.BITCOIN_PRACTICE);
        var late = Height.of(1_000_000);
        var parameters = new BitcoinParameters(
                p.network(),
                p.magic(),
                p.port(),
                p.genesis(),
                p.powLimit(),
                p.difficulty(),
                late,
                late,
                late,
                p.segwit(),
                p.minimumChainWork(),
                p.dnsSeeds());
        var chain = new PracticeChain(parameters, new ScriptRules());
        var one = forge.block(chain.tip());
        assertThat(chain.accept(one, Forge.NOW)).isInstanceOf(Acceptance.Extended.class);
        var two = Forge.with(forge.block(chain.tip()), one.transactions());
        assertThat(chain.accept(two, Forge.NOW))
                .isEqualTo(new Acceptance.Refused(new BlockRefusal.RepeatedTransaction(
                        one.transactions().getFirst().txid())));
    }

    @Test
    void puttingABadBranchOnTopLeavesEverythingAsItWas() {
        var tip = forge.state.chain().tip();
        var fork = tip.ancestorAt(Height.of(108));
        var coin = forge.reward(1);
        var first = forge.block(fork, coin.to(ALICE.p2wpkh()));
        assertThat(forge.state.accept(first)).isInstanceOf(Acceptance.SideBranch.class);
        var second =
                forge.block(forge.state.chain().byHash(first.header().hash()).orElseThrow(), coin.to(ALICE.p2tr()));
        assertThat(forge.state.accept(second)).isInstanceOf(Acceptance.SideBranch.class);
        var secondEntry = forge.state.chain().byHash(second.header().hash()).orElseThrow();
        var third = forge.block(secondEntry);
        assertThat(why(third)).isInstanceOf(BlockRefusal.BadTransaction.class);
        assertThat(forge.state.chain().tip()).isEqualTo(tip);
        var thirdEntry = forge.state.chain().byHash(third.header().hash()).orElseThrow();
        assertRefused(
                forge.block(thirdEntry),
                new BlockRefusal.ParentRefused(third.header().hash()));
        assertRefused(
                forge.block(secondEntry),
                new BlockRefusal.ParentRefused(second.header().hash()));
        assertThat(forge.state.accept(forge.block(coin.to(ALICE.p2tr())))).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void doesNotSwitchToABranchOfEqualWork() {
        var tip = forge.state.chain().tip();
        forge.state.accept(forge.block(tip.parent().orElseThrow()));
        assertThat(forge.state.chain().tip()).isEqualTo(tip);
    }

    private void assertRefused(Block block, BlockRefusal why) {
        assertThat(why(block)).isEqualTo(why);
    }

    private void assertBad(Transaction tx, Class<? extends TransactionRefusal> kind) {
        assertThat(why(forge.block(tx))).isInstanceOfSatisfying(BlockRefusal.BadTransaction.class, bad -> {
            assertThat(bad.txid()).isEqualTo(tx.txid());
            assertThat(bad.why()).isInstanceOf(kind);
        });
    }

    private BlockRefusal why(Block block) {
        var acceptance = forge.state.accept(block);
        assertThat(acceptance).isInstanceOf(Acceptance.Refused.class);
        return ((Acceptance.Refused) acceptance).why();
    }
}
