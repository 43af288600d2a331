package dev.touchstone.spv.ethereum.ssz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashTreeRootTest {
    @ParameterizedTest
    @CsvSource({"48, 1", "48, 2", "48, 3", "48, 32", "48, 511", "48, 512", "20, 5", "32, 6", "64, 7", "65, 3", "96, 9"})
    void aVectorOfByteVectorsHasTheRootOfTheirRoots(int size, int count) {
        var packed = new byte[size * count];
        new Random(size).nextBytes(packed);
        var roots = IntStream.range(0, count)
                .mapToObj(i -> HashTreeRoot.ofByteVector(packed, i * size, size))
                .toList();
        assertThat(HashTreeRoot.ofByteVectors(packed, size, count)).isEqualTo(HashTreeRoot.ofContainer(roots));
    }
}
