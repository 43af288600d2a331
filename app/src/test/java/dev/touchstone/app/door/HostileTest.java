package dev.touchstone.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.door.wire.LocalServer;
import dev.touchstone.wallet.dapp.request.AppDecision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand requests of people who mean harm; afterwards the door answers as before.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class HostileTest {
    private static final int REQUESTS = 10_000;
    private static final long MOST_MORE_BYTES = 160L << 20;

    private final Random seeds = new Random(1248);

    private String hostile(TestDoor door, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> noise(random, random.nextInt(400));
            case 1 -> door.posting(TestDoor.PAGE, noise(random, random.nextInt(2_000)));
            case 2 -> door.posting(TestDoor.PAGE, "[".repeat(random.nextInt(100_000)));
            case 3 -> door.posting(TestDoor.PAGE, "{\"a\":".repeat(random.nextInt(20_000)));
            case 4 -> door.posting(TestDoor.PAGE, "[" + "1,".repeat(random.nextInt(100_000)) + "1]");
            case 5 -> door.posting(TestDoor.PAGE, "\"" + "x".repeat(random.nextInt(600_000)) + "\"");
            case 6 -> TestDoor.request("POST / HTTP/1.1", "Host: evil.example\r\nOrigin: https://e.example", "{}");
            case 7 -> "POST / HTTP/1.1\r\nHost: " + door.host() + "\r\nContent-Length: 999999999\r\n\r\n";
            case 8 ->
                "POST / HTTP/1.1\r\nHost: " + door.host() + "\r\nOrigin: " + TestDoor.PAGE
                        + "\r\nContent-Type: application/json\r\nContent-Length: 500000\r\n\r\n{";
            case 9 -> "GET /" + "a".repeat(random.nextInt(40_000)) + " HTTP/1.1\r\n\r\n";
            case 10 -> "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(random.nextInt(5_000)) + "\r\n";
            case 11 -> upgrade(door) + noise(random, random.nextInt(5_000));
            case 12 -> door.posting("null", TestDoor.CHAIN_ID);
            default ->
                door.posting(
                        TestDoor.PAGE,
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method(random) + "\",\"params\":"
                                + params(random) + "}");
        };
    }

    private static String method(Random random) {
        var methods = new String[] {
            "eth_call", "eth_getLogs", "eth_sendTransaction", "eth_signTypedData_v4", "wallet_sendCalls",
            "eth_requestAccounts", "eth_feeHistory", "wallet_watchAsset", "personal_sign", "eth_getStorageAt",
            "wallet_switchEthereumChain", "eth_sendRawTransaction", "wallet_getCallsStatus", "eth_subscribe"
        };
        return methods[random.nextInt(methods.length)];
    }

    private static String params(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "[]";
            case 1 -> "[{\"chainId\":\"0x" + "f".repeat(random.nextInt(90)) + "\"},null,[[[[]]]]]";
            case 2 ->
                "[\"0x" + "00".repeat(random.nextInt(300)) + "\",\""
                        + noise(random, 8).replaceAll("[^a-z]", "") + "\"]";
            case 3 -> "{\"type\":\"ERC20\",\"options\":{\"address\":1e9999}}";
            default -> "[-1,1.5,true,{\"to\":{\"to\":{}}}]";
        };
    }

    private static String upgrade(TestDoor door) {
        return "GET / HTTP/1.1\r\nHost: " + door.host() + "\r\nOrigin: " + TestDoor.PAGE
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private static String noise(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Sends it, and either waits for the answer, or hangs up at once.
    private static void knock(TestDoor door, String text, Random random) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.door.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            if (random.nextInt(3) == 0) return;
            socket.shutdownOutput();
            socket.getInputStream().skip(1L << 20);
        } catch (IOException _) {
            // hung up on
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void tenThousandHostileRequestsLeaveItStanding() throws Exception {
        try (var door = new TestDoor(
                _ -> CompletableFuture.completedFuture(new AppDecision.Rejected()), InstantSource.system())) {
            long before = used();
            int threads = Thread.activeCount();
            var halfOpen = halfOpen(door);
            var knocked = new AtomicInteger();
            try (var knockers = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < REQUESTS; i++) {
                    var random = new Random(seeds.nextLong());
                    knockers.execute(() -> {
                        knock(door, hostile(door, random), random);
                        knocked.incrementAndGet();
                    });
                }
            }
            assertThat(knocked).hasValue(REQUESTS);
            assertThat(door.door.connections()).isLessThanOrEqualTo(LocalServer.MOST_CONNECTIONS);
            for (var socket : halfOpen) socket.close();
            assertThat(answersAgain(door)).startsWith("HTTP/1.1 200").contains("\"result\":\"0x");
            assertThat(used() - before).isLessThan(MOST_MORE_BYTES);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 8);
            assertThat(door.bugs).isEmpty();
        }
    }

    private static List<Socket> halfOpen(TestDoor door) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < LocalServer.MOST_CONNECTIONS / 2; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), door.door.port());
            socket.getOutputStream().write("POST / HT".getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        return sockets;
    }

    /// An app that nobody heard of before, once the limits of all together have room again.
    private static String answersAgain(TestDoor door) throws InterruptedException {
        var said = "";
        for (int i = 0; i < 100 && !said.contains("\"result\""); i++) {
            said = door.says(door.posting("https://calm.example", TestDoor.CHAIN_ID));
            Thread.sleep(100);
        }
        return said;
    }
}
