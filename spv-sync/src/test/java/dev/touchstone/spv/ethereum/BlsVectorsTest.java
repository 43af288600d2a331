package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.testsupport.Tampering;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The official `fast_aggregate_verify` tests.
class BlsVectorsTest {
    private record Case(String name, List<ByteString> keys, Hash256 message, ByteString signature, boolean output) {
        static Case read(Path file) {
            var yaml = SpecSchedules.YAML.readTree(file.toFile());
            var input = yaml.path("input");
            var keys = new ArrayList<ByteString>();
            for (var key : input.path("pubkeys")) keys.add(SpecSchedules.bytes(key, 48));
            return new Case(
                    file.getFileName().toString(),
                    keys,
                    Hash256.of(SpecSchedules.bytes(input.path("message"), 32).toArray()),
                    SpecSchedules.bytes(input.path("signature"), 96),
                    yaml.path("output").asBoolean());
        }

        boolean holds() {
            return new BlstBls().fastAggregateVerify(keys, message, signature);
        }
    }

    private static List<Case> cases() throws IOException {
        try (var files = Files.list(Vectors.path("ethereum/bls/fast_aggregate_verify"))) {
            var all = files.sorted().map(Case::read).toList();
            assertThat(all).hasSize(12);
            return all;
        }
    }

    @TestFactory
    Stream<DynamicTest> saysOfEachSignatureWhetherItHolds() throws IOException {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.name(), () -> assertThat(one.holds()).isEqualTo(one.output())));
    }

    @Test
    void noSignatureHoldsWithAByteChanged() throws IOException {
        int changes = 0;
        for (var one : cases()) {
            if (!one.output()) continue;
            for (int at = 0; at < 96; at += 3, changes++) {
                var other = Tampering.flipped(one.signature(), at);
                assertThat(new Case("", one.keys(), one.message(), other, false).holds())
                        .isFalse();
            }
            for (int at = 0; at < 32; at++, changes++) {
                var other = Hash256.of(Tampering.flipped(one.message().toBytes(), at));
                assertThat(new Case("", one.keys(), other, one.signature(), false).holds())
                        .isFalse();
            }
            for (int key = 0; key < one.keys().size(); key++) {
                for (int at = 0; at < 48; at += 3, changes++) {
                    var keys = new ArrayList<>(one.keys());
                    keys.set(key, Tampering.flipped(keys.get(key), at));
                    assertThat(new Case("", keys, one.message(), one.signature(), false).holds())
                            .isFalse();
                }
            }
        }
        assertThat(changes).isGreaterThan(3 * 64);
    }
}
