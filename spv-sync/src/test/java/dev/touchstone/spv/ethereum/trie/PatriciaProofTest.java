package dev.touchstone.spv.ethereum.trie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PatriciaProofTest {
    private static final ByteString KEY = ByteString.of((byte) 0x12, (byte) 0x34);
    private static final byte[] LONG_VALUE = new byte[40];

    static {
        Arrays.fill(LONG_VALUE, (byte) 7);
    }

    private static ByteString node(Consumer<RlpWriter> content) {
        return ByteString.of(RlpWriter.listOf(content));
    }

    private static byte[] path(boolean isLeaf, int... nibbles) {
        var path = NibblePath.EMPTY;
        for (int nibble : nibbles) path = path.then(NibblePath.of(nibble));
        return path.encode(isLeaf);
    }

    private static Hash256 hash(ByteString node) {
        return Keccak256.of(node);
    }

    private static Answer check(ByteString... nodes) {
        return PatriciaProof.check(hash(nodes[0]), KEY, List.of(nodes));
    }

    private static ByteString leaf(byte[] path, byte[] value) {
        return node(out -> out.string(path).string(value));
    }

    private static ByteString branch(int at, Consumer<RlpWriter> child, byte[] value) {
        return node(out -> {
            for (int i = 0; i < 16; i++) {
                if (i == at) child.accept(out);
                else out.raw((byte) 0x80);
            }
            out.string(value);
        });
    }

    private static void isBroken(Answer answer, TrieFlaw flaw) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Broken.class, broken -> assertThat(broken.flaw()).isEqualTo(flaw));
    }

    @Test
    void aNodeThatIsReachedByItsHashIsOfAtLeastThatLength() {
        var below = leaf(path(true, 2, 3, 4), LONG_VALUE);
        var above = branch(1, out -> out.hash(hash(below)), new byte[0]);
        assertThat(check(above, below)).isEqualTo(new Answer.Value(ByteString.of(LONG_VALUE)));

        var shortLeaf = leaf(path(true, 2, 3, 4), new byte[] {7});
        var byHash = branch(1, out -> out.hash(hash(shortLeaf)), new byte[0]);
        isBroken(check(byHash, shortLeaf), TrieFlaw.SHORT_NODE_BY_HASH);
        var inside = branch(1, out -> out.raw(shortLeaf), new byte[0]);
        assertThat(check(inside)).isEqualTo(new Answer.Value(ByteString.of((byte) 7)));
    }

    @Test
    void aLongNodeDoesNotStandInsideAnother() {
        var below = leaf(path(true, 2, 3, 4), LONG_VALUE);
        isBroken(check(branch(1, out -> out.raw(below), new byte[0])), TrieFlaw.LONG_NODE_EMBEDDED);
        isBroken(check(branch(9, out -> out.raw(below), new byte[0])), TrieFlaw.LONG_NODE_EMBEDDED);
        isBroken(check(node(out -> out.string(path(false, 1)).raw(below))), TrieFlaw.LONG_NODE_EMBEDDED);
    }

    @Test
    void anEmbeddedNodeIsNotListedAgain() {
        var shortLeaf = leaf(path(true, 2, 3, 4), new byte[] {7});
        isBroken(check(branch(1, out -> out.raw(shortLeaf), new byte[0]), shortLeaf), TrieFlaw.TRAILING_NODE);
    }

    @Test
    void aReferenceHas32BytesOrIsANode() {
        for (int length : new int[] {1, 31, 33}) {
            isBroken(
                    check(branch(1, out -> out.string(Arrays.copyOf(LONG_VALUE, length)), new byte[0])),
                    TrieFlaw.MALFORMED_NODE);
        }
    }

    @Test
    void pathsAreInTheirOneForm() {
        byte[][] bad = {
            {}, {0x40, 0x12, 0x34}, {(byte) 0xf1, 0x23}, {0x21, 0x12, 0x34}, {0x01, 0x12, 0x34},
        };
        for (var encoded : bad) isBroken(check(leaf(encoded, LONG_VALUE)), TrieFlaw.MALFORMED_PATH);
        isBroken(check(node(out -> out.list(path -> {}).string(LONG_VALUE))), TrieFlaw.MALFORMED_PATH);
        isBroken(check(node(out -> out.string(path(false)).hash(Hash256.ZERO))), TrieFlaw.MALFORMED_PATH);
    }

    @Test
    void anExtensionLeadsSomewhere() {
        isBroken(check(node(out -> out.string(path(false, 1)).string(new byte[0]))), TrieFlaw.MALFORMED_NODE);
        isBroken(check(node(out -> out.string(path(false, 1)).hash(Hash256.ZERO))), TrieFlaw.MISSING_NODE);
    }

    @Test
    void aValueIsAStringOfSomething() {
        isBroken(check(node(out -> out.string(path(true, 1, 2, 3, 4)).list(o -> o.u64(1)))), TrieFlaw.MALFORMED_VALUE);
        isBroken(check(leaf(path(true, 1, 2, 3, 4), new byte[0])), TrieFlaw.MALFORMED_VALUE);
        isBroken(check(leaf(path(true, 9, 9), new byte[0])), TrieFlaw.MALFORMED_VALUE);
        var withListValue = node(out -> {
            for (int i = 0; i < 16; i++) out.raw((byte) 0x80);
            out.list(o -> o.u64(1));
        });
        isBroken(check(withListValue), TrieFlaw.MALFORMED_VALUE);
    }

    @Test
    void aBranchHasSeventeenItems() {
        for (int items : new int[] {1, 3, 16, 18}) {
            var odd = node(out -> {
                for (int i = 0; i < items; i++) out.string(path(true, 1, 2, 3, 4));
            });
            assertThat(check(odd)).as(items + " items").isInstanceOf(Answer.Broken.class);
        }
        isBroken(check(ByteString.of((byte) 0xc0)), TrieFlaw.MALFORMED_NODE);
        isBroken(check(ByteString.of((byte) 0x80), ByteString.EMPTY), TrieFlaw.TRAILING_NODE);
        isBroken(check(ByteString.of((byte) 0x01)), TrieFlaw.MALFORMED_NODE);
        isBroken(check(ByteString.EMPTY), TrieFlaw.MALFORMED_NODE);
    }

    @Test
    void whatEndsAtABranchIsItsValue() {
        var none = new byte[0];
        var full = node(out -> out.string(path(false, 1, 2, 3, 4))
                .raw(branch(5, o -> o.raw(leaf(path(true), new byte[] {9})), new byte[] {8})));
        assertThat(check(full)).isEqualTo(new Answer.Value(ByteString.of((byte) 8)));
        var empty = node(out ->
                out.string(path(false, 1, 2, 3, 4)).raw(branch(5, o -> o.raw(leaf(path(true), new byte[] {9})), none)));
        assertThat(check(empty)).isEqualTo(new Answer.Absent());
    }

    @Test
    void absenceIsAnEmptyPlaceOrAnotherPath() {
        var absent = new Answer.Absent();
        assertThat(check(branch(2, out -> out.hash(Hash256.ZERO), new byte[0]))).isEqualTo(absent);
        assertThat(check(leaf(path(true, 1, 2, 3, 5), LONG_VALUE))).isEqualTo(absent);
        assertThat(check(leaf(path(true, 1, 2, 3), LONG_VALUE))).isEqualTo(absent);
        assertThat(check(leaf(path(true, 1, 2, 3, 4, 5), LONG_VALUE))).isEqualTo(absent);
        assertThat(check(node(out -> out.string(path(false, 1, 3)).hash(Hash256.ZERO))))
                .isEqualTo(absent);
        assertThat(PatriciaProof.check(PatriciaTrie.EMPTY_ROOT, KEY, List.of())).isEqualTo(absent);
    }

    @Test
    void anEmptyProofProvesNothingOfATrieThatIsNotEmpty() {
        isBroken(PatriciaProof.check(Hash256.ZERO, KEY, List.of()), TrieFlaw.MISSING_NODE);
    }

    @Test
    void aMissingNodeIsNamedByThePlaceThatItWouldHave() {
        var none = PatriciaProof.check(Hash256.ZERO, KEY, List.of());
        assertThat(none).isEqualTo(new Answer.Broken(TrieFlaw.MISSING_NODE, 0, ""));
        var first = check(node(out -> out.string(path(false, 1)).hash(Hash256.ZERO)));
        assertThat(first).isEqualTo(new Answer.Broken(TrieFlaw.MISSING_NODE, 1, ""));
    }

    @Test
    void nothingIsRepeatedOrReordered() {
        var below = leaf(path(true, 2, 3, 4), LONG_VALUE);
        var above = branch(1, out -> out.hash(hash(below)), new byte[0]);
        isBroken(check(above, below, below), TrieFlaw.TRAILING_NODE);
        isBroken(check(above, above, below), TrieFlaw.HASH_MISMATCH);
        isBroken(PatriciaProof.check(hash(above), KEY, List.of(below, above)), TrieFlaw.HASH_MISMATCH);
        var many = new ArrayList<>(List.of(above, below));
        for (int i = 0; i < 1000; i++) many.add(below);
        isBroken(PatriciaProof.check(hash(above), KEY, many), TrieFlaw.TRAILING_NODE);
    }
}
