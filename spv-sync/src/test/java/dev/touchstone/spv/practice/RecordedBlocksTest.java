package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.MessageCodec;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// The blocks that Bitcoin Core 28.1 mined must be good to the practice chain too. They are taken over once for all
/// tests; the last test alone goes on from there.
@TestInstance(PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RecordedBlocksTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final PracticeState state = afterTheLongRecording();
    private final PracticeChain chain = state.chain();
    private final Map<BlockHash, Block> recorded = new HashMap<>();

    private static PracticeState afterTheLongRecording() {
        var state = new PracticeState(Networks.of(Network.BITCOIN_REGTEST), InstantSource.fixed(LATER));
        for (var bytes : RecordedSession.open("core28-regtest/session.bin.gz").answers("block")) {
            var acceptance = state.accept(Block.parse(bytes.toArray()).orThrow());
            assertThat(acceptance).isInstanceOf(Acceptance.Extended.class);
        }
        return state;
    }

    @Test
    void acceptsTheWholeChainOfBitcoinCoreAndKeepsTheSameCoins() {
        var expected = Vectors.json("bitcoin/recorded/core28-regtest/expected.json");
        assertThat(chain.tip().hash()).isEqualTo(hash(expected.get("tip")));
        assertThat(chain.tip().height()).isEqualTo(Height.of(5003));
        for (var unspent : expected.get("unspent")) {
            var txid = TxId.fromDisplay(unspent.get("txid").asString()).orElseThrow();
            var coin =
                    chain.coin(new OutPoint(txid, unspent.get("vout").asInt())).orElseThrow();
            assertThat(coin.output().value().value())
                    .isEqualTo(unspent.get("satoshi").asLong());
            assertThat(coin.height()).isEqualTo(Height.of(unspent.get("height").asInt()));
        }
    }

    @Test
    void buildsTheFiltersAndFilterHeadersThatBitcoinCoreServed() {
        var session = RecordedSession.open("core28-regtest/session.bin.gz");
        int filters = 0;
        for (var payload : session.answers("cfilter")) {
            var message = (Message.CFilter)
                    MessageCodec.payload("cfilter", payload.toArray()).orThrow();
            assertThat(indexed(message.block()).filter()).isEqualTo(message.filter());
            filters++;
        }
        assertThat(filters).isEqualTo(5004);
        var answers = new FilterAnswers(chain, state.filters());
        int start = 1;
        for (var payload : session.answers("cfheaders")) {
            var message = (Message.CFHeaders)
                    MessageCodec.payload("cfheaders", payload.toArray()).orThrow();
            var request = new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(start), message.stop());
            assertThat(answers.filterHeaders(request)).isEqualTo(Reply.say(message));
            start += message.filterHashes().size();
        }
        assertThat(start).isEqualTo(5004);
        for (var payload : session.answers("cfcheckpt")) {
            var message = (Message.CFCheckpt)
                    MessageCodec.payload("cfcheckpt", payload.toArray()).orThrow();
            var request = new Message.GetCFCheckpt(Message.BASIC_FILTER, message.stop());
            assertThat(answers.checkpoints(request)).isEqualTo(Reply.say(message));
        }
    }

    private FilterIndex.Indexed indexed(BlockHash block) {
        return state.filters().of(block).orElseThrow();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void switchesToTheBranchWithMoreWorkAsBitcoinCoreDid() {
        for (var bytes : RecordedSession.open("core28-reorg/session.bin").answers("block")) {
            var block = Block.parse(bytes.toArray()).orThrow();
            recorded.put(block.header().hash(), block);
        }
        var branches = Vectors.json("bitcoin/recorded/core28-reorg/branches.json");
        for (var stale : branches.get("stale")) {
            assertThat(acceptRecorded(stale)).isInstanceOf(Acceptance.Extended.class);
        }
        var winning = branches.get("winning");
        for (int i = 0; i < 12; i++) {
            assertThat(acceptRecorded(winning.get(i))).isInstanceOf(Acceptance.SideBranch.class);
        }
        assertThat(acceptRecorded(winning.get(12))).isInstanceOfSatisfying(Acceptance.Reorganized.class, switched -> {
            assertThat(switched.fork().height()).isEqualTo(Height.of(5003));
            assertThat(switched.removed()).hasSize(12);
            assertThat(switched.added()).hasSize(13);
        });
        assertThat(acceptRecorded(winning.get(13))).isInstanceOf(Acceptance.Extended.class);
        for (var block : branches.get("stale"))
            assertThat(headerOf(block)).isEqualTo(block.get("filterHeader").asString());
        for (var block : winning)
            assertThat(headerOf(block)).isEqualTo(block.get("filterHeader").asString());
    }

    private String headerOf(JsonNode block) {
        return indexed(hash(block.get("hash"))).header().toString();
    }

    private Acceptance acceptRecorded(JsonNode named) {
        return accept(Objects.requireNonNull(recorded.get(hash(named.get("hash")))));
    }

    private Acceptance accept(Block block) {
        return state.accept(block);
    }

    private static BlockHash hash(JsonNode display) {
        return new BlockHash(Hash256.fromDisplay(display.asString()).orElseThrow());
    }
}
