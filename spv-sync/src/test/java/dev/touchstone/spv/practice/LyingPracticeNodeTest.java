package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WitnessCommitment;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.LyingPracticeNode.Lie;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each lie must be exactly the lie that it says it is, or tests that catch it prove nothing.
class LyingPracticeNodeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final TestKey ALICE = TestKey.of("alice");
    private static final Height PAID = Height.of(102);

    private final PracticeBitcoinNode honest = started();

    private static PracticeBitcoinNode started() {
        try {
            return PracticeBitcoinNode.start(0, CLOCK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void pay() {
        honest.mine(101);
        honest.pay(ALICE.p2wpkh(), Satoshis.of(50_000));
        honest.pay(ALICE.p2tr(), Satoshis.of(50_000));
        honest.mine(3);
    }

    @AfterEach
    void stop() throws IOException {
        honest.close();
    }

    @Test
    void filtersOmitAScriptAndTheirHeadersAgree() {
        meeting(Lies.filtersOmit(ALICE.p2wpkh()), caller -> {
            var tip = new BlockHash(honest.tip().hash());
            caller.say(new Message.GetCFilters(Message.BASIC_FILTER, Height.GENESIS, tip));
            var header = FilterHeader.BEFORE_GENESIS;
            for (int height = 0; height <= 104; height++) {
                var message = caller.next(Message.CFilter.class);
                var filter =
                        CompactFilter.parse(message.filter(), message.block()).orThrow();
                header = header.next(filter.hash());
                assertThat(filter.missing(List.of(ALICE.p2wpkh()))).isNotEmpty();
                if (height == 102)
                    assertThat(filter.missing(List.of(ALICE.p2tr()))).isEmpty();
                boolean isTrue =
                        honest.filterHeaderAt(Height.of(height)).orElseThrow().equals(header);
                assertThat(isTrue).isEqualTo(height < 102);
            }
            var range = caller.ask(
                    new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(50), tip), Message.CFHeaders.class);
            var folded = range.filterHashes().stream().reduce(range.previous(), FilterHeader::next, (a, _) -> a);
            assertThat(folded).isEqualTo(header);
        });
    }

    @Test
    void aFilterIsNotThatOfItsHeader() {
        meeting(Lies.filterNotOfItsHeader(PAID), caller -> {
            caller.say(new Message.GetCFilters(
                    Message.BASIC_FILTER, PAID, paid().header().hash()));
            var message = caller.next(Message.CFilter.class);
            var filter = CompactFilter.parse(message.filter(), message.block()).orThrow();
            assertThat(filter.elements()).isZero();
        });
    }

    @Test
    void filtersAreNonsense() {
        meeting(Lies.filtersOfNonsense(), caller -> {
            caller.say(new Message.GetCFilters(
                    Message.BASIC_FILTER, PAID, paid().header().hash()));
            var message = caller.next(Message.CFilter.class);
            assertThat(CompactFilter.parse(message.filter(), message.block()).toOptional())
                    .isEmpty();
        });
    }

    @Test
    void aBlockHasAChangedTransactionOrOneLess() {
        for (var lie : List.of(Lies.blocksWithAChangedTransaction(), Lies.blocksWithoutATransaction())) {
            var block = blockFrom(lie);
            assertThat(block.header()).isEqualTo(paid().header());
            assertThat(rootOf(block)).isNotEqualTo(block.header().merkleRoot());
        }
    }

    @Test
    void aBlockRepeatsATransactionAndKeepsItsRoot() {
        var block = blockFrom(Lies.blocksThatRepeatATransaction());
        assertThat(paid().transactions()).hasSize(3);
        assertThat(block.transactions()).hasSize(4);
        assertThat(rootOf(block)).isEqualTo(block.header().merkleRoot());
    }

    @Test
    void aBlockLacksItsWitnesses() {
        var block = blockFrom(Lies.blocksWithoutWitnesses());
        assertThat(block.transactions()).noneMatch(Transaction::hasWitness);
        assertThat(rootOf(block)).isEqualTo(block.header().merkleRoot());
    }

    @Test
    void anotherBlockComesThanWasAskedFor() {
        assertThat(blockFrom(Lies.anotherBlock()).header())
                .isEqualTo(honest.parameters().genesis());
    }

    @Test
    void aHeaderHasNoWork() {
        meeting(Lies.headerWithoutWork(), caller -> {
            var forged = headerAbove(caller);
            assertThat(forged.previous().value()).isEqualTo(honest.tip().hash());
            assertThat(isWorkedFor(forged)).isFalse();
        });
    }

    @Test
    void aTipHasWitnessesAndNoCommitment() {
        meeting(Lies.tipWithoutWitnessCommitment(), caller -> {
            var forged = headerAbove(caller);
            assertThat(isWorkedFor(forged)).isTrue();
            var block = block(caller, forged.hash());
            assertThat(rootOf(block)).isEqualTo(forged.merkleRoot());
            assertThat(block.transactions()).anyMatch(Transaction::hasWitness);
            assertThat(WitnessCommitment.in(block.transactions().getFirst())).isEmpty();
        });
    }

    @Test
    void aHeaderHasNoBlock() {
        meeting(Lies.headerWithoutABlock(), caller -> {
            var forged = headerAbove(caller);
            assertThat(isWorkedFor(forged)).isTrue();
            caller.say(new Message.GetData(List.of(Inventory.block(forged.hash()))));
            assertThat(block(caller, paid().header().hash())).isEqualTo(paid());
        });
    }

    @Test
    void someQuestionsGetNoAnswer() {
        meeting(Lies.neverAnswers(Message.GetCFHeaders.class), caller -> {
            var hash = paid().header().hash();
            caller.say(new Message.GetCFHeaders(Message.BASIC_FILTER, PAID, hash));
            caller.say(new Message.GetCFilters(Message.BASIC_FILTER, PAID, hash));
            assertThat(caller.next(Message.CFilter.class).block()).isEqualTo(hash);
        });
    }

    @Test
    void nothingIsThere() {
        meeting(Lies.hasNothing(), caller -> {
            var item = Inventory.block(paid().header().hash());
            caller.say(new Message.GetData(List.of(item)));
            assertThat(caller.next(Message.NotFound.class).items()).containsExactly(item);
        });
    }

    private void meeting(Lie lie, Consumer<Caller> conversation) {
        try (var liar = LyingPracticeNode.telling(lie, honest, CLOCK);
                var caller = Caller.of(liar.node())) {
            conversation.accept(caller);
        }
    }

    private Block blockFrom(Lie lie) {
        try (var liar = LyingPracticeNode.telling(lie, honest, CLOCK);
                var caller = Caller.of(liar.node())) {
            return block(caller, paid().header().hash());
        }
    }

    private static Block block(Caller caller, BlockHash hash) {
        var message = caller.ask(new Message.GetData(List.of(Inventory.block(hash))), Message.Block.class);
        return Block.parse(message.bytes().toArray()).orThrow();
    }

    private BlockHeader headerAbove(Caller caller) {
        var locator = List.of(new BlockHash(honest.tip().hash()));
        var request = new Message.GetHeaders(LocalNode.PROTOCOL, locator, new BlockHash(Hash256.ZERO));
        return caller.ask(request, Message.Headers.class).headers().getFirst();
    }

    private Block paid() {
        return honest.blockAt(PAID).orElseThrow();
    }

    private static Hash256 rootOf(Block block) {
        return new MerkleTree(block.transactions().stream()
                        .map(tx -> tx.txid().value())
                        .toList())
                .root();
    }

    private static boolean isWorkedFor(BlockHeader header) {
        return Target.decode(header.bits()) instanceof Target.Decoded.Valid(var target)
                && target.isMetBy(header.hash().value());
    }
}
