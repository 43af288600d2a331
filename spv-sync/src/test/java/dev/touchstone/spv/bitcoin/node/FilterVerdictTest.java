package dev.touchstone.spv.bitcoin.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Filters of the blocks that Bitcoin Core sent, true and altered.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterVerdictTest {
    private static Optional<Script> nothing(OutPoint unknown) {
        return Optional.empty();
    }

    private final HeaderChain chain = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_REGTEST));
    private final Map<OutPoint, Script> outputs = new HashMap<>();
    private final Map<BlockHash, ByteString> filters = new HashMap<>();
    private final List<Proven<BlockContents>> blocks = new ArrayList<>();

    FilterVerdictTest() {
        var session = RecordedSession.open("core28-regtest/session.bin.gz");
        chain.extend(Vectors.bytes("bitcoin/recorded/core28-regtest/headers.bin"), 0, 5003, Instant.MAX);
        session.fromNode(Message.CFilter.class).forEach(m -> filters.put(m.block(), m.filter()));
        for (var message : session.fromNode(Message.Block.class)) {
            var bytes = message.bytes().toArray();
            var header = BlockHeader.parse(message.bytes().toArray(0, BlockHeader.BYTES))
                    .orThrow();
            var at = chain.heightOf(message.hash()).orElseThrow();
            var proven = (Proven<BlockHeader>) Kernel.header(chain, header, at);
            var block = (Proven<BlockContents>) Kernel.blockContents(proven, bytes);
            block.value().transactions().forEach(this::remember);
            if (block.value().transactions().size() > 1 || at.equals(Height.of(1))) blocks.add(block);
        }
    }

    private void remember(Transaction tx) {
        for (int i = 0; i < tx.outputs().size(); i++)
            outputs.put(tx.outPoint(i), tx.outputs().get(i).script());
    }

    private Optional<Script> known(OutPoint outPoint) {
        return Optional.ofNullable(outputs.get(outPoint));
    }

    private static BlockHash hash(Proven<BlockContents> block) {
        return new BlockHash(block.value().point().hash());
    }

    private ByteString truth(Proven<BlockContents> block) {
        return filters.getOrDefault(hash(block), ByteString.EMPTY);
    }

    /// The block's filter without the script of what this input spends.
    private ByteString without(Proven<BlockContents> block, OutPoint hidden) {
        return CompactFilter.build(
                        hash(block),
                        block.value().transactions(),
                        out -> out.equals(hidden) ? Optional.of(Script.EMPTY) : known(out))
                .orElseThrow()
                .bytes();
    }

    /// A block in which somebody spends an output of this kind, and that output.
    private record Spend(Proven<BlockContents> block, OutPoint output) {}

    private Spend spendOf(Script.Kind kind) {
        for (var block : blocks) {
            var scripts = CompactFilter.outputScripts(block.value().transactions());
            for (var tx : block.value().transactions()) {
                for (var input : tx.inputs()) {
                    var script = known(input.outPoint());
                    boolean fits = script.isPresent() && script.get().kind() == kind && !scripts.contains(script.get());
                    if (fits && spendsOf(block, script.get()) == 1) return new Spend(block, input.outPoint());
                }
            }
        }
        throw new AssertionError("nobody spends " + kind);
    }

    private long spendsOf(Proven<BlockContents> block, Script script) {
        return block.value().transactions().stream()
                .flatMap(tx -> tx.inputs().stream())
                .filter(input -> known(input.outPoint()).equals(Optional.of(script)))
                .count();
    }

    @Test
    void findsNothingAgainstATrueFilter() {
        assertThat(blocks).hasSizeGreaterThan(150);
        for (var block : blocks) {
            assertThat(FilterVerdict.of(truth(block), block, this::known)).isEqualTo(new FilterVerdict.Exact());
            assertThat(FilterVerdict.of(truth(block), block, FilterVerdictTest::nothing))
                    .isIn(new FilterVerdict.Possible(0), new FilterVerdict.Exact());
        }
    }

    @Test
    void knowsTheFilterOfABlockThatSpendsNothing() {
        assertThat(FilterVerdict.of(truth(blocks.getFirst()), blocks.getFirst(), FilterVerdictTest::nothing))
                .isEqualTo(new FilterVerdict.Exact());
    }

    @Test
    void provesThatAnOutputIsLeftOut() {
        for (var block : blocks.subList(1, blocks.size())) {
            var coinbaseOnly = block.value().transactions().subList(0, 1);
            var filter = CompactFilter.build(hash(block), coinbaseOnly, FilterVerdictTest::nothing)
                    .orElseThrow();
            assertThat(FilterVerdict.of(filter.bytes(), block, FilterVerdictTest::nothing))
                    .isEqualTo(new FilterVerdict.Wrong(new Refutation.FilterOmitsOutput(
                            block.value().point().height())));
        }
    }

    @Test
    void provesThatTheSpendingOfAKnownOutputIsLeftOut() {
        for (var kind : List.of(Script.Kind.P2PKH, Script.Kind.P2SH, Script.Kind.P2WPKH, Script.Kind.P2TR)) {
            var spend = spendOf(kind);
            var filter = without(spend.block(), spend.output());
            assertThat(FilterVerdict.of(
                            filter,
                            spend.block(),
                            out -> Optional.of(out)
                                    .filter(spend.output()::equals)
                                    .flatMap(this::known)))
                    .isEqualTo(new FilterVerdict.Wrong(new Refutation.FilterOmitsSpend(
                            spend.block().value().point().height())));
        }
    }

    @Test
    void doubtsAFilterThatDoesNotHoldWhatAnInputShows() {
        for (var kind : List.of(Script.Kind.P2PKH, Script.Kind.P2SH, Script.Kind.P2WPKH)) {
            var spend = spendOf(kind);
            assertThat(FilterVerdict.of(
                            without(spend.block(), spend.output()), spend.block(), FilterVerdictTest::nothing))
                    .as(kind.name())
                    .isEqualTo(new FilterVerdict.Possible(1));
        }
    }

    /// A key path spend shows a signature and no key.
    @Test
    void cannotTellFromTheBlockThatATaprootSpendIsLeftOut() {
        var spend = spendOf(Script.Kind.P2TR);
        assertThat(FilterVerdict.of(without(spend.block(), spend.output()), spend.block(), FilterVerdictTest::nothing))
                .isEqualTo(new FilterVerdict.Possible(0));
    }

    @Test
    void provesThatAFilterHoldsWhatTheBlockDoesNot() {
        var spend = spendOf(Script.Kind.P2WPKH);
        var more = CompactFilter.build(
                        hash(spend.block()),
                        withOneMoreInput(spend),
                        out -> known(out).or(() -> Optional.of(Script.p2tr(new byte[32]))))
                .orElseThrow();
        assertThat(FilterVerdict.of(more.bytes(), spend.block(), this::known))
                .isEqualTo(new FilterVerdict.Wrong(new Refutation.FilterNotOfBlock(
                        spend.block().value().point().height())));
    }

    private static List<Transaction> withOneMoreInput(Spend spend) {
        var transactions = new ArrayList<>(spend.block().value().transactions());
        var last = transactions.removeLast();
        var inputs = new ArrayList<>(last.inputs());
        inputs.add(TxIn.unsigned(new OutPoint(last.txid(), 77), 0));
        transactions.add(new Transaction(last.version(), inputs, last.outputs(), last.lockTime()));
        return transactions;
    }

    @Test
    void refusesAFilterThatCannotBeRead() {
        var verdict = FilterVerdict.of(ByteString.of((byte) 9), blocks.getFirst(), FilterVerdictTest::nothing);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        FilterVerdict.Wrong.class,
                        wrong -> assertThat(wrong.why()).isInstanceOf(Refutation.MalformedFilter.class));
    }

    @Test
    void believesAnExactFilterBeforeAPossibleOneAndThatBeforeADoubtfulOne() {
        assertThat(new FilterVerdict.Exact().doubts()).isLessThan(new FilterVerdict.Possible(0).doubts());
        assertThat(new FilterVerdict.Possible(0).doubts()).isLessThan(new FilterVerdict.Possible(1).doubts());
    }
}
