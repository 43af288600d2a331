package dev.touchstone.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is let in, and what each of them is told.
class GateTest {
    private static final String ACCOUNTS = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"eth_accounts\",\"params\":[]}";
    private static final String CONNECT = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"eth_requestAccounts\"}";

    private final List<AppRequest> asked = new CopyOnWriteArrayList<>();
    private AppDecision decision = new AppDecision.Connected(List.of(TestDoor.ACCOUNT));
    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor(
                request -> {
                    asked.add(request);
                    return CompletableFuture.completedFuture(decision);
                },
                () -> Instant.parse("2026-11-29T10:00:00Z"));
    }

    @AfterEach
    void close() throws IOException {
        assertThat(door.bugs).isEmpty();
        door.close();
    }

    private static String call(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private String page(String method, String params) {
        return door.says(door.posting(TestDoor.PAGE, call(method, params)));
    }

    @Test
    void aPageIsToldTheChainAndMayReadTheAnswer() {
        var said = door.says(door.posting(TestDoor.PAGE, TestDoor.CHAIN_ID));
        assertThat(said).startsWith("HTTP/1.1 200").contains("access-control-allow-origin: https://app.example");
        assertThat(said).contains("\"result\":\"0x");
    }

    @Test
    void aNameThatOnlyLeadsHereIsRefused() {
        for (var host : List.of("evil.example", "evil.example:" + door.door.port(), "127.0.0.1:1", "127.0.0.1")) {
            var headers = "Host: " + host + "\r\nOrigin: " + TestDoor.PAGE;
            assertThat(door.says(TestDoor.request("POST / HTTP/1.1", headers, TestDoor.CHAIN_ID)))
                    .as(host)
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(door.says("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aPageThatNamesNobodyIsRefused() {
        for (var origin : List.of("null", "http://app.example", "file://", "https://a.example/x")) {
            assertThat(door.says(door.posting(origin, TestDoor.CHAIN_ID)))
                    .as(origin)
                    .startsWith("HTTP/1.1 403");
        }
        var hidden =
                "Host: " + door.host() + "\r\nSec-Fetch-Site: cross-site\r\nAuthorization: Bearer " + TestDoor.TOKEN;
        assertThat(door.says(TestDoor.request("POST / HTTP/1.1", hidden, TestDoor.CHAIN_ID)))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aProgramNeedsItsToken() {
        var here = "Host: " + door.host();
        for (var wrong : List.of("", "\r\nAuthorization: Bearer 00", "\r\nAuthorization: Basic " + TestDoor.TOKEN)) {
            assertThat(door.says(TestDoor.request("POST / HTTP/1.1", here + wrong, TestDoor.CHAIN_ID)))
                    .startsWith("HTTP/1.1 401");
        }
        var right = here + "\r\nAuthorization: Bearer " + TestDoor.TOKEN;
        assertThat(door.says(TestDoor.request("POST / HTTP/1.1", right, TestDoor.CHAIN_ID)))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("access-control");
    }

    @Test
    void aFormOfAPageIsNotTaken() {
        var form = "POST / HTTP/1.1\r\nHost: " + door.host() + "\r\nOrigin: https://evil.example\r\n"
                + "Content-Type: text/plain\r\nContent-Length: " + TestDoor.CHAIN_ID.length() + "\r\n\r\n"
                + TestDoor.CHAIN_ID;
        assertThat(door.says(form)).startsWith("HTTP/1.1 415");
    }

    @Test
    void aBrowserIsToldWhatAPageMaySend() {
        var asking = "OPTIONS / HTTP/1.1\r\nHost: " + door.host() + "\r\nOrigin: " + TestDoor.PAGE
                + "\r\nAccess-Control-Request-Method: %s\r\nAccess-Control-Request-Headers: %s\r\n"
                + "Access-Control-Request-Private-Network: true\r\nConnection: close\r\n\r\n";
        assertThat(door.says(asking.formatted("POST", "content-type")))
                .startsWith("HTTP/1.1 204")
                .contains("access-control-allow-private-network: true")
                .contains("access-control-allow-origin: https://app.example");
        assertThat(door.says(asking.formatted("PUT", "content-type"))).startsWith("HTTP/1.1 403");
        assertThat(door.says(asking.formatted("POST", "authorization"))).startsWith("HTTP/1.1 403");
    }

    @Test
    void aPageSeesNothingBeforeTheUserConnectedItAndNothingOfAnother() {
        assertThat(door.says(door.posting(TestDoor.PAGE, ACCOUNTS))).contains("\"result\":[]");
        assertThat(page("eth_getBalance", "[\"" + TestDoor.ACCOUNT.text() + "\",\"latest\"]"))
                .contains("\"code\":4100");
        assertThat(door.says(door.posting(TestDoor.PAGE, CONNECT))).contains("0x0102030405");
        assertThat(door.says(door.posting(TestDoor.PAGE, ACCOUNTS))).contains("0x0102030405");
        assertThat(door.says(door.posting("https://other.example", ACCOUNTS))).contains("\"result\":[]");
        assertThat(door.says(door.posting(TestDoor.PAGE, CONNECT))).contains("0x0102030405");
        assertThat(asked).as("asked once").hasSize(1);
        assertThat(page("wallet_revokePermissions", "[{\"eth_accounts\":{}}]")).contains("\"result\":null");
        assertThat(door.says(door.posting(TestDoor.PAGE, ACCOUNTS))).contains("\"result\":[]");
    }

    @Test
    void everyDecisionHasItsCodeAndIsWrittenDown() {
        decision = new AppDecision.Rejected();
        assertThat(door.says(door.posting(TestDoor.PAGE, CONNECT))).contains("\"code\":4001");
        decision = new AppDecision.Expired();
        assertThat(door.says(door.posting(TestDoor.PAGE, CONNECT))).contains("\"code\":4001");
        decision = new AppDecision.Nobody();
        assertThat(door.says(door.posting(TestDoor.PAGE, CONNECT))).contains("\"code\":4100");
        decision = new AppDecision.Withdrawn();
        assertThat(door.says(door.posting(TestDoor.PAGE, CONNECT))).contains("\"code\":-32005");
        assertThat(door.apps.known().get().log().stream().map(AppLogEntry::end))
                .containsExactly(
                        AppLogEntry.End.GONE,
                        AppLogEntry.End.NOBODY,
                        AppLogEntry.End.EXPIRED,
                        AppLogEntry.End.REJECTED);
    }

    @Test
    void whatIsNotProvenIsRefusedAndNeverPassedOn() {
        var _ = door.apps.connect(new AppOrigin.Website(TestDoor.PAGE), List.of(TestDoor.ACCOUNT));
        var account = "\"" + TestDoor.ACCOUNT.text() + "\"";
        assertThat(page("eth_blockNumber", "[]")).contains("\"code\":4900");
        assertThat(page("eth_getBalance", "[" + account + ",\"latest\"]")).contains("\"code\":4900");
        assertThat(page("eth_getBalance", "[" + account + ",\"0x1\"]")).contains("\"code\":4900");
        assertThat(page("eth_getBalance", "[" + account + ",\"pending\"]")).contains("\"code\":-32002");
        assertThat(page("eth_getTransactionCount", "[" + account + ",\"pending\"]"))
                .contains("\"result\":\"0x7\"");
        assertThat(page("eth_call", "[{\"to\":" + account + "},\"latest\",{}]")).contains("\"code\":-32602");
        assertThat(page("eth_gasPrice", "[]")).contains("\"code\":4900");
    }

    @Test
    void whatThisWalletNeverDoesIsRefused() {
        for (var method : List.of("eth_sign", "eth_signTypedData", "eth_signTransaction", "eth_mining", "admin_x")) {
            assertThat(page(method, "[]")).as(method).contains("\"code\":4200");
        }
        assertThat(page("wallet_switchEthereumChain", "[{\"chainId\":\"0xabcdef\"}]"))
                .contains("\"code\":4902");
        assertThat(page("wallet_addEthereumChain", "[{\"chainId\":\"0xabcdef\"}]"))
                .contains("\"code\":4902");
    }

    @Test
    void anAppCannotSignForAnAccountThatItDoesNotSee() {
        var _ = door.apps.connect(new AppOrigin.Website(TestDoor.PAGE), List.of(TestDoor.ACCOUNT));
        var other = "\"0x" + "22".repeat(20) + "\"";
        assertThat(page("personal_sign", "[\"0x00\"," + other + "]")).contains("\"code\":4100");
        assertThat(page("eth_sendTransaction", "[{\"from\":" + other + ",\"to\":" + other + "}]"))
                .contains("\"code\":4100");
        assertThat(asked).isEmpty();
    }

    @Test
    void batchesAreAnsweredCallByCall() {
        var said = door.says(door.posting(
                TestDoor.PAGE,
                "[" + TestDoor.CHAIN_ID + ",1,{\"jsonrpc\":\"2.0\",\"method\":\"eth_chainId\"}," + ACCOUNTS + "]"));
        assertThat(said).contains("\"id\":1").contains("\"code\":-32600").contains("\"id\":2");
        assertThat(door.says(door.posting(TestDoor.PAGE, "[]"))).contains("\"code\":-32600");
        assertThat(door.says(door.posting(TestDoor.PAGE, "{"))).contains("\"code\":-32700");
    }

    @Test
    void thePageIsStaticAndRunsNothing() {
        var page = door.says("GET / HTTP/1.1\r\nHost: " + door.host() + "\r\nConnection: close\r\n\r\n");
        assertThat(page).contains("content-security-policy: default-src 'none'").doesNotContain("<script");
        var script = door.says("GET /bridge.js HTTP/1.1\r\nHost: " + door.host() + "\r\nConnection: close\r\n\r\n");
        assertThat(script).contains("eip6963:announceProvider").contains("ws://" + door.host() + "/");
    }
}
