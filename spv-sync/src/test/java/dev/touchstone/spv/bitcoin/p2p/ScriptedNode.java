package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.p2p.Transport.Received;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/// The other end of a peer's connection, where the test says each message itself. Confined to the test's thread.
final class ScriptedNode implements AutoCloseable {
    static final int MAGIC = 0xfabfb5da;

    private final Socket socket;
    private final V1Transport transport;

    private ScriptedNode(Socket socket) throws IOException {
        this.socket = socket;
        this.socket.setSoTimeout(10_000);
        this.transport = new V1Transport(socket, MAGIC);
    }

    /// Waits for a peer to dial.
    static ScriptedNode answering(ServerSocket server) throws IOException {
        return new ScriptedNode(server.accept());
    }

    /// Waits for a peer to dial and goes through the handshake with it.
    static ScriptedNode introduced(ServerSocket server) throws IOException {
        var node = answering(server);
        node.expect(Message.Version.class);
        node.say(version(LocalNode.PROTOCOL, 99));
        node.say(new Message.Verack());
        node.expect(Message.WtxidRelay.class);
        node.expect(Message.SendAddrV2.class);
        node.expect(Message.Verack.class);
        return node;
    }

    static Message.Version version(int protocol, long nonce) {
        return new Message.Version(
                protocol,
                Services.NETWORK.with(Services.WITNESS),
                1_700_000_000L,
                NetworkAddress.UNSPECIFIED,
                NetworkAddress.UNSPECIFIED,
                nonce,
                "/scripted:1/",
                120,
                true);
    }

    void say(Message message) throws IOException {
        transport.send(message);
    }

    void sayBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    <M extends Message> M expect(Class<M> kind) throws IOException {
        var received = transport.receive();
        assertThat(received).isInstanceOf(Received.Arrived.class);
        return kind.cast(((Received.Arrived) received).message());
    }

    PeerFault expectEnd() throws IOException {
        while (true) {
            if (transport.receive() instanceof Received.Broken(var fault)) return fault;
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
