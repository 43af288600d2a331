package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The blocks that Bitcoin Core 28.1 mined must be good to the practice chain too.
class RecordedBlocksTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final PracticeChain chain = new PracticeChain(Networks.of(Network.BITCOIN_REGTEST), new ScriptRules());
    private final Map<BlockHash, Block> recorded = new HashMap<>();

    @Test
    void acceptsTheWholeChainOfBitcoinCoreAndKeepsTheSameCoins() {
        acceptTheLongRecording();
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
    void switchesToTheBranchWithMoreWorkAsBitcoinCoreDid() {
        acceptTheLongRecording();
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
    }

    private void acceptTheLongRecording() {
        for (var bytes : RecordedSession.open("core28-regtest/session.bin.gz").answers("block")) {
            assertThat(accept(Block.parse(bytes.toArray()).orThrow())).isInstanceOf(Acceptance.Extended.class);
        }
    }

    private Acceptance acceptRecorded(JsonNode named) {
        return accept(Objects.requireNonNull(recorded.get(hash(named.get("hash")))));
    }

    private Acceptance accept(Block block) {
        return chain.accept(block, LATER);
    }

    private static BlockHash hash(JsonNode display) {
        return new BlockHash(Hash256.fromDisplay(display.asString()).orElseThrow());
    }
}
