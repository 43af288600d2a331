package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.p2p.PeerFault.Waiting;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerTest {
    private static final Deadlines SHORT = new Deadlines(
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(300));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000L));

    private final HeardEvents heard = new HeardEvents();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stopListening() throws IOException {
        server.close();
    }

    private static LocalNode node(Services services, Deadlines deadlines, long seed) {
        var profile = new LocalNode.Profile(ScriptedNode.MAGIC, services, LocalNode.USER_AGENT, true);
        return new LocalNode(profile, deadlines, CLOCK, new Random(seed));
    }

    private Peer dial(Deadlines deadlines) {
        return dial(node(Services.NONE, deadlines, 1));
    }

    private Peer dial(LocalNode self) {
        var address = PeerAddress.of(server.getInetAddress(), server.getLocalPort());
        return Peer.connect(address, Dialer.direct(), self, heard);
    }

    @Test
    void introducesItselfAsAClientAndAsAServer() throws Exception {
        var host = node(Services.NETWORK, Deadlines.STANDARD, 2);
        host.tipIs(Height.of(321));
        var hostHeard = new HeardEvents();
        try (var client = dial(Deadlines.STANDARD);
                var served = Peer.accept(server.accept(), host, hostHeard)) {
            assertThat(heard.ready().startHeight()).isEqualTo(321);
            var introduction = hostHeard.ready();
            assertThat(introduction.userAgent()).isEqualTo("/Touchstone:0.1.0/");
            assertThat(introduction.services()).isEqualTo(Services.NONE);
            assertThat(introduction.time()).isEqualTo(1_700_000_000L);
            assertThat(client.isInbound()).isFalse();
            assertThat(served.isInbound()).isTrue();
            assertThat(client.relaysByWtxid()).isTrue();
            assertThat(served.takesAddrV2()).isTrue();

            var question =
                    new Message.GetHeaders(70016, List.of(new BlockHash(Hash256.ZERO)), new BlockHash(Hash256.ZERO));
            assertThat(client.offer(question)).isTrue();
            assertThat(hostHeard.received()).isEqualTo(question);
            served.send(new Message.Headers(ByteString.EMPTY));
            assertThat(heard.received()).isEqualTo(new Message.Headers(ByteString.EMPTY));
            assertThat(client.bytesIn()).isPositive();
            assertThat(served.bytesIn()).isPositive();
        }
        assertThat(heard.closed()).isIn(new PeerFault.LocalClose(), new PeerFault.ClosedByPeer());
        assertThat(hostHeard.closed()).isIn(new PeerFault.LocalClose(), new PeerFault.ClosedByPeer());
    }

    @Test
    void tellsAnOlderNodeNothingOfLaterExtensions() throws Exception {
        try (var peer = dial(Deadlines.STANDARD);
                var bcoin = ScriptedNode.answering(server)) {
            assertThat(bcoin.expect(Message.Version.class).protocol()).isEqualTo(70016);
            bcoin.say(ScriptedNode.version(70015, 5));
            bcoin.expect(Message.Verack.class);
            bcoin.say(new Message.Verack());
            assertThat(heard.ready().userAgent()).isEqualTo("/scripted:1/");
            assertThat(peer.relaysByWtxid()).isFalse();
            assertThat(peer.takesAddrV2()).isFalse();
        }
    }

    @Test
    void passesOverWhatIsSaidBeforeTheHandshakeIsDone() throws Exception {
        try (var _ = dial(Deadlines.STANDARD);
                var other = ScriptedNode.answering(server)) {
            other.say(new Message.FeeFilter(Satoshis.of(1000)));
            other.say(ScriptedNode.version(70016, 5));
            other.say(new Message.SendHeaders());
            other.say(new Message.Verack());
            heard.ready();
            other.say(new Message.GetAddr());
            assertThat(heard.received()).isEqualTo(new Message.GetAddr());
        }
    }

    @Test
    void answersPingsAndMeasuresItsOwn() throws Exception {
        try (var peer = dial(Deadlines.STANDARD);
                var other = ScriptedNode.introduced(server)) {
            heard.ready();
            other.say(new Message.Ping(77));
            Message.Ping ours = null;
            boolean answered = false;
            while (ours == null || !answered) {
                switch (other.expect(Message.class)) {
                    case Message.Ping ping -> ours = ping;
                    case Message.Pong(var nonce) -> answered = nonce == 77;
                    case Message substance -> throw new AssertionError("said " + substance);
                }
            }
            assertThat(peer.latency()).isEmpty();
            other.say(new Message.Pong(ours.nonce() + 1));
            other.say(new Message.Pong(ours.nonce()));
            other.say(new Message.GetAddr());
            heard.received();
            assertThat(peer.latency()).isPresent();
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        server.close();
        dial(Deadlines.STANDARD);
        assertThat(heard.closed()).isEqualTo(new PeerFault.ConnectionRefused());
    }

    @Test
    void givesUpOnANodeThatDoesNotIntroduceItself() throws Exception {
        dial(SHORT);
        try (var silent = ScriptedNode.answering(server)) {
            silent.say(ScriptedNode.version(70016, 5));
            assertThat(heard.closed()).isEqualTo(new PeerFault.TimedOut(Waiting.HANDSHAKE));
            silent.expectEnd();
        }
    }

    @Test
    void givesUpOnANodeThatFallsSilent() throws Exception {
        dial(SHORT);
        try (var silent = ScriptedNode.introduced(server)) {
            heard.ready();
            silent.expect(Message.Ping.class);
            assertThat(heard.closed()).isEqualTo(new PeerFault.TimedOut(Waiting.LIFE));
        }
    }

    @Test
    void giveUpOnANodeThatTakesNothingWhileItTalks() throws Exception {
        var peer = dial(new Deadlines(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(20),
                Duration.ofMillis(300)));
        try (var _ = ScriptedNode.introduced(server)) {
            heard.ready();
            var large = new Message.Block(ByteString.of(new byte[4_000_000]));
            while (peer.offer(large)) assertThat(heard.isSilent()).isTrue();
            assertThat(heard.closed()).isEqualTo(new PeerFault.TimedOut(Waiting.WRITE));
        }
    }

    @Test
    void knowsItselfWhenItReachesItself() throws Exception {
        var self = node(Services.NONE, Deadlines.STANDARD, 3);
        try (var _ = dial(self);
                var _ = Peer.accept(server.accept(), self, heard)) {
            assertThat(List.of(heard.closed(), heard.closed())).contains(new PeerFault.SelfConnection());
        }
    }

    @Test
    void refusesAnotherNetworkAnOldProtocolAndNonsense() throws Exception {
        assertThat(faultAfter(MessageCodec.frame(0x0b110907, new Message.Verack())))
                .isEqualTo(new PeerFault.WrongNetwork(0x0b110907));
        assertThat(faultAfter(MessageCodec.frame(ScriptedNode.MAGIC, ScriptedNode.version(70014, 5))))
                .isEqualTo(new PeerFault.TooOld(70014));
        assertThat(faultAfter(MessageCodec.frame(ScriptedNode.MAGIC, new Message.Verack())))
                .isEqualTo(new PeerFault.Malformed("verack before version"));
        assertThat(faultAfter("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(PeerFault.Malformed.class);
        assertThat(faultAfter(new byte[0])).isEqualTo(new PeerFault.ClosedByPeer());
    }

    private PeerFault faultAfter(byte[] bytes) throws Exception {
        dial(Deadlines.STANDARD);
        try (var other = ScriptedNode.answering(server)) {
            other.sayBytes(bytes);
            if (bytes.length > 0) return heard.closed();
        }
        return heard.closed();
    }

    @Test
    void refusesASecondIntroduction() throws Exception {
        dial(Deadlines.STANDARD);
        try (var other = ScriptedNode.introduced(server)) {
            heard.ready();
            other.say(ScriptedNode.version(70016, 6));
            assertThat(heard.closed()).isEqualTo(new PeerFault.Malformed("version after the handshake"));
        }
    }

    @Test
    void remembersOnlyTheFirstReasonToEnd() throws Exception {
        var peer = dial(Deadlines.STANDARD);
        var lie = new PeerFault.Misbehaved(new Refutation.FilterHeaderMismatch(Height.of(4)));
        try (var _ = ScriptedNode.introduced(server)) {
            heard.ready();
            peer.close(lie);
            peer.close();
            assertThat(heard.closed()).isEqualTo(lie);
            assertThat(peer.offer(new Message.GetAddr())).isFalse();
        }
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void keepsQuietAboutMessagesItDoesNotKnow() throws Exception {
        try (var _ = dial(Deadlines.STANDARD);
                var other = ScriptedNode.introduced(server)) {
            heard.ready();
            other.say(new Message.Unknown("sendcmpct", ByteString.of(new byte[9])));
            other.say(new Message.SendHeaders());
            assertThat(heard.received()).isEqualTo(new Message.SendHeaders());
        }
    }
}
