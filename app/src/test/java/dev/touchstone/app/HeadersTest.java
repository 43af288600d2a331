package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Headers in files, typed in a terminal: real ones are accepted, each single change gets its name, and what was
/// exported is imported elsewhere.
class HeadersTest {
    private static final int RECORD = 80;
    private static final String PERIOD = "mainnet-576576-578692.bin";

    @TempDir
    private Path folder;

    private static Path real(String file) {
        return Vectors.path("bitcoin/headers/" + file);
    }

    private Path written(byte[] headers) throws IOException {
        return Files.write(folder.resolve("headers.bin"), headers);
    }

    private static Terminal.Said verify(String network, int from, Path file) {
        return Terminal.run("headers", "verify", "--network", network, "--from", "" + from, file.toString(), "--json");
    }

    @ParameterizedTest
    @CsvSource({
        "main, 0, mainnet-000000-049999.bin, 50000, 000000000845517b31c6820d83f25cff46429bf136a7515fe504116427e60f8e",
        "main, 80001, mainnet-080001-100000.bin, 20000, 000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506",
        "main, 150001, mainnet-150001-270000.bin, 120000, 0000000000000002a775aec59dc6a9e4bb1c025cf1b8c2195dd9dc3998c827c5",
        "main, 576576, mainnet-576576-578692.bin, 2117, 00000000000000000016d22b7c1343f625dbbf14330c9d753f43c1c91594300d",
        "main, 822528, mainnet-822528-830592.bin, 8065, 00000000000000000000506183a8b30fa3224b85e82a70416e1d594bdb632fdb",
        "main, 864800, mainnet-864800-864850.bin, 51,",
        "main, 864870, mainnet-864870-864980.bin, 111,",
        "testnet3, 0, testnet3-000000-035141.bin, 35142,",
        "testnet4, 0, testnet4-000000-000100.bin, 101,",
        "signet, 0, signet-000000-002015.bin, 2016,",
    })
    void acceptsEveryRealRun(String network, int from, String file, int count, String last) {
        var said = verify(network, from, real(file)).exits(0).json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("refutation").isNull()).isTrue();
        assertThat(said.path("count").asInt()).isEqualTo(count);
        assertThat(said.path("first").path("height").asInt()).isEqualTo(from);
        assertThat(said.path("last").path("height").asInt()).isEqualTo(from + count - 1);
        if (last != null) assertThat(said.path("last").path("hash").asString()).isEqualTo(last);
        assertThat(said.path("unchecked").isEmpty()).isEqualTo(from == 0);
        for (var unchecked : said.path("unchecked")) {
            assertThat(unchecked.path("message").asString())
                    .isEqualTo("not checkable before height "
                            + unchecked.path("before").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a bit of the link,            1000, 10, 01, BrokenLink",
        "another difficulty,           1000, 72, 01, WrongDifficulty",
        "a negative difficulty,        1000, 74, 80, NonsenseTarget",
        "a difficulty above the limit, 1000, 75, 0a, TargetAboveLimit",
        "a retarget not followed,      2016, 73, 01, WrongDifficulty",
        "a time before the median,     1000, 70, 08, TimeTooEarly",
        "a time far in the future,     1000, 71, 80, TimeTooLate",
        "a time a second off,          1000, 68, 01, HashAboveTarget",
        "another nonce,                1000, 76, 01, HashAboveTarget",
        "another Merkle root,          1000, 40, 01, HashAboveTarget",
        "a version below zero,         1000, 3,  80, RetiredVersion",
        "another version,              1000, 0,  01, HashAboveTarget",
        "the last header,              2116, 79, 80, HashAboveTarget",
        "the first header,             0,    36, 01, HashAboveTarget",
    })
    void namesEachSingleChange(String what, int header, int at, String flip, String name) throws IOException {
        var bytes = Vectors.bytes("bitcoin/headers/" + PERIOD);
        bytes[header * RECORD + at] ^= (byte) HexFormat.fromHexDigits(flip);
        var said = verify("main", 576_576, written(bytes));
        isRefuted(said, name, 576_576 + header);
        assertThat(said.json().path("count").asInt()).as(what).isEqualTo(header);
    }

    private static void isRefuted(Terminal.Said said, String name, int height) {
        var json = said.exits(1).json();
        assertThat(json.path("standing").asString()).isEqualTo("Failed");
        assertThat(json.path("refutation").asString()).isEqualTo(name);
        assertThat(json.path("height").asInt()).isEqualTo(height);
        assertThat(json.path("statement").asString()).contains("at height " + height);
        assertThat(json.path("detail").asString()).isNotEmpty();
    }

    @Test
    void namesWhatIsWrongWithTheWholeFile() throws IOException {
        var bytes = Vectors.bytes("bitcoin/headers/" + PERIOD);
        isRefuted(verify("main", 576_576, written(Arrays.copyOf(bytes, bytes.length - 1))), "Unreadable", 578_692);
        isRefuted(verify("main", 576_576, written(new byte[0])), "Unreadable", 576_576);
        System.arraycopy(bytes, 1001 * RECORD, bytes, 1000 * RECORD, bytes.length - 1001 * RECORD);
        isRefuted(verify("main", 576_576, written(Arrays.copyOf(bytes, bytes.length - RECORD))), "BrokenLink", 577_576);
        isRefuted(verify("main", 363_731, real("mainnet-fork-2015-07-04.bin")), "RetiredVersion", 363_731);
        isRefuted(verify("signet", 0, real("mainnet-000000-049999.bin")), "ForeignChain", 0);
        assertThat(verify("main", -1, real(PERIOD)).exits(2).errorCode()).isEqualTo("Usage");
        assertThat(verify("main", 0, folder.resolve("none")).exits(3).errorCode())
                .isEqualTo("NoSuchFile");
    }

    @Test
    void whatWasImportedIsExportedAgain() throws IOException {
        var run = real("mainnet-000000-049999.bin");
        var terminal = Terminal.on("main", folder);
        var imported = takes(terminal, run).exits(0).json();
        assertThat(imported.path("read").asInt()).isEqualTo(49_999);
        assertThat(imported.path("added").asInt()).isEqualTo(49_999);
        assertThat(imported.path("tip").path("hash").asString())
                .isEqualTo("000000000845517b31c6820d83f25cff46429bf136a7515fe504116427e60f8e");
        assertThat(imported.path("refutation").isNull()).isTrue();
        var copy = folder.resolve("copy.bin");
        var exported = export(terminal, copy, 0).exits(0).json();
        assertThat(exported.path("count").asInt()).isEqualTo(50_000);
        assertThat(copy).hasSameBinaryContentAs(run);
        assertThat(takes(terminal, copy).exits(0).json().path("added").asInt()).isZero();
        var changed = Files.readAllBytes(run);
        changed[40_000 * RECORD + 40] ^= 1;
        var elsewhere = Terminal.on("main", folder.resolve("elsewhere"));
        var half = takes(elsewhere, written(changed)).exits(1).json();
        assertThat(half.path("refutation").asString()).isEqualTo("HashAboveTarget");
        assertThat(half.path("tip").path("height").asInt()).isEqualTo(39_999);
        assertThat(half.path("added").asInt()).isEqualTo(39_999);
        var later = real("mainnet-080001-100000.bin");
        assertThat(takes(terminal, later).exits(1).errorCode()).isEqualTo("Unconnected");
        assertThat(export(terminal, copy, 50_000).exits(1).errorCode()).isEqualTo("BeyondTip");
    }

    @Test
    void aWalletGoesOnFromImportedHeaders() throws IOException {
        try (var node = PracticeBitcoinNode.start(0, InstantSource.system())) {
            node.mine(110);
            var first = Terminal.in(folder.resolve("first"));
            first.gets("wallet", "create");
            first.gets("sync", "--peer", "127.0.0.1:" + node.port());
            var file = folder.resolve("regtest.bin");
            assertThat(export(first, file, 0).exits(0).json().path("count").asInt())
                    .isEqualTo(111);
            var second = Terminal.in(folder.resolve("second"));
            assertThat(takes(second, file).exits(0).json().path("tip")).isEqualTo(tip(node));
            second.gets("wallet", "create");
            node.mine(1);
            var synced = second.gets("sync", "--peer", "127.0.0.1:" + node.port());
            assertThat(synced.path("tip")).isEqualTo(tip(node));
            assertThat(synced.path("coverage").path("to").asInt()).isEqualTo(111);
            assertThat(export(second, file, 100).exits(0).json().path("count").asInt())
                    .isEqualTo(12);
            verify("regtest", 100, file).exits(0);
        }
    }

    private static JsonNode tip(PracticeBitcoinNode node) {
        var tip = node.tip();
        return Terminal.json(
                "{\"height\":" + tip.height() + ",\"hash\":\"" + tip.hash().display() + "\"}");
    }

    private static Terminal.Said takes(Terminal terminal, Path file) {
        return terminal.types("headers", "import", file.toString(), "--json");
    }

    private static Terminal.Said export(Terminal terminal, Path file, int from) {
        return terminal.types("headers", "export", file.toString(), "--from", "" + from, "--json");
    }
}
