package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CidTest {
    private static final String HELLO = "bafkreicysg23kiwv34eg2d7qweipxwosdo2py4ldv42nbauguluen5v6am";

    private static Cid cid(String text) {
        return Cid.parse(text).orThrow();
    }

    private static ByteString flipped(ByteString bytes, int at) {
        var changed = bytes.toArray();
        changed[at] ^= 1;
        return ByteString.of(changed);
    }

    /// INDEX.md counts 182 files: blocks whose name is their address, and one `.gitattributes`.
    @Test
    void everyBlockOfTheCodecFixturesHasTheAddressThatIsItsName() {
        int blocks = 0;
        var files = TarEntries.files("content/cid/codec-fixtures.tar.gz");
        assertThat(files).hasSize(182);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            var name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
            if (name.startsWith(".")) continue;
            var cid = cid(name.substring(0, name.indexOf('.')));
            var bytes = ByteString.of(file.getValue());
            assertThat(Codec.title(cid.codec())).isEqualTo(name.substring(name.indexOf('.') + 1));
            assertThat(cid.text()).isEqualTo(name.substring(0, name.indexOf('.')));
            assertThat(cid.hash().match(bytes)).as(name).isEqualTo(Multihash.Match.MATCHES);
            assertThat(cid.hash().match(flipped(bytes, bytes.length() - 1))).isEqualTo(Multihash.Match.DIFFERS);
            blocks++;
        }
        assertThat(blocks).isEqualTo(181);
    }

    @Test
    void aMultihashIsReadWholeAndCountsOnlyUncutAndOfAKnownFunction() {
        var lines = new String(Vectors.bytes("content/cid/multihash-test-cases.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(lines).hasSize(260);
        int matched = 0;
        for (var cells : lines) {
            var bytes = ByteString.fromHex(cells[3].strip()).orElseThrow();
            var hash = Multihash.parse(bytes).orThrow();
            var input = ByteString.of(cells[2].strip().getBytes(StandardCharsets.UTF_8));
            int bits = Integer.parseInt(cells[1].strip());
            boolean isWhole = switch (cells[0].strip()) {
                case "sha2-256" -> bits == 256;
                case "sha2-512", "sha3" -> bits == 512;
                default -> false;
            };
            assertThat(hash.bytes()).isEqualTo(bytes);
            assertThat(hash.digest().length() * Byte.SIZE).isEqualTo(bits);
            assertThat(hash.isCheckable()).as(cells[0] + bits).isEqualTo(isWhole);
            if (!isWhole) {
                assertThat(hash.match(input)).isEqualTo(Multihash.Match.NOT_CHECKABLE);
                continue;
            }
            assertThat(hash.match(input)).isEqualTo(Multihash.Match.MATCHES);
            assertThat(hash.match(ByteString.of((cells[2] + ".").getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(Multihash.Match.DIFFERS);
            matched++;
        }
        assertThat(matched).isEqualTo(60);
    }

    @Test
    void bothVersionsAreReadFromTextAndBytes() {
        var v0 = cid("QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n");
        var v1 = cid("bafybeihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        assertThat(v0.version()).isZero();
        assertThat(v0.hash()).isEqualTo(v1.hash());
        assertThat(v0.hash().match(ByteString.EMPTY)).isEqualTo(Multihash.Match.MATCHES);
        assertThat(v1.isOf(Codec.DAG_PB)).isTrue();
        for (var cid : List.of(v0, v1, cid(HELLO))) {
            assertThat(Cid.parse(cid.bytes())).isEqualTo(Parsed.ok(cid));
            assertThat(cid(cid.text())).isEqualTo(cid);
        }
        assertThat(cid(HELLO.toUpperCase(Locale.ROOT))).isEqualTo(cid(HELLO));
    }

    @Test
    void whatIsNoCidIsRefused() {
        var hash = cid(HELLO).hash().bytes().hex();
        for (var bad : List.of(
                "",
                "Qm",
                "Qmz",
                "QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1O",
                "zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n",
                "f02" + "55" + hash,
                "f01" + "8000" + hash,
                "f01" + "d500" + hash,
                "f01" + "55" + hash + "00",
                "f01" + "55" + hash.substring(2),
                "f1220" + "00".repeat(31),
                "f12" + "1f" + "00".repeat(31),
                HELLO + "a",
                HELLO.substring(1))) {
            assertThat(Cid.parse(bad)).as(bad).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void anyBytesAreTheOneFormOfACidOrRefused() {
        var random = new Random(12);
        var valid = cid(HELLO).bytes().toArray();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = i % 2 == 0 ? valid.clone() : new byte[random.nextInt(40)];
            if (i % 2 == 0) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            else random.nextBytes(bytes);
            if (Cid.parse(ByteString.of(bytes)) instanceof Parsed.Ok<Cid>(var cid)) {
                assertThat(cid.bytes().toArray()).isEqualTo(bytes);
                assertThat(cid(cid.text())).isEqualTo(cid);
                read++;
            }
        }
        assertThat(read).isPositive();
    }
}
