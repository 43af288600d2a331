package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.SignatureHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import dev.touchstone.spv.proof.Refutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockRulesTest {
    private static final TestKey ALICE = TestKey.of("alice");

    private final Forge forge = new Forge().mine(110);
    private final Height next = Height.of(111);

    @Test
    void acceptsTheBlockThatTheOtherTestsSpoil() {
        var spend = forge.reward(1).to(ALICE.p2wpkh());
        assertThat(forge.state.accept(forge.block(spend))).isInstanceOf(Acceptance.Extended.class);
    }

    // headers

    @Test
    void rejectsAHeaderWithoutWork() {
        var good = forge.block().header();
        var header = good;
        for (int nonce = 0; Forge.isWorked(header); nonce++) {
            header = new BlockHeader(
                    good.version(), good.previous(), good.merkleRoot(), good.time(), good.bits(), nonce);
        }
        assertUnproven(new Block(header, forge.block().transactions()), new Refutation.HashAboveTarget(next));
    }

    @Test
    void rejectsATimeNotAfterTheMedianOfTheElevenBefore() {
        long median = forge.state.chain().tip().medianTimePast();
        assertUnproven(Forge.withTime(forge.block(), median), new Refutation.TimeTooEarly(next, median, median));
        assertThat(forge.state.accept(Forge.withTime(forge.block(), median + 1)))
                .isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsATimeMoreThanTwoHoursAhead() {
        long limit = Forge.NOW.getEpochSecond() + 7200;
        assertUnproven(Forge.withTime(forge.block(), limit + 1), new Refutation.TimeTooLate(next, limit + 1, limit));
        assertThat(forge.state.accept(Forge.withTime(forge.block(), limit))).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsAnotherDifficulty() {
        var h = forge.block().header();
        int harder = 0x2000ffff;
        var header =
                Forge.worked(new BlockHeader(h.version(), h.previous(), h.merkleRoot(), h.time(), harder, h.nonce()));
        var block = new Block(header, forge.block().transactions());
        assertUnproven(block, new Refutation.WrongDifficulty(next, harder, h.bits()));
    }

    @Test
    void doesNotTakeABlockThatFollowsAnUnknownOne() {
        var h = forge.block().header();
        var orphan = new BlockHeader(
                h.version(), new BlockHash(Hash256.ZERO), h.merkleRoot(), h.time(), h.bits(), h.nonce());
        assertThat(forge.state.accept(
                        new Block(Forge.worked(orphan), forge.block().transactions())))
                .isInstanceOf(Acceptance.Unconnected.class);
    }

    // contents

    @Test
    void rejectsTransactionsThatDoNotMakeTheMerkleRoot() {
        var block = forge.block(forge.reward(1).to(ALICE.p2wpkh()));
        var fewer = new Block(block.header(), block.transactions().subList(0, 1));
        assertUnproven(fewer, new Refutation.MerkleRootMismatch(next));
    }

    @Test
    void rejectsADoubledTransactionThatLeavesTheRootAsItIs() {
        var first = forge.reward(1).to(ALICE.p2wpkh());
        var block = forge.block(first, forge.reward(2).to(ALICE.p2wpkh()));
        var doubled = new ArrayList<>(block.transactions());
        doubled.add(doubled.getLast());
        assertUnproven(new Block(block.header(), doubled), new Refutation.DuplicatedLeaf(next));
        assertThat(forge.state.accept(block)).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsABlockWithoutCoinbaseOrWithTwo() {
        var block = forge.block();
        var spend = forge.reward(1).to(ALICE.p2wpkh());
        assertUnproven(Forge.with(block, List.of(spend)), new Refutation.MisplacedCoinbase(next));
        var coinbase = block.transactions().getFirst();
        var other = forge.block().transactions().getFirst();
        var another = new Transaction(other.version(), other.inputs(), other.outputs(), 1);
        assertUnproven(Forge.with(block, List.of(coinbase, another)), new Refutation.MisplacedCoinbase(next));
    }

    @Test
    void rejectsWitnessesThatAreNotThoseCommittedTo() {
        var spend = forge.reward(1).to(ALICE.p2wpkh());
        var block = forge.block(spend);
        var more = List.of(ByteString.of((byte) 1), ScriptRules.OP_TRUE.program());
        var altered = TestKey.withInput(spend, 0, spend.inputs().getFirst().withWitness(more));
        var transactions = List.of(block.transactions().getFirst(), altered);
        assertUnproven(new Block(block.header(), transactions), new Refutation.WitnessCommitmentMismatch(next));
    }

    @Test
    void rejectsWitnessesWithoutACommitment() {
        var block = forge.block(forge.reward(1).to(ALICE.p2wpkh()));
        var bare = Forge.withCoinbase(
                block,
                coinbase -> new Transaction(
                        coinbase.version(),
                        coinbase.inputs(),
                        List.of(coinbase.outputs().getFirst()),
                        0));
        assertUnproven(bare, new Refutation.UnexpectedWitness(next));
    }

    @Test
    void acceptsABlockWithoutWitnessesAndWithoutACommitment() {
        var bare = Forge.withCoinbase(
                forge.block(),
                coinbase -> new Transaction(
                                coinbase.version(),
                                coinbase.inputs(),
                                List.of(coinbase.outputs().getFirst()),
                                0)
                        .withoutWitness());
        assertThat(forge.state.accept(bare)).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsACoinbaseThatDoesNotBeginWithTheHeight() {
        var block = withCoinbaseScript(TestKey.push(ByteString.of((byte) 110), ByteString.of((byte) 0)));
        assertRefused(block, new BlockRefusal.HeightNotInCoinbase(next));
    }

    @Test
    void rejectsACoinbaseScriptThatIsTooShortOrTooLong() {
        var tooShort = withCoinbaseScript(Script.of((byte) 0x51));
        assertThat(why(tooShort)).isEqualTo(bad(0, tooShort, new TransactionRefusal.CoinbaseScriptSize(1)));
        var tooLong = withCoinbaseScript(new Script(ByteString.of(new byte[101])));
        assertThat(why(tooLong)).isEqualTo(bad(0, tooLong, new TransactionRefusal.CoinbaseScriptSize(101)));
    }

    private Block withCoinbaseScript(Script script) {
        return Forge.withCoinbase(
                forge.block(),
                coinbase -> TestKey.withInput(
                        coinbase, 0, TestKey.withScriptSig(coinbase.inputs().getFirst(), script)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 51",
        "16, 60",
        "17, 0111",
        "127, 017f",
        "128, 028000",
        "255, 02ff00",
        "256, 020001",
        "32767, 02ff7f",
        "32768, 03008000",
        "8388608, 0400008000"
    })
    void writesTheHeightAsScriptsWriteNumbers(int height, String push) {
        assertThat(BlockRules.heightPush(Height.of(height)).hex()).isEqualTo(push);
    }

    @Test
    void rejectsABlockOverFourMillionUnitsOfWeight() {
        var big = new Script(ByteString.of(new byte[1_000_000]));
        assertThat(why(Forge.withOutput(forge.block(), Forge.output(0, big))))
                .isInstanceOf(BlockRefusal.Overweight.class);
    }

    @Test
    void rejectsMoreThanEightyThousandUnitsOfSignatureOperations() {
        var checks = new byte[20_001];
        Arrays.fill(checks, (byte) 0xac);
        var block = Forge.withOutput(forge.block(), Forge.output(0, new Script(ByteString.of(checks))));
        assertRefused(block, new BlockRefusal.TooManySigops(80_004));
        Arrays.fill(checks, 0, 1, (byte) 0x61);
        var fewer = Forge.withOutput(forge.block(), Forge.output(0, new Script(ByteString.of(checks))));
        assertThat(forge.state.accept(fewer)).isInstanceOf(Acceptance.Extended.class);
    }

    // money

    @Test
    void rejectsACoinbaseThatPaysItselfTooMuch() {
        var allowed = BlockRules.subsidyAt(next);
        var block = Forge.withOutput(forge.block(), Forge.output(1, ALICE.p2wpkh()));
        assertRefused(block, new BlockRefusal.CoinbaseTooRich(allowed.plus(Satoshis.of(1)), allowed));
    }

    @Test
    void letsTheCoinbaseHaveTheFees() {
        var block = forge.block(forge.reward(1).paying(500).to(ALICE.p2wpkh()));
        assertThat(why(Forge.withOutput(block, Forge.output(501, ALICE.p2wpkh()))))
                .isInstanceOf(BlockRefusal.CoinbaseTooRich.class);
        assertThat(forge.state.accept(Forge.withOutput(block, Forge.output(500, ALICE.p2wpkh()))))
                .isInstanceOf(Acceptance.Extended.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5000000000",
        "149, 5000000000",
        "150, 2500000000",
        "300, 1250000000",
        "4949, 1",
        "4950, 0",
        "9600, 0"
    })
    void halvesTheSubsidyEvery150Blocks(int height, long subsidy) {
        assertThat(BlockRules.subsidyAt(Height.of(height))).isEqualTo(Satoshis.of(subsidy));
    }

    @Test
    void rejectsATransactionThatSpendsMoreThanItHas() {
        assertBad(forge.reward(1).paying(-1).to(ALICE.p2wpkh()), TransactionRefusal.SpendsMoreThanItHas.class);
    }

    @Test
    void rejectsACoinSpentTwice() {
        var one = forge.reward(1).to(ALICE.p2wpkh());
        var other = forge.reward(1).to(ALICE.p2tr());
        var missing =
                new TransactionRefusal.MissingInput(one.inputs().getFirst().outPoint());
        var block = forge.block(one, other);
        assertThat(why(block)).isEqualTo(new BlockRefusal.BadTransaction(2, other.txid(), missing));
        assertThat(forge.state.accept(forge.block(one))).isInstanceOf(Acceptance.Extended.class);
        assertThat(why(forge.block(other))).isEqualTo(new BlockRefusal.BadTransaction(1, other.txid(), missing));
    }

    @Test
    void letsATransactionSpendWhatAnEarlierOneOfTheBlockMade() {
        var parent = forge.reward(1).split(1);
        var child = Spending.of(parent, 0).to(ALICE.p2wpkh());
        assertThat(why(forge.block(child, parent))).isInstanceOf(BlockRefusal.BadTransaction.class);
        assertThat(forge.state.accept(forge.block(parent, child))).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsARewardSpentBeforeAHundredBlocks() {
        var coin = forge.reward(12);
        var outPoint = coin.inputs().getFirst().outPoint();
        assertThat(why(forge.block(coin.to(ALICE.p2wpkh()))))
                .extracting(why -> ((BlockRefusal.BadTransaction) why).why())
                .isEqualTo(new TransactionRefusal.ImmatureCoinbase(outPoint, Height.of(112)));
        forge.mine(1);
        assertThat(forge.state.accept(forge.block(coin.to(ALICE.p2wpkh())))).isInstanceOf(Acceptance.Extended.class);
    }

    @Test
    void rejectsTheRewardOfTheFirstBlock() {
        assertBad(
                Spending.free(GenesisBlock.of(forge.state.chain().parameters())).to(ALICE.p2wpkh()),
                TransactionRefusal.MissingInput.class);
    }

    @Test
    void rejectsATransactionThatIsWrongInItself() {
        var coin = forge.reward(1);
        var twice = new Transaction(
                2,
                List.of(coin.inputs().getFirst(), coin.inputs().getFirst()),
                List.of(Forge.output(1, ALICE.p2tr())),
                0);
        assertBad(twice, TransactionRefusal.DuplicateInput.class);
        var most = Satoshis.MAX_MONEY.value();
        assertBad(
                coin.to(List.of(Forge.output(most, ALICE.p2tr()), Forge.output(1, ALICE.p2tr()))),
                TransactionRefusal.AmountOutOfRange.class);
        assertBad(coin.to(List.of(Forge.output(-1, ALICE.p2tr()))), TransactionRefusal.AmountOutOfRange.class);
        assertBad(
                coin.and(OutPoint.NULL, Forge.output(1, ALICE.p2tr())).to(ALICE.p2tr()),
                TransactionRefusal.NullInput.class);
    }

    @Test
    void rejectsAWrongSignature() {
        var fan = forge.reward(1).to(ALICE.p2wpkh());
        forge.state.accept(forge.block(fan));
        var spending = Spending.of(fan, 0);
        var signed = ALICE.sign(spending.to(ALICE.p2tr()), 0, spending.spent(), SignatureHash.ALL);
        var other = new Transaction(signed.version(), signed.inputs(), signed.outputs(), 7);
        assertBad(other, TransactionRefusal.WrongSignature.class);
        assertThat(forge.state.accept(forge.block(signed))).isInstanceOf(Acceptance.Extended.class);
    }

    private void assertUnproven(Block block, Refutation why) {
        assertRefused(block, new BlockRefusal.Unproven(why));
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

    private static BlockRefusal bad(int index, Block block, TransactionRefusal why) {
        return new BlockRefusal.BadTransaction(
                index, block.transactions().get(index).txid(), why);
    }

    private BlockRefusal why(Block block) {
        var acceptance = forge.state.accept(block);
        assertThat(acceptance).isInstanceOf(Acceptance.Refused.class);
        return ((Acceptance.Refused) acceptance).why();
    }
}
