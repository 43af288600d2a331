package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SszWriterTest {
    private static Hash256 numbered(int number) {
        return HashTreeRoot.ofUint64(number);
    }

    @Test
    void writesWhatTheReaderReads() throws MalformedException {
        var bytes = SszWriter.container(out -> out.uint64(5)
                .byteList(ByteString.of((byte) 7, (byte) 8))
                .bytes32(numbered(1))
                .variable(part -> part.uint64(9).byteList(ByteString.EMPTY))
                .vectorOfBytes32(List.of(numbered(2), numbered(3))));
        var in = new SszReader(bytes);
        assertThat(in.uint64()).isEqualTo(5);
        in.offset();
        assertThat(in.bytes32()).isEqualTo(numbered(1));
        in.offset();
        assertThat(in.vectorOfBytes32(2)).containsExactly(numbered(2), numbered(3));
        assertThat(in.next().byteList(2)).isEqualTo(ByteString.of((byte) 7, (byte) 8));
        var part = in.next();
        assertThat(part.uint64()).isEqualTo(9);
        part.offset();
        assertThat(part.next().byteList(0)).isEqualTo(ByteString.EMPTY);
        in.expectEnd();
    }

    @Test
    void writesTheHighestNumberInItsEightBytes() {
        assertThat(SszWriter.container(out -> out.uint64(-1))).hasSize(8).containsOnly(-1);
    }

    @Test
    void aTreeOfAContainerHasItsRootAndLeadsToIt() {
        for (int count = 1; count < 20; count++) {
            var fields =
                    IntStream.range(0, count).mapToObj(i -> numbered(i + 1)).toList();
            var tree = SparseTree.ofContainer(fields);
            assertThat(tree.root()).isEqualTo(HashTreeRoot.ofContainer(fields));
            int width = count == 1 ? 1 : Integer.highestOneBit(count - 1) * 2;
            for (int i = 0; i < count; i++) {
                var place = new GeneralizedIndex(width + i);
                assertThat(place.leads(fields.get(i), tree.branch(place), tree.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void aSparseTreeLeadsFromEachOfItsNodes() {
        var places = List.of(new GeneralizedIndex(735), new GeneralizedIndex(2945), new GeneralizedIndex(2946));
        var tree = new SparseTree();
        for (var place : places) tree.set(place, numbered(place.value()));
        for (var place : places) {
            assertThat(place.leads(numbered(place.value()), tree.branch(place), tree.root()))
                    .isTrue();
            assertThat(place.leads(numbered(1), tree.branch(place), tree.root()))
                    .isFalse();
        }
    }

    @Test
    void aSparseTreeTakesNoNodeAboveOrBelowAnother() {
        var tree = new SparseTree().set(new GeneralizedIndex(9), numbered(9));
        for (int place : new int[] {1, 2, 4, 9, 18, 37}) {
            assertThatThrownBy(() -> tree.set(new GeneralizedIndex(place), numbered(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
