package dev.touchstone.spv.ethereum.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    @ValueSource(strings = {"trietest", "trieanyorder", "trietest_secureTrie", "trieanyorder_secureTrie"})
    void theOfficialTriesHaveTheirRoots(String file) {
        boolean isSecure = file.endsWith("secureTrie");
        var cases = Vectors.json("ethereum/trie/" + file + ".json");
        assertThat(cases.size()).isPositive();
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
            assertThat(PatriciaProof.check(trie.root(), key, trie.prove(key)))
                    .as(text)
                    .isEqualTo(expected);
        });
    }
}
