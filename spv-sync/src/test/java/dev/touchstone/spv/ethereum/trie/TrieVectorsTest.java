package dev.touchstone.spv.ethereum.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Tampering;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TrieVectorsTest {
    private static ByteString bytes(String text) {
        return ByteString.of(
                text.startsWith("0x")
                        ? HexFormat.of().parseHex(text.substring(2))
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteString key(String text, boolean isSecure) {
        var key = bytes(text);
        return isSecure ? ByteString.of(Keccak256.of(key).toBytes()) : key;
    }

    private static PatriciaTrie with(PatriciaTrie trie, ByteString key, JsonNode value) {
        return value.isNull() ? trie.delete(key) : trie.put(key, bytes(value.asString()));
    }

    @ParameterizedTest
    @CsvSource({"trietest, 5", "trieanyorder, 7", "trietest_secureTrie, 3", "trieanyorder_secureTrie, 7"})
    void theOfficialTriesHaveTheirRoots(String file, int count) {
        boolean isSecure = file.endsWith("secureTrie");
        var cases = Vectors.json("ethereum/trie/" + file + ".json");
        assertThat(cases.size()).isEqualTo(count);
        for (Map.Entry<String, JsonNode> item : cases.properties()) {
            var trie = PatriciaTrie.EMPTY;
            var in = item.getValue().get("in");
            if (in.isArray()) {
                for (var pair : in) trie = with(trie, key(pair.get(0).asString(), isSecure), pair.get(1));
            } else {
                for (var pair : in.properties()) trie = with(trie, key(pair.getKey(), isSecure), pair.getValue());
            }
            assertThat("0x" + trie.root().hex())
                    .as(item.getKey())
                    .isEqualTo(item.getValue().get("root").asString());
            everyKeyIsProven(trie, in, isSecure);
        }
    }

    private static void everyKeyIsProven(PatriciaTrie trie, JsonNode in, boolean isSecure) {
        var last = new TreeMap<String, JsonNode>();
        if (in.isArray()) in.forEach(pair -> last.put(pair.get(0).asString(), pair.get(1)));
        else in.properties().forEach(pair -> last.put(pair.getKey(), pair.getValue()));
        last.forEach((text, value) -> {
            var key = key(text, isSecure);
            PatriciaProof.Answer expected = value.isNull()
                    ? new PatriciaProof.Answer.Absent()
                    : new PatriciaProof.Answer.Value(bytes(value.asString()));
            var nodes = trie.prove(key);
            assertThat(PatriciaProof.check(trie.root(), key, nodes)).as(text).isEqualTo(expected);
            for (int i = 0; i < nodes.size(); i++) isBrokenBy(trie, key, nodes, i);
        });
    }

    private static void isBrokenBy(PatriciaTrie trie, ByteString key, List<ByteString> nodes, int node) {
        for (int at = 0; at < nodes.get(node).length(); at++) {
            var changed = new ArrayList<>(nodes);
            changed.set(node, Tampering.flipped(nodes.get(node), at));
            assertThat(PatriciaProof.check(trie.root(), key, changed)).isInstanceOf(PatriciaProof.Answer.Broken.class);
        }
    }

    /// The case asks for the keys before and after each of some others, which no wallet needs; but which of these
    /// are in the trie can be proven.
    @Test
    void theKeysOfTheOrderTestAreThereAndItsOthersAreNot() {
        var item = Vectors.json("ethereum/trie/trietestnextprev.json").get("basic");
        var there = EthereumJson.list(item.get("in"), JsonNode::asString);
        var trie = PatriciaTrie.EMPTY;
        for (var text : there) trie = trie.put(bytes(text), bytes(text));
        var asked = EthereumJson.list(item.get("tests"), test -> test.get(0).asString());
        assertThat(asked).hasSize(12).containsAll(List.of("cat", "doge"));
        for (var text : asked) {
            var key = bytes(text);
            PatriciaProof.Answer expected =
                    there.contains(text) ? new PatriciaProof.Answer.Value(key) : new PatriciaProof.Answer.Absent();
            assertThat(PatriciaProof.check(trie.root(), key, trie.prove(key)))
                    .as(text)
                    .isEqualTo(expected);
        }
    }
}
