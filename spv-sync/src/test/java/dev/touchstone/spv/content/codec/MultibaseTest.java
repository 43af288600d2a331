package dev.touchstone.spv.content.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultibaseTest {
    private static final String EMOJI = "base256emoji";

    private record Case(String base, String text) {}

    /// The value in the first line, and how each base writes it.
    private record Table(ByteString value, List<Case> cases) {
        static Table read(String name) {
            var lines = new String(Vectors.bytes("content/cid/" + name), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(", ", 2))
                    .map(cells -> new Case(cells[0], cells[1].substring(1, cells[1].lastIndexOf('"'))))
                    .toList();
            var value = lines.getFirst().text().replace("\\x00", "\0");
            return new Table(bytes(value), lines.subList(1, lines.size()));
        }
    }

    private static ByteString bytes(String utf8) {
        return ByteString.of(utf8.getBytes(StandardCharsets.UTF_8));
    }

    private static void isWrittenAsInTheTable(String name, int cases) {
        var table = Table.read(name);
        assertThat(table.cases()).hasSize(cases);
        for (var item : table.cases()) {
            if (item.base().equals(EMOJI)) {
                assertThat(Multibase.parse(item.text())).isEqualTo(Parsed.malformed("an unknown multibase"));
                continue;
            }
            var base = Multibase.valueOf(item.base().toUpperCase(Locale.ROOT));
            assertThat(base.encode(table.value())).as(item.base()).isEqualTo(item.text());
            assertThat(Multibase.parse(item.text())).as(item.base()).isEqualTo(Parsed.ok(table.value()));
        }
    }

    @Test
    void writesAndReadsTheBasicTable() {
        isWrittenAsInTheTable("multibase-basic.csv", 23);
    }

    @Test
    void writesAndReadsTheTableWithALeadingZero() {
        isWrittenAsInTheTable("multibase-leading_zero.csv", 23);
    }

    @Test
    void readsLettersOfEitherCaseWhereTheBaseHasButOne() {
        var table = Table.read("multibase-case_insensitivity.csv");
        assertThat(table.cases())
                .hasSize(12)
                .allSatisfy(item -> assertThat(Multibase.parse(item.text())).isEqualTo(Parsed.ok(table.value())));
    }

    @Test
    void textThatNoBytesHaveIsRefused() {
        for (var bad : List.of("", "b1", "ba", "bab", "baaaaaab", "zO0Il", "f0", "fabc", "maa=", "Maa", "maa==", "?")) {
            assertThat(Multibase.parse(bad)).as(bad).isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(Multibase.parse("b" + "a".repeat(Multibase.MOST_CHARACTERS + 1)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void anyBytesComeBackAndAnyTextIsCanonicalOrRefused() {
        var random = new Random(11);
        for (var base : Multibase.values()) {
            for (int i = 0; i < 150; i++) comesBack(base, random);
        }
    }

    private static void comesBack(Multibase base, Random random) {
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        if (bytes.length > 1 && random.nextInt(3) == 0) bytes[0] = 0;
        var text = base.encode(ByteString.of(bytes));
        assertThat(Multibase.parse(text)).isEqualTo(Parsed.ok(ByteString.of(bytes)));
        var changed = new StringBuilder(text);
        changed.setCharAt(random.nextInt(text.length()), (char) random.nextInt(200));
        if (Multibase.parse(changed.toString()) instanceof Parsed.Ok<ByteString>(var read)) {
            assertThat(Arrays.stream(Multibase.values()).map(other -> other.encode(read)))
                    .anyMatch(changed.toString()::equalsIgnoreCase);
        }
    }
}
