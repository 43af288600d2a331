package dev.touchstone.app.door.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.ByteMutations;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Bytes of every kind: a head or a frame, or a reason why they are none; never more is read than was promised.
class WireFuzzTest {
    private static final byte[] HEAD = """
            POST /rpc?x=1 HTTP/1.1\r
            Host: 127.0.0.1:1248\r
            Origin: https://app.example\r
            Content-Type: application/json\r
            Content-Length: 12\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 4_096;

    @Test
    void whateverComesIsAHeadOrThereIsAReason() {
        var mutations = new ByteMutations(9112);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            switch (HttpHead.parse(ByteString.of(mutations.of(HEAD)))) {
                case Parsed.Ok<HttpHead>(var head) -> {
                    read++;
                    assertThat(head.path()).startsWith("/");
                    assertThat(head.headers().values()).noneMatch(value -> value.contains("\n"));
                }
                case Parsed.Malformed<HttpHead>(var reason) ->
                    assertThat(reason).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }

    private static byte[] masked(int first, byte... payload) {
        var frame = new byte[6 + payload.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    @Test
    void whateverComesIsAFrameOrThereIsAReason() throws IOException {
        var mutations = new ByteMutations(6455);
        var seed = masked(0x81, "{\"jsonrpc\":\"2.0\"}".getBytes(StandardCharsets.US_ASCII));
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            try {
                var in = new WireInput(new ByteArrayInputStream(mutations.of(seed)));
                switch (Frame.read(in, MOST)) {
                    case Frame.Incoming.Whole(var frame) -> {
                        read++;
                        assertThat(frame.payload().length()).isLessThanOrEqualTo(MOST);
                        assertThat(frame.kind().isControl() && !frame.last()).isFalse();
                    }
                    case Frame.Incoming.Bad(int code, var reason) -> {
                        assertThat(code).isIn(1002, 1009);
                        assertThat(reason).isNotBlank();
                    }
                }
            } catch (EOFException e) {
                assertThat(e).hasMessage("ended within a message");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void aFrameThatPromisesMoreThanIsAllowedIsRefusedBeforeItIsRead() throws IOException {
        var promise = new byte[] {(byte) 0x82, (byte) 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0};
        assertThat(Frame.read(new WireInput(new ByteArrayInputStream(promise)), MOST))
                .isEqualTo(new Frame.Incoming.Bad(1009, "more than 4096 bytes"));
        var negative = new byte[] {(byte) 0x82, (byte) 0xff, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0};
        assertThat(Frame.read(new WireInput(new ByteArrayInputStream(negative)), MOST))
                .isInstanceOf(Frame.Incoming.Bad.class);
        var long16 = new byte[] {(byte) 0x82, (byte) 0xfe, 0, 5, 0, 0, 0, 0, 1, 2, 3, 4, 5};
        assertThat(Frame.read(new WireInput(new ByteArrayInputStream(long16)), MOST))
                .isInstanceOf(Frame.Incoming.Bad.class);
    }

    @Test
    void framesThatAreNotMaskedOrUseReservedBitsAreRefused() throws IOException {
        for (var bytes :
                new byte[][] {{(byte) 0x81, 0}, {(byte) 0xc1, (byte) 0x80, 0, 0, 0, 0}, {(byte) 0x83, (byte) 0x80}}) {
            assertThat(Frame.read(new WireInput(new ByteArrayInputStream(bytes)), MOST))
                    .isInstanceOf(Frame.Incoming.Bad.class);
        }
    }
}
