package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.bitcoin.Target.Decoded;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TargetTest {
    private static final Target LIMIT = Networks.of(Network.BITCOIN_MAIN).powLimit();

    @ParameterizedTest
    @CsvSource({
        "01120000, 12, 01120000",
        "02008000, 80, 02008000",
        "05009234, 92340000, 05009234",
        "04123456, 12345600, 04123456",
        "01fedcba, negative,",
        "04923456, negative,",
        "00000000, zero,",
        "00123456, zero,",
        "01003456, zero,",
        "02000056, zero,",
        "03000000, zero,",
        "04000000, zero,",
        "00923456, zero,",
        "01803456, zero,",
        "02800056, zero,",
        "03800000, zero,",
        "04800000, zero,",
        "ff123456, overflow,",
        "220000ff, ff00000000000000000000000000000000000000000000000000000000000000, 2100ff00",
        "22000100, overflow,",
        "2100ffff, ffff000000000000000000000000000000000000000000000000000000000000, 2100ffff",
        "21010000, overflow,",
    })
    void decodesTheCompactFormAsBitcoinCoreDoes(String bits, String value, String again) {
        var decoded = Target.decode(HexFormat.fromHexDigits(bits));
        switch (value) {
            case "zero" -> assertThat(decoded).isEqualTo(new Decoded.Zero());
            case "negative" -> assertThat(decoded).isEqualTo(new Decoded.Negative());
            case "overflow" -> assertThat(decoded).isEqualTo(new Decoded.Overflow());
            default -> {
                var target = new Target(new BigInteger(value, 16));
                assertThat(decoded).isEqualTo(new Decoded.Valid(target));
                assertThat(target.encode()).isEqualTo(HexFormat.fromHexDigits(again));
            }
        }
    }

    @Test
    void bitsThatStandForNoTargetAreABugWhereTheyWereJudgedBefore() {
        assertThatThrownBy(() -> Target.ofBits(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recomputesAllRetargetsAndAllWorkOfMainnet() {
        int retargets = 0;
        var work = Work.ZERO;
        BlockHeader first = null;
        BlockHeader last = null;
        for (var entry : Vectors.json("bitcoin/headers/mainnet-retarget-boundaries.json")) {
            int height = entry.get("height").asInt();
            var header = header(entry);
            boolean starts = height % BitcoinParameters.PERIOD == 0;
            if (starts && first != null && last != null) {
                var next = Target.ofBits(first.bits()).retargeted(last.time() - first.time(), LIMIT);
                assertThat(header.bits()).as("bits at %d", height).isEqualTo(next.encode());
                retargets++;
            }
            work = work.plus(Work.ofBits(header.bits()).times(starts ? 1 : BitcoinParameters.PERIOD - 1));
            if (starts || height % BitcoinParameters.PERIOD == BitcoinParameters.PERIOD - 1) {
                assertThat(work)
                        .as("work at %d", height)
                        .isEqualTo(Work.ofHex(entry.get("chainwork").asString()));
            }
            if (starts) first = header;
            last = header;
        }
        assertThat(retargets).isEqualTo(413);
    }

    private static BlockHeader header(JsonNode entry) {
        return BlockHeader.parse(HexFormat.of().parseHex(entry.get("header").asString()))
                .orThrow();
    }

    @Test
    void readsEveryTargetOfMainnetsHistoryBackFromItsCompactForm() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                Vectors.open("bitcoin/headers/mainnet-target-history.csv"), StandardCharsets.US_ASCII))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var target = new Target(
                        new BigInteger(line.substring(line.indexOf(',') + 1).strip()));
                assertThat(Target.ofBits(target.encode())).isEqualTo(target);
            }
        }
    }
}
