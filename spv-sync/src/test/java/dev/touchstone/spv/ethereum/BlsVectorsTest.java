package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The official `fast_aggregate_verify` tests.
class BlsVectorsTest {
    @TestFactory
    Stream<DynamicTest> saysOfEachSignatureWhetherItHolds() throws IOException {
        try (var files = Files.list(Vectors.path("ethereum/bls/fast_aggregate_verify"))) {
            var all = files.sorted().toList();
            assertThat(all).hasSize(12);
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        var yaml = SpecSchedules.YAML.readTree(file.toFile());
                        var input = yaml.path("input");
                        var keys = new ArrayList<ByteString>();
                        for (var key : input.path("pubkeys")) keys.add(SpecSchedules.bytes(key, 48));
                        var message = Hash256.of(
                                SpecSchedules.bytes(input.path("message"), 32).toArray());
                        boolean holds = new BlstBls()
                                .fastAggregateVerify(keys, message, SpecSchedules.bytes(input.path("signature"), 96));
                        assertThat(holds).isEqualTo(yaml.path("output").asBoolean());
                    }));
        }
    }
}
