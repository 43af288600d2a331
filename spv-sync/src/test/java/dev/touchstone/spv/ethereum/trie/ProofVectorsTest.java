package dev.touchstone.spv.ethereum.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProofVectorsTest {
    /// Hand-made tries that refer to a branch of under 32 bytes by its hash. No trie has that form (Yellow Paper,
    /// appendix D), so these proofs are refused here, though the file lets them pass.
    private static final Set<String> SHORT_NODE_BY_HASH = Set.of(
            "mainnet WETH: extension, branch with embedded leaves", "mainnet WETH: extension, branch, empty slot");

    private static ByteString hex(JsonNode node) {
        return ByteString.fromHex(node.asString().substring(2)).orElseThrow();
    }

    private static Hash256 root(JsonNode item) {
        return Hash256.of(hex(item.get("root")).toArray());
    }

    private static List<ByteString> nodes(JsonNode item) {
        return item.get("nodes").valueStream().map(ProofVectorsTest::hex).toList();
    }

    @Test
    void everyCaseHasItsVerdict() {
        var cases = Vectors.json("ethereum/proofs/mpt-cases.json");
        assertThat(cases.size()).isEqualTo(28);
        for (var item : cases) {
            var name = item.get("name").asString();
            var answer = PatriciaProof.check(root(item), hex(item.get("hashed_key")), nodes(item));
            if (SHORT_NODE_BY_HASH.contains(name)) {
                assertThat(answer)
                        .as(name)
                        .isEqualTo(new Answer.Broken(TrieFlaw.SHORT_NODE_BY_HASH, 1, flawOf(answer)));
                continue;
            }
            switch (item.get("expect").asString()) {
                case "value" -> assertThat(answer).as(name).isEqualTo(new Answer.Value(hex(item.get("value"))));
                case "absent" -> assertThat(answer).as(name).isEqualTo(new Answer.Absent());
                case "reject" -> assertThat(answer).as(name).isInstanceOf(Answer.Broken.class);
                default -> throw new AssertionError("no verdict in " + name);
            }
        }
    }

    private static String flawOf(Answer answer) {
        return answer instanceof Answer.Broken broken ? broken.reason() : "";
    }

    @Test
    void everyChangedByteOfARealProofIsRefused() {
        for (var item : Vectors.json("ethereum/proofs/mpt-cases.json")) {
            if (item.get("expect").asString().equals("reject")) continue;
            var nodes = nodes(item);
            for (int node = 0; node < nodes.size(); node++) {
                for (int at = 0; at < nodes.get(node).length(); at++) {
                    var changed = new ArrayList<>(nodes);
                    var bytes = nodes.get(node).toArray();
                    bytes[at] ^= (byte) (1 << at % 8);
                    changed.set(node, ByteString.of(bytes));
                    assertThat(PatriciaProof.check(root(item), hex(item.get("hashed_key")), changed))
                            .isInstanceOf(Answer.Broken.class);
                }
            }
        }
    }
}
