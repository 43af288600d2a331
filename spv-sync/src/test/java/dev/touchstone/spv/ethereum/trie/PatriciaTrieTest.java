package dev.touchstone.spv.ethereum.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatriciaTrieTest {
    private static ByteString random(Random random, int most) {
        var bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextBoolean()) bytes[i] &= 0x11;
        }
        return ByteString.of(bytes);
    }

    private static Answer check(PatriciaTrie trie, ByteString key) {
        return PatriciaProof.check(trie.root(), key, trie.prove(key));
    }

    @Test
    void whateverIsInATrieOrNotIsProven() {
        var random = new Random(11);
        for (int round = 0; round < 60; round++) {
            var content = new HashMap<ByteString, ByteString>();
            var trie = PatriciaTrie.EMPTY;
            int longestKey = round % 3 == 0 ? 2 : 4;
            for (int i = 0; i < 1 + round; i++) {
                var key = random(random, longestKey);
                if (random.nextInt(4) == 0) {
                    content.remove(key);
                    trie = trie.delete(key);
                } else {
                    var value = random(random, random.nextBoolean() ? 3 : 60);
                    content.put(key, value);
                    trie = trie.put(key, value);
                }
            }
            for (var key : content.keySet()) {
                assertThat(check(trie, key)).isEqualTo(new Answer.Value(content.get(key)));
                assertThat(trie.get(key)).contains(content.get(key));
            }
            for (int i = 0; i < 40; i++) {
                var key = random(random, longestKey + 1);
                if (content.containsKey(key)) continue;
                assertThat(check(trie, key)).isEqualTo(new Answer.Absent());
                assertThat(trie.get(key)).isEmpty();
            }
            assertThat(rebuilt(content, random)).isEqualTo(trie);
        }
    }

    /// The same content put in another order: the root knows nothing of the way there.
    private static PatriciaTrie rebuilt(Map<ByteString, ByteString> content, Random random) {
        var entries = new ArrayList<>(content.entrySet());
        Collections.shuffle(entries, random);
        var trie = PatriciaTrie.EMPTY;
        for (var entry : entries) trie = trie.put(entry.getKey(), entry.getValue());
        return trie;
    }

    @Test
    void takingEverythingOutLeavesTheEmptyTrie() {
        var random = new Random(12);
        var keys = new ArrayList<ByteString>();
        var trie = PatriciaTrie.EMPTY;
        for (int i = 0; i < 200; i++) {
            keys.add(random(random, 3));
            trie = trie.put(keys.getLast(), random(random, 40));
        }
        Collections.shuffle(keys, random);
        for (var key : keys) {
            trie = trie.delete(key);
            assertThat(trie.get(key)).isEmpty();
        }
        assertThat(trie.isEmpty()).isTrue();
        assertThat(trie.root()).isEqualTo(PatriciaTrie.EMPTY_ROOT);
    }

    @Test
    void anyChangedByteOfAnyNodeIsRefused() {
        var random = new Random(13);
        for (int round = 0; round < 25; round++) {
            var trie = PatriciaTrie.EMPTY;
            for (int i = 0; i < 30; i++) trie = trie.put(random(random, 3), random(random, 50));
            var key = random(random, 3);
            var nodes = trie.prove(key);
            for (int node = 0; node < nodes.size(); node++) {
                for (int at = 0; at < nodes.get(node).length(); at++) {
                    var bytes = nodes.get(node).toArray();
                    bytes[at] ^= (byte) (1 + random.nextInt(255));
                    var changed = new ArrayList<>(nodes);
                    changed.set(node, ByteString.of(bytes));
                    assertThat(PatriciaProof.check(trie.root(), key, changed)).isInstanceOf(Answer.Broken.class);
                }
                var fewer = new ArrayList<>(nodes);
                fewer.remove(node);
                assertThat(PatriciaProof.check(trie.root(), key, fewer)).isInstanceOf(Answer.Broken.class);
                var more = new ArrayList<>(nodes);
                more.add(node, nodes.get(node));
                assertThat(PatriciaProof.check(trie.root(), key, more)).isInstanceOf(Answer.Broken.class);
            }
        }
    }

    @Test
    void anOlderTrieStaysAsItWas() {
        var key = ByteString.of((byte) 1);
        var before = PatriciaTrie.EMPTY.put(key, ByteString.of((byte) 5));
        var after = before.put(key, ByteString.of((byte) 6));
        assertThat(before.get(key)).contains(ByteString.of((byte) 5));
        assertThat(after.get(key)).contains(ByteString.of((byte) 6));
        assertThat(before.root()).isNotEqualTo(after.root());
    }

    @Test
    void randomNodesAreAnsweredWithoutAnException() {
        var random = new Random(14);
        for (int i = 0; i < 5_000; i++) {
            var node = random(random, 40);
            var root = Keccak256.of(node);
            assertThat(PatriciaProof.check(root, random(random, 4), List.of(node)))
                    .isNotNull();
        }
    }
}
