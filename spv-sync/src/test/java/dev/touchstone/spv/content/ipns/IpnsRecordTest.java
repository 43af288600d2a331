package dev.touchstone.spv.content.ipns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IpnsRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    private static SequencedMap<String, ByteString> records() {
        var all = new TreeMap<String, ByteString>();
        try (Stream<Path> files = Files.list(Vectors.path("content/ipns"))) {
            for (var file : files.toList()) {
                all.put(
                        file.getFileName().toString().replace(".ipns-record", ""),
                        ByteString.of(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static IpnsName name(String file) {
        return IpnsName.parse(file.replaceFirst("_.*", "")).orThrow();
    }

    @Test
    void everyRecordIsGoodUnlessItsNameSaysOtherwise() {
        var all = records();
        assertThat(all).hasSize(12);
        int good = 0;
        for (var entry : all.entrySet()) {
            var read = IpnsRecord.parse(entry.getValue());
            if (entry.getKey().endsWith("_v1")) {
                assertThat(read).isEqualTo(Parsed.malformed("a record of version 1 only"));
                continue;
            }
            var objection = read.orThrow().objection(name(entry.getKey()), NOW);
            if (entry.getKey().endsWith("broken-v1-value")) {
                assertThat(objection).contains(new IpnsRefusal.FieldsDiffer("value"));
            } else if (entry.getKey().endsWith("broken-signature-v2")) {
                assertThat(objection).contains(new IpnsRefusal.BadSignature());
            } else {
                assertThat(objection).as(entry.getKey()).isEmpty();
                assertThat(read.orThrow().target()).isInstanceOf(ContentAddress.Ipfs.class);
                good++;
            }
        }
        assertThat(good).isEqualTo(9);
    }

    @Test
    void aRecordInWhichOneByteIsFlippedIsRefusedOrSaysTheSame() {
        records().forEach((file, record) -> {
            if (!(IpnsRecord.parse(record) instanceof Parsed.Ok<IpnsRecord>(var right))) return;
            var bytes = record.toArray();
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] ^= 1;
                if (IpnsRecord.parse(ByteString.of(bytes)) instanceof Parsed.Ok<IpnsRecord>(var changed)
                        && changed.objection(name(file), NOW).isEmpty()) {
                    assertThat(changed.signed()).isEqualTo(right.signed());
                }
                bytes[at] ^= 1;
            }
        });
    }

    @Test
    void aRecordOfAnotherNameOrOfThePastIsRefused() {
        var all = records();
        var one = IpnsRecord.parse(all.getOrDefault(
                        all.keySet().stream()
                                .filter(file -> file.endsWith("_v2"))
                                .findFirst()
                                .orElseThrow(),
                        ByteString.EMPTY))
                .orThrow();
        var rsa = name("QmVujd5Vb7moysJj8itnGufN7MEtPRCNHkKpNuA4onsRa3");
        assertThat(one.objection(rsa, NOW)).contains(new IpnsRefusal.NoKey());
        var other = name("12D3KooWLQzUv2FHWGVPXTXSZpdHs7oHbXub2G5WC8Tx4NQhyd2d");
        assertThat(one.objection(other, NOW)).contains(new IpnsRefusal.BadSignature());
        var own = name("k51qzi5uqu5dit2ku9mutlfgwyz8u730on38kd10m97m36bjt66my99hb6103f");
        assertThat(one.objection(own, NOW)).isEmpty();
        assertThat(one.objection(own, Instant.parse("2200-01-01T00:00:00Z")))
                .containsInstanceOf(IpnsRefusal.Expired.class);
    }

    @Test
    void namesAreReadInBothForms() {
        var bare = name("12D3KooWLQzUv2FHWGVPXTXSZpdHs7oHbXub2G5WC8Tx4NQhyd2d");
        assertThat(IpnsName.parse(bare.text())).isEqualTo(Parsed.ok(bare));
        assertThat(bare.text()).startsWith("k51qzi5uqu5d");
        assertThat(IpnsName.parse("bafkreicysg23kiwv34eg2d7qweipxwosdo2py4ldv42nbauguluen5v6am"))
                .isEqualTo(Parsed.malformed("a name of codec raw"));
        assertThat(IpnsName.parse("example.com")).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void anyBytesAreARecordOrRefused() {
        var random = new Random(71);
        var seed = records().firstEntry().getValue().toArray();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = seed.clone();
            for (int n = random.nextInt(4); n >= 0; n--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            if (IpnsRecord.parse(ByteString.of(bytes)) instanceof Parsed.Ok<IpnsRecord>(var record)) {
                assertThat(record.target()).isNotNull();
                read++;
            }
        }
        assertThat(read).isPositive();
        assertThat(IpnsRecord.parse(ByteString.of(new byte[IpnsRecord.MOST_BYTES + 1])))
                .isInstanceOf(Parsed.Malformed.class);
    }
}
