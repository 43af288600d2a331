package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.RecordedSession;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final int REGTEST = 0xfabfb5da;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core28-regtest/session.bin.gz",
                "core28-reorg/session.bin",
                "core28-bip37/session.bin",
                "core28-relay/txid.bin",
                "core28-relay/wtxid.bin"
            })
    void writesEveryFrameOfARecordedSessionAsItWasRead(String session) {
        for (var frame : RecordedSession.open(session).frames()) {
            assertThat(MessageCodec.frame(REGTEST, frame.message()))
                    .as(frame.command())
                    .isEqualTo(frame.bytes().toArray());
        }
    }

    @Test
    void readsEveryKnownMessageAndWritesItAgain() {
        for (var vector : Vectors.json("bitcoin/p2p/messages.json")) {
            var frame = HexFormat.of().parseHex(vector.get("hex").asString());
            int magic = HexFormat.fromHexDigits(vector.get("magic").asString());
            var message = MessageCodec.message(frame).orThrow();
            assertThat(message.command()).isEqualTo(vector.get("command").asString());
            assertThat(MessageCodec.frame(magic, message)).as(message.command()).isEqualTo(frame);
        }
    }

    @Test
    void hasAReaderForEachCommandAndOnlyUnknownForTheRest() {
        for (var vector : Vectors.json("bitcoin/p2p/messages.json")) {
            var command = vector.get("command").asString();
            var message = MessageCodec.message(
                            HexFormat.of().parseHex(vector.get("hex").asString()))
                    .orThrow();
            boolean unknown = message instanceof Message.Unknown;
            assertThat(unknown).as(command).isEqualTo(Command.named(command).isEmpty());
        }
    }

    @Test
    void takesAVersionThatEndsBeforeTheLaterFields() {
        var whole = PayloadWriter.payload(new Message.Version(
                70015,
                Services.NETWORK,
                1_700_000_000L,
                NetworkAddress.UNSPECIFIED,
                NetworkAddress.UNSPECIFIED,
                7,
                "/x/",
                12,
                false));
        var withoutRelay = version(Arrays.copyOf(whole, whole.length - 1));
        assertThat(withoutRelay.relay()).isTrue();
        assertThat(withoutRelay.startHeight()).isEqualTo(12);
        assertThat(version(Arrays.copyOf(whole, 46)).userAgent()).isEmpty();
        assertThat(version(Arrays.copyOf(whole, whole.length + 30)).relay()).isFalse();
    }

    private static Message.Version version(byte[] payload) {
        return (Message.Version) MessageCodec.payload("version", payload).orThrow();
    }

    @Test
    void refusesALengthBeforeThePayloadIsThere() {
        assertThat(MessageCodec.head(head("ping", 9))).isInstanceOf(Parsed.Malformed.class);
        assertThat(MessageCodec.head(head("headers", 3 + 2000 * 81 + 100))).isInstanceOf(Parsed.Malformed.class);
        assertThat(MessageCodec.head(head("block", 4_000_001))).isInstanceOf(Parsed.Malformed.class);
        assertThat(MessageCodec.head(head("whatever", 4_000_001))).isInstanceOf(Parsed.Malformed.class);
        assertThat(MessageCodec.head(head("whatever", -1))).isInstanceOf(Parsed.Malformed.class);
        assertThat(MessageCodec.head(head("block", 4_000_000))).isInstanceOf(Parsed.Ok.class);
    }

    private static byte[] head(String command, int length) {
        var frame = Arrays.copyOf(
                MessageCodec.frame(REGTEST, new Message.Unknown(command, ByteString.EMPTY)), MessageCodec.HEAD_BYTES);
        for (int i = 0; i < 4; i++) frame[16 + i] = (byte) (length >>> (8 * i));
        return frame;
    }

    @Test
    void refusesACommandWithBytesAfterItsEnd() {
        var frame = MessageCodec.frame(REGTEST, new Message.Verack());
        frame[4 + 8] = 'x';
        assertThat(MessageCodec.message(frame)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void refusesAWrongChecksum() {
        var frame = MessageCodec.frame(REGTEST, new Message.Ping(1));
        frame[frame.length - 1] ^= 1;
        assertThat(MessageCodec.message(frame))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class, m -> assertThat(m.reason()).contains("checksum"));
    }

    @Test
    void refusesMoreItemsThanTheProtocolAllows() {
        assertThat(refusal("inv", "fd51c3")).contains("at most 50000");
        assertThat(refusal("headers", "fdd107")).contains("at most 2000");
        assertThat(refusal("addr", "fde903")).contains("at most 1000");
        assertThat(refusal("addrv2", "fde903")).contains("at most 1000");
        assertThat(refusal("getheaders", "8011010066")).contains("at most 101");
        assertThat(refusal("cfheaders", "00" + "00".repeat(64) + "fdd107")).contains("at most 2000");
        assertThat(refusal("inv", "fe00000001")).contains("items");
        assertThat(refusal("inv", "ffffffffffffffffff")).contains("CompactSize");
    }

    private static String refusal(String command, String hex) {
        return switch (MessageCodec.payload(command, HexFormat.of().parseHex(hex))) {
            case Parsed.Ok<Message>(var message) -> throw new AssertionError("read " + message);
            case Parsed.Malformed<Message>(var reason) -> reason;
        };
    }

    @Test
    void refusesBytesAfterTheEndOfAMessage() {
        assertThat(refusal("ping", "00".repeat(9))).contains("too many");
        assertThat(refusal("verack", "00")).contains("too many");
    }

    @Test
    void readsAddressesOfNetworksNobodyKnowsAndDialsNone() {
        var payload = HexFormat.of().parseHex("01" + "00000000" + "00" + "63" + "03aabbcc" + "208d");
        var message = (Message.AddrV2) MessageCodec.payload("addrv2", payload).orThrow();
        assertThat(message.addresses().getFirst().peer()).isEmpty();
        assertThat(PayloadWriter.payload(message)).isEqualTo(payload);
    }

    @Test
    void neverThrowsOnBytesOfStrangers() {
        var dice = new Random(158);
        var frames = Stream.concat(
                        RecordedSession.open("core28-relay/wtxid.bin").frames().stream()
                                .map(frame -> frame.bytes().toArray()),
                        Vectors.json("bitcoin/p2p/messages.json")
                                .valueStream()
                                .map(v -> HexFormat.of().parseHex(v.get("hex").asString())))
                .toList();
        for (var frame : frames) {
            var head = MessageCodec.head(Arrays.copyOf(frame, MessageCodec.HEAD_BYTES))
                    .orThrow();
            var payload = Arrays.copyOfRange(frame, MessageCodec.HEAD_BYTES, frame.length);
            for (int round = 0; round < 100; round++) {
                var altered =
                        round % 2 == 0 ? Arrays.copyOf(payload, dice.nextInt(payload.length + 1)) : payload.clone();
                for (int flips = dice.nextInt(4); altered.length > 0 && flips >= 0; flips--) {
                    altered[dice.nextInt(altered.length)] = (byte) dice.nextInt();
                }
                rewritten(head.command(), altered);
            }
        }
    }

    /// What was read can be written, and reads the same again.
    private static void rewritten(String command, byte[] payload) {
        MessageCodec.payload(command, payload).toOptional().ifPresent(message -> {
            var again = MessageCodec.payload(command, PayloadWriter.payload(message))
                    .orThrow();
            assertThat(again).isEqualTo(message);
        });
    }
}
