package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PracticeServerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final BlockHash NO_STOP = new BlockHash(Hash256.ZERO);
    private static final TestKey ALICE = TestKey.of("alice");

    private final PracticeBitcoinNode node = started();

    private static PracticeBitcoinNode started() {
        try {
            return PracticeBitcoinNode.start(0, CLOCK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    @Test
    void introducesItselfAsAPracticeNode() {
        node.mine(5);
        try (var caller = Caller.of(node)) {
            assertThat(caller.version().userAgent()).isEqualTo("/Touchstone-Practice:0.1.0/");
            assertThat(caller.version().protocol()).isEqualTo(70016);
            assertThat(caller.version().startHeight()).isEqualTo(5);
            assertThat(caller.version().services().names())
                    .containsExactly("NETWORK", "WITNESS", "COMPACT_FILTERS", "NETWORK_LIMITED");
        }
    }

    @Test
    void listensOnThisComputerOnly() throws IOException {
        for (var address : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (address.isLoopbackAddress()) continue;
            try (var socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, node.port()), 1000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void servesHeadersInFullMessages() {
        node.mine(2005);
        try (var caller = Caller.of(node)) {
            var first = caller.ask(headersAfter(hashAt(0), NO_STOP), Message.Headers.class);
            assertThat(first.count()).isEqualTo(2000);
            var last = first.headers().getLast().hash();
            var second = caller.ask(headersAfter(last, NO_STOP), Message.Headers.class);
            assertThat(second.headers())
                    .extracting(BlockHeader::hash)
                    .endsWith(hashAt(2005))
                    .hasSize(5);
        }
    }

    @Test
    void servesHeadersUpToTheOneNamedAndOneByItsHashAlone() {
        node.mine(10);
        try (var caller = Caller.of(node)) {
            assertThat(caller.ask(headersAfter(hashAt(2), hashAt(4)), Message.Headers.class)
                            .headers())
                    .extracting(BlockHeader::hash)
                    .containsExactly(hashAt(3), hashAt(4));
            var alone = new Message.GetHeaders(LocalNode.PROTOCOL, List.of(), hashAt(7));
            assertThat(caller.ask(alone, Message.Headers.class).headers())
                    .extracting(BlockHeader::hash)
                    .containsExactly(hashAt(7));
        }
    }

    @Test
    void servesHeadersFromTheForkForALocatorOfAStaleBranch() {
        node.mine(10);
        var stale = hashOf(node.mine(2).getLast());
        node.fork(2, 3);
        try (var caller = Caller.of(node)) {
            var locator = List.of(stale, hashAt(10), hashAt(0));
            var headers =
                    caller.ask(new Message.GetHeaders(LocalNode.PROTOCOL, locator, NO_STOP), Message.Headers.class);
            assertThat(headers.headers())
                    .extracting(BlockHeader::hash)
                    .containsExactly(hashAt(11), hashAt(12), hashAt(13));
        }
    }

    @Test
    void servesBlocksWithAndWithoutWitnesses() {
        node.mine(101);
        paid();
        node.mine(1);
        var block = node.blockAt(Height.of(102)).orElseThrow();
        try (var caller = Caller.of(node)) {
            var whole = caller.ask(data(Inventory.block(hashAt(102))), Message.Block.class);
            assertThat(Block.parse(whole.bytes().toArray()).orThrow()).isEqualTo(block);
            var stripped = caller.ask(
                    data(Inventory.of(Inventory.Kind.BLOCK, hashAt(102).value())), Message.Block.class);
            assertThat(Block.parse(stripped.bytes().toArray()).orThrow().transactions())
                    .noneMatch(Transaction::hasWitness)
                    .extracting(Transaction::txid)
                    .containsExactlyElementsOf(
                            block.transactions().stream().map(Transaction::txid).toList());
        }
    }

    @Test
    void namesWhatItDoesNotHaveAfterWhatItHas() {
        node.mine(101);
        var tx = paid();
        var unknown = Inventory.wtxid(hashAt(1).value());
        try (var caller = Caller.of(node)) {
            caller.say(data(unknown, Inventory.wtxid(tx.wtxid()), Inventory.transaction(tx.txid()), unknown));
            assertThat(caller.next(Message.Tx.class).transaction()).isEqualTo(tx);
            assertThat(caller.next(Message.Tx.class).transaction()).isEqualTo(tx);
            assertThat(caller.next(Message.NotFound.class).items()).containsExactly(unknown, unknown);
            caller.hearsNothingOf(data(Inventory.block(NO_STOP), Inventory.filteredBlock(hashAt(3))), node);
        }
    }

    @Test
    void servesFiltersThatFollowTheirHeaders() {
        node.mine(101);
        paid();
        node.mine(1);
        try (var caller = Caller.of(node)) {
            caller.say(new Message.GetCFilters(Message.BASIC_FILTER, Height.GENESIS, hashAt(102)));
            var header = FilterHeader.BEFORE_GENESIS;
            for (int height = 0; height <= 102; height++) {
                var message = caller.next(Message.CFilter.class);
                assertThat(message.block()).isEqualTo(hashAt(height));
                var filter =
                        CompactFilter.parse(message.filter(), message.block()).orThrow();
                header = header.next(filter.hash());
                assertThat(node.filterHeaderAt(Height.of(height))).contains(header);
                assertThat(filter.missing(List.of(ALICE.p2wpkh())).isEmpty()).isEqualTo(height == 102);
            }
            var headers = caller.ask(
                    new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(1), hashAt(102)), Message.CFHeaders.class);
            assertThat(headers.previous())
                    .isEqualTo(node.filterHeaderAt(Height.GENESIS).orElseThrow());
            var folded = headers.filterHashes().stream().reduce(headers.previous(), FilterHeader::next, (a, _) -> a);
            assertThat(folded).isEqualTo(header);
        }
    }

    @Test
    void servesFilterHeadersAtEachThousandthBlock() {
        node.mine(2001);
        try (var caller = Caller.of(node)) {
            var checkpoints =
                    caller.ask(new Message.GetCFCheckpt(Message.BASIC_FILTER, hashAt(2001)), Message.CFCheckpt.class);
            assertThat(checkpoints.filterHeaders())
                    .containsExactly(
                            node.filterHeaderAt(Height.of(1000)).orElseThrow(),
                            node.filterHeaderAt(Height.of(2000)).orElseThrow());
            assertThat(caller.ask(new Message.GetCFCheckpt(Message.BASIC_FILTER, hashAt(999)), Message.CFCheckpt.class)
                            .filterHeaders())
                    .isEmpty();
        }
    }

    @Test
    void servesUpToTheLimitsOfBip157AndHangsUpBeyond() {
        node.mine(2001);
        try (var caller = Caller.of(node)) {
            caller.say(new Message.GetCFilters(Message.BASIC_FILTER, Height.of(1002), hashAt(2001)));
            for (int i = 0; i < 1000; i++) caller.next(Message.CFilter.class);
            var most = new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(2), hashAt(2001));
            assertThat(caller.ask(most, Message.CFHeaders.class).filterHashes()).hasSize(2000);
        }
        hangsUpOn(new Message.GetCFilters(Message.BASIC_FILTER, Height.of(1001), hashAt(2001)));
        hangsUpOn(new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(1), hashAt(2001)));
        hangsUpOn(new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(9), hashAt(8)));
        hangsUpOn(new Message.GetCFHeaders(1, Height.of(1), hashAt(8)));
        hangsUpOn(new Message.GetCFCheckpt(Message.BASIC_FILTER, NO_STOP));
        hangsUpOn(new Message.FilterLoad(ByteString.of((byte) 1), 1, 0, 0));
    }

    private void hangsUpOn(Message message) {
        try (var caller = Caller.of(node)) {
            caller.say(message);
            assertThat(caller.ended()).isInstanceOf(PeerFault.ClosedByPeer.class);
        }
    }

    @Test
    void servesFiltersOfAStaleBranch() {
        node.mine(3);
        var stale = hashOf(node.tip());
        node.fork(1, 2);
        try (var caller = Caller.of(node)) {
            caller.say(new Message.GetCFilters(Message.BASIC_FILTER, Height.of(3), stale));
            assertThat(caller.next(Message.CFilter.class).block()).isEqualTo(stale);
        }
    }

    @Test
    void announcesBlocksByInvUntilHeadersAreAskedFor() {
        node.mine(3);
        try (var caller = Caller.of(node)) {
            caller.ask(headersAfter(hashAt(0), NO_STOP), Message.Headers.class);
            node.mine(1);
            assertThat(caller.next(Message.Inv.class).items())
                    .containsExactly(
                            Inventory.of(Inventory.Kind.BLOCK, hashAt(4).value()));
            caller.ask(headersAfter(hashAt(3), NO_STOP), Message.Headers.class);
            caller.hearsNothingOf(new Message.SendHeaders(), node);
            node.mine(2);
            assertThat(caller.next(Message.Headers.class).headers())
                    .extracting(BlockHeader::hash)
                    .containsExactly(hashAt(5), hashAt(6));
        }
    }

    @Test
    void announcesAShortReorganisationByHeadersAndALongOneByItsTip() {
        node.mine(20);
        try (var caller = Caller.of(node)) {
            caller.hearsNothingOf(new Message.SendHeaders(), node);
            node.fork(3, 4);
            assertThat(caller.next(Message.Headers.class).headers())
                    .extracting(BlockHeader::hash)
                    .containsExactly(hashAt(18), hashAt(19), hashAt(20), hashAt(21));
            node.fork(12, 13);
            assertThat(caller.next(Message.Inv.class).items())
                    .containsExactly(Inventory.of(
                            Inventory.Kind.BLOCK, hashOf(node.tip()).value()));
        }
    }

    @Test
    void announcesTransactionsByWtxidToWhoeverWantsToHearOfThem() {
        node.mine(101);
        var client = LocalNode.Profile.client(node.parameters().magic(), false);
        try (var caller = Caller.of(node);
                var deaf = Caller.calling(node.port(), client)) {
            var tx = paid();
            assertThat(caller.next(Message.Inv.class).items()).containsExactly(Inventory.wtxid(tx.wtxid()));
            deaf.hearsNothingOf(new Message.GetAddr(), node);
        }
    }

    @Test
    void keepsToTheFeeFilterOfTheOtherSide() {
        node.mine(101);
        try (var caller = Caller.of(node)) {
            caller.hearsNothingOf(new Message.FeeFilter(Satoshis.of(1_000_000)), node);
            paid();
            caller.hearsNothingOf(new Message.GetAddr(), node);
        }
    }

    @Test
    void fetchesATransactionOfferedAndTellsTheOthers() {
        node.mine(101);
        var tx = Spending.free(node.blockAt(Height.of(1)).orElseThrow()).to(ALICE.p2wpkh());
        try (var sender = Caller.of(node);
                var other = Caller.of(node)) {
            var offer = new Message.Inv(List.of(Inventory.wtxid(tx.wtxid())));
            assertThat(sender.ask(offer, Message.GetData.class).items()).containsExactly(Inventory.wtxid(tx.wtxid()));
            sender.say(new Message.Tx(tx));
            assertThat(other.next(Message.Inv.class).items()).containsExactly(Inventory.wtxid(tx.wtxid()));
            assertThat(node.unconfirmed()).containsExactly(tx);
            sender.hearsNothingOf(offer, node);
        }
    }

    @Test
    void saysNothingOfATransactionItRefuses() {
        node.mine(101);
        var unsigned = Spending.free(node.blockAt(Height.of(50)).orElseThrow()).to(ALICE.p2wpkh());
        try (var caller = Caller.of(node)) {
            caller.hearsNothingOf(new Message.Tx(unsigned), node);
            assertThat(node.unconfirmed()).isEmpty();
        }
    }

    @Test
    void namesBlocksForAnOlderNodeAndTheTipAfterTheLastOfThem() {
        node.mine(600);
        try (var caller = Caller.of(node)) {
            var names = caller.ask(
                    new Message.GetBlocks(LocalNode.PROTOCOL, List.of(hashAt(0)), NO_STOP), Message.Inv.class);
            assertThat(names.items()).hasSize(500);
            caller.ask(data(Inventory.block(hashAt(500))), Message.Block.class);
            assertThat(caller.next(Message.Inv.class).items().getFirst().hash())
                    .isEqualTo(hashAt(600).value());
        }
    }

    @Test
    void followsAnotherPracticeNodeAndItsReorganisations() throws Exception {
        node.mine(2100);
        try (var follower = PracticeBitcoinNode.start(0, CLOCK)) {
            follower.connect(PeerAddress.of(InetAddress.getLoopbackAddress(), node.port()));
            awaits(follower, now -> now.tip().equals(node.tip()));
            node.mine(1);
            awaits(follower, now -> now.tip().equals(node.tip()));
            node.fork(20, 21);
            awaits(follower, now -> now.tip().equals(node.tip()));
            var tx = paid();
            awaits(follower, now -> now.unconfirmed() == 1);
            assertThat(follower.unconfirmed()).containsExactly(tx);
            follower.mine(1);
            awaits(node, now -> now.tip().equals(follower.tip()));
            assertThat(node.filterHeaderAt(Height.of(2102))).isEqualTo(follower.filterHeaderAt(Height.of(2102)));
        }
    }

    @Test
    void hangsUpOnABlockThatBreaksARule() {
        node.mine(2);
        var block = node.blockAt(Height.of(2)).orElseThrow();
        var worse = new BlockHeader(
                block.header().version(),
                block.header().previous(),
                Hash256.ZERO,
                block.header().time(),
                block.header().bits(),
                0);
        hangsUpOn(new Message.Block(ByteString.of(new Block(worse, block.transactions()).bytes())));
        hangsUpOn(new Message.Block(ByteString.of(new byte[90])));
    }

    private static void awaits(PracticeBitcoinNode waiting, Predicate<PracticeSnapshot> state) throws Exception {
        var reached = new CountDownLatch(1);
        try (var _ = waiting.snapshot().observe(Runnable::run, now -> {
            if (state.test(now)) reached.countDown();
        })) {
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Transaction paid() {
        var result = node.pay(ALICE.p2wpkh(), Satoshis.of(70_000));
        assertThat(result).isInstanceOf(FaucetResult.Paid.class);
        return ((FaucetResult.Paid) result).transaction();
    }

    private BlockHash hashAt(int height) {
        return node.blockAt(Height.of(height)).orElseThrow().header().hash();
    }

    private static BlockHash hashOf(ChainPoint point) {
        return new BlockHash(point.hash());
    }

    private static Message headersAfter(BlockHash known, BlockHash stop) {
        return new Message.GetHeaders(LocalNode.PROTOCOL, List.of(known), stop);
    }

    private static Message data(Inventory... items) {
        return new Message.GetData(List.of(items));
    }
}
