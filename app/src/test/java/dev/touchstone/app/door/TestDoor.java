package dev.touchstone.app.door;

import dev.touchstone.app.door.method.DoorWallet;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.wallet.dapp.request.AppRequests;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/// An open door before a wallet of one account, and the bytes to knock with. Thread-safe.
final class TestDoor implements AutoCloseable {
    static final EthereumAddress ACCOUNT =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    static final String TOKEN = "ab".repeat(Programs.TOKEN_BYTES);
    static final String PAGE = "https://app.example";
    static final String CHAIN_ID = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\"}";

    final FakeApps apps = new FakeApps();
    final FakeChain blocks = new FakeChain(new Pending.Reason.Offline());
    final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    final Door door;

    TestDoor(AppRequests requests, InstantSource clock) throws IOException {
        var chain = SmallChain.fulu().chain();
        var wallet = new DoorWallet(
                chain, blocks, blocks, new Latest<>(snapshot(chain)), apps, requests, new OneAccount(), clock);
        var programs = new Programs(Map.of("bot", Programs.hash(TOKEN)));
        this.door = Door.open(
                wallet, new Door.Settings(0, () -> programs, "Touchstone/test", Thread::startVirtualThread, bugs::add));
    }

    private static EthereumSnapshot snapshot(EthereumChain chain) {
        return new EthereumSnapshot(
                chain,
                new EthereumSnapshot.Stage.NotSetUp(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                List.of(),
                new EthereumSnapshot.Checked(0, 0, 0));
    }

    /// A wallet with one account that can sign, and nothing on its way.
    private static final class OneAccount implements DoorWallet.Own {
        @Override
        public List<EthereumAddress> accounts() {
            return List.of(ACCOUNT);
        }

        @Override
        public OptionalLong nextNonce(EthereumAddress account) {
            return OptionalLong.of(7);
        }

        @Override
        public Optional<EthereumPayment> payment(Hash256 hash) {
            return Optional.empty();
        }

        @Override
        public DoorWallet.RawSending send(EthereumTransaction transaction) {
            return new DoorWallet.RawSending.Silent();
        }
    }

    String host() {
        return "127.0.0.1:" + door.port();
    }

    /// A request as a page of this origin sends it.
    String posting(String origin, String body) {
        return request("POST / HTTP/1.1", "Host: " + host() + "\r\nOrigin: " + origin, body);
    }

    static String request(String line, String headers, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return line + "\r\n" + headers + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    /// Everything that comes back to these bytes until the door hangs up.
    String says(String text) {
        return says(text.getBytes(StandardCharsets.UTF_8));
    }

    String says(byte... bytes) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            var all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (IOException _) {
                // hung up on, which is an answer too
            }
            return all.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
