package dev.touchstone.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.door.wire.LocalServer;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What pages and programs try that the door must not let them.
class AttackTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final String EVIL = "https://evil.example";

    private volatile Instant now = NOW;
    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor(_ -> CompletableFuture.completedFuture(new AppDecision.Rejected()), () -> now);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(door.bugs).isEmpty();
        door.close();
    }

    private void connect(String page) {
        var _ = door.apps.connect(new AppOrigin.Website(page), List.of(TestDoor.ACCOUNT));
    }

    private String asks(String page, String method) {
        return door.says(
                door.posting(page, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[]}"));
    }

    private String upgrade(String headers) {
        return "GET / HTTP/1.1\r\n" + headers
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private String here() {
        return "Host: " + door.host();
    }

    /// The first line of what is answered, with the connection left open.
    private String opens(List<Socket> kept, String headers) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), door.door.port());
        kept.add(socket);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(upgrade(headers).getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    @Test
    void aSocketIsOpenedForThoseOnlyWhoSayWhoTheyAre() throws IOException {
        var kept = new ArrayList<Socket>();
        int port = door.door.port();
        assertThat(opens(kept, here() + "\r\nOrigin: " + TestDoor.PAGE)).endsWith("101");
        assertThat(opens(kept, here() + "\r\nOrigin: null")).endsWith("403");
        assertThat(opens(kept, here() + "\r\nOrigin: http://evil.example")).endsWith("403");
        assertThat(opens(kept, here())).endsWith("401");
        assertThat(opens(kept, "Host: evil.example:" + port + "\r\nOrigin: " + TestDoor.PAGE))
                .endsWith("403");
        for (var host : List.of("localhost:" + port, "[::1]:" + port)) {
            assertThat(opens(kept, "Host: " + host + "\r\nOrigin: " + TestDoor.PAGE))
                    .as(host)
                    .endsWith("101");
        }
        for (var host : List.of("localhost", "[::1]", "127.0.0.1.:" + port, "0.0.0.0:" + port, "localhost.:" + port)) {
            assertThat(opens(kept, "Host: " + host + "\r\nOrigin: " + TestDoor.PAGE))
                    .as(host)
                    .endsWith("403");
        }
        for (var socket : kept) socket.close();
    }

    @Test
    void aPageThatOpensManySocketsLeavesRoomForOthers() throws IOException {
        var kept = new ArrayList<Socket>();
        for (int i = 0; i < DoorVisitor.MOST_SOCKETS; i++) {
            assertThat(opens(kept, here() + "\r\nOrigin: " + EVIL)).endsWith("101");
        }
        assertThat(opens(kept, here() + "\r\nOrigin: " + EVIL)).endsWith("429");
        assertThat(opens(kept, here() + "\r\nOrigin: " + TestDoor.PAGE)).endsWith("101");
        assertThat(kept).hasSizeLessThan(LocalServer.MOST_CONNECTIONS);
        for (var socket : kept) socket.close();
    }

    @Test
    void aTokenInAnAddressLetsNobodyIn() {
        for (var line : List.of("POST /?token=" + TestDoor.TOKEN, "POST /" + TestDoor.TOKEN)) {
            assertThat(door.says(TestDoor.request(line + " HTTP/1.1", here(), TestDoor.CHAIN_ID)))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void aHeaderThatIsSentTwiceAndAForeignTargetAreRefused() {
        var twice = here() + "\r\nHost: evil.example\r\nOrigin: " + TestDoor.PAGE;
        assertThat(door.says(TestDoor.request("POST / HTTP/1.1", twice, TestDoor.CHAIN_ID)))
                .startsWith("HTTP/1.1 400");
        var origins = here() + "\r\nOrigin: " + EVIL + "\r\nOrigin: " + TestDoor.PAGE;
        assertThat(door.says(TestDoor.request("POST / HTTP/1.1", origins, TestDoor.CHAIN_ID)))
                .startsWith("HTTP/1.1 400");
        var absolute = here() + "\r\nOrigin: " + TestDoor.PAGE;
        assertThat(door.says(TestDoor.request("POST http://evil.example/ HTTP/1.1", absolute, TestDoor.CHAIN_ID)))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aBrowserIsToldNoForAPageThatIsNobody() {
        for (var origin : List.of("null", "http://evil.example", "file://")) {
            var asking = "OPTIONS / HTTP/1.1\r\n" + here() + "\r\nOrigin: " + origin
                    + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type"
                    + "\r\nAccess-Control-Request-Private-Network: true\r\nConnection: close\r\n\r\n";
            assertThat(door.says(asking)).as(origin).startsWith("HTTP/1.1 403").doesNotContain("access-control-allow");
        }
    }

    @Test
    void strangersCannotUseUpTheLimitsOfConnectedApps() {
        connect(TestDoor.PAGE);
        int refused = 0;
        for (int page = 0; page < 5; page++) {
            var batch = "[" + (TestDoor.CHAIN_ID + ",").repeat(49) + TestDoor.CHAIN_ID + "]";
            for (int i = 0; i < 5; i++) {
                if (door.says(door.posting("https://a" + page + ".evil.example", batch))
                        .contains("-32005")) refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(asks(TestDoor.PAGE, "eth_chainId")).contains("\"result\":\"0x");
    }

    @Test
    void aConnectionThatWasNotUsedForLongCountsNoMore() {
        connect(TestDoor.PAGE);
        assertThat(asks(TestDoor.PAGE, "eth_accounts")).contains("0x0102030405");
        now = NOW.plus(Duration.ofDays(91));
        assertThat(asks(TestDoor.PAGE, "eth_accounts")).contains("\"result\":[]");
        assertThat(asks(TestDoor.PAGE, "eth_blockNumber")).contains("\"code\":4100");
    }

    @Test
    void afterItIsRevokedNothingIsAnsweredAnyMore() {
        connect(TestDoor.PAGE);
        door.blocks.ends(ProvenBlock.at(1));
        assertThat(asks(TestDoor.PAGE, "eth_newBlockFilter")).contains("\"result\":\"0x1\"");
        var _ = door.apps.disconnect(new AppOrigin.Website(TestDoor.PAGE));
        for (var method : List.of("eth_getFilterChanges", "eth_getLogs", "eth_blockNumber", "wallet_getCallsStatus")) {
            assertThat(asks(TestDoor.PAGE, method)).as(method).contains("\"code\":4100");
        }
        assertThat(asks(TestDoor.PAGE, "wallet_getPermissions")).contains("\"result\":[]");
    }

    @Test
    void noAppMovesTheWalletToAnotherChain() {
        connect(TestDoor.PAGE);
        var before = asks(TestDoor.PAGE, "eth_chainId");
        for (var method : List.of("wallet_switchEthereumChain", "wallet_addEthereumChain")) {
            var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method
                    + "\",\"params\":[{\"chainId\":\"0xa4b1\",\"rpcUrls\":[\"https://evil.example\"]}]}";
            assertThat(door.says(door.posting(TestDoor.PAGE, call))).contains("\"code\":4902");
        }
        assertThat(asks(TestDoor.PAGE, "eth_chainId")).isEqualTo(before);
    }
}
