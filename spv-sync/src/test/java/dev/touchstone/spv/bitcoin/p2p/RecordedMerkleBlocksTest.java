package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecordedMerkleBlocksTest {
    @Test
    void opensEachMerkleBlockOfBitcoinCoreToTheTransactionsThatItSent() {
        var known = Vectors.json("bitcoin/recorded/core28-bip37/filters.json");
        var expected = Stream.of(
                        known.get("filters").get(0),
                        known.get("afterFilteradd"),
                        known.get("filters").get(1))
                .flatMap(filter -> filter.get("blocks").valueStream())
                .map(RecordedMerkleBlocksTest::line)
                .toList();
        var opened = RecordedSession.open("core28-bip37/session.bin").fromNode(Message.MerkleBlock.class).stream()
                .map(RecordedMerkleBlocksTest::line)
                .toList();
        assertThat(opened).hasSize(172).isEqualTo(expected);
    }

    private static String line(JsonNode block) {
        var txids = block.get("txids").valueStream().map(JsonNode::asString).toList();
        return block.get("hash").asString() + " " + block.get("txsInBlock").asInt() + " " + txids;
    }

    private static String line(Message.MerkleBlock block) {
        var opened = block.tree().open().orThrow();
        assertThat(opened.root()).isEqualTo(block.header().merkleRoot());
        var txids = opened.leaves().stream().map(leaf -> leaf.txid().toString()).toList();
        return block.header().hash() + " " + block.tree().transactions() + " " + txids;
    }
}
