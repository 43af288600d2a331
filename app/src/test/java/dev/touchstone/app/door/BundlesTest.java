package dev.touchstone.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.AppRequests;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several calls at once (EIP-5792): what is taken, what is refused with which code, and what is told of it later.
class BundlesTest {
    private static final Hash256 FIRST = Hash256.of(new byte[Hash256.BYTES]);

    private final List<AppRequest> asked = new ArrayList<>();
    private final List<List<Hash256>> shown = new ArrayList<>();
    private AppDecision decision = new AppDecision.Sent(List.of(FIRST), true);
    private AppRequests.Showing showing = AppRequests.Showing.SHOWN;
    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        var user = new AppRequests() {
            @Override
            public CompletableFuture<AppDecision> ask(AppRequest request) {
                asked.add(request);
                return CompletableFuture.completedFuture(decision);
            }

            @Override
            public Showing show(List<Hash256> payments) {
                shown.add(payments);
                return showing;
            }
        };
        door = new TestDoor(user, () -> Instant.parse("2026-11-29T10:00:00Z"));
        connect(TestDoor.PAGE);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(door.bugs).isEmpty();
        door.close();
    }

    private void connect(String page) {
        var _ = door.apps.connect(new AppOrigin.Website(page), List.of(TestDoor.ACCOUNT));
    }

    private String says(String page, String method, String params) {
        return door.says(door.posting(
                page, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + params + "]}"));
    }

    private String says(String method, String params) {
        return says(TestDoor.PAGE, method, params);
    }

    private String chain() {
        var said = says("eth_chainId", "");
        return said.substring(said.indexOf("\"0x"), said.lastIndexOf('"') + 1);
    }

    private static String calls(int count) {
        var call = "{\"to\":\"" + TestDoor.ACCOUNT.text() + "\",\"value\":\"0x1\"}";
        return "\"calls\":[" + String.join(",", Collections.nCopies(count, call)) + "]";
    }

    private String sends(String members) {
        return says("wallet_sendCalls", "{\"version\":\"2.0.0\",\"chainId\":" + chain() + "," + members + "}");
    }

    @Test
    void capabilitiesAreTheChainsOwnAndSayThatNothingIsAtomic() {
        var account = "\"" + TestDoor.ACCOUNT.text() + "\"";
        var ours = "\"result\":{" + chain() + ":{\"atomic\":{\"status\":\"unsupported\"}}}";
        assertThat(says("wallet_getCapabilities", account)).contains(ours);
        assertThat(says("wallet_getCapabilities", account + ",[" + chain() + ",\"0xa4b1\"]"))
                .contains(ours);
        assertThat(says("wallet_getCapabilities", account + ",[\"0xa4b1\"]")).contains("\"result\":{}");
        assertThat(says("wallet_getCapabilities", "\"0x" + "22".repeat(20) + "\""))
                .contains("\"code\":4100");
        assertThat(says("https://other.example", "wallet_getCapabilities", account))
                .contains("\"code\":4100");
    }

    @Test
    void whatIsNotThereIsRefusedWithItsCode() {
        assertThat(says("wallet_sendCalls", "{\"chainId\":\"0xa4b1\"," + calls(1) + "}"))
                .contains("\"code\":5710");
        assertThat(sends("\"atomicRequired\":true," + calls(1))).contains("\"code\":5760");
        assertThat(sends("\"atomicRequired\":false," + calls(11))).contains("\"code\":5740");
        assertThat(sends("\"atomicRequired\":false,\"capabilities\":{\"paymasterService\":{}}," + calls(1)))
                .contains("\"code\":5700");
        assertThat(sends("\"atomicRequired\":false,\"calls\":[]")).contains("\"code\":-32602");
        assertThat(sends("\"id\":\"" + "x".repeat(8_195) + "\"," + calls(1))).contains("\"code\":-32602");
        assertThat(says("wallet_getCallsStatus", "\"0x01\"")).contains("\"code\":5730");
        assertThat(says("wallet_showCallsStatus", "\"0x01\"")).contains("\"code\":5730");
        assertThat(asked).isEmpty();
    }

    @Test
    void whoDoesNotSayThatCallsMayBeApartIsNotSentThemApart() {
        assertThat(sends(calls(2))).contains("\"code\":5760");
        assertThat(asked).isEmpty();
        assertThat(sends(calls(1))).contains("\"id\":\"0x");
    }

    @Test
    void anOptionalCapabilityIsPassedOver() {
        var optional = "\"capabilities\":{\"paymasterService\":{\"optional\":true}},";
        assertThat(sends("\"atomicRequired\":false," + optional + calls(2))).contains("\"id\":\"0x");
        assertThat(asked).hasSize(1);
    }

    @Test
    void anIdIsTakenOnceOfEachAppAndKnownToItAlone() {
        assertThat(sends("\"id\":\"order-7\"," + calls(1))).contains("\"id\":\"order-7\"");
        assertThat(sends("\"id\":\"order-7\"," + calls(1))).contains("\"code\":5720");
        assertThat(says("wallet_getCallsStatus", "\"order-7\""))
                .contains("\"status\":100")
                .contains("\"atomic\":false")
                .contains("\"version\":\"2.0.0\"");
        connect("https://other.example");
        assertThat(says("https://other.example", "wallet_getCallsStatus", "\"order-7\""))
                .contains("\"code\":5730");
    }

    @Test
    void anIdOfARequestThatWasRefusedIsFreeAgain() {
        decision = new AppDecision.Rejected();
        assertThat(sends("\"id\":\"order-7\"," + calls(1))).contains("\"code\":4001");
        decision = new AppDecision.Sent(List.of(FIRST), true);
        assertThat(sends("\"id\":\"order-7\"," + calls(1))).contains("\"id\":\"order-7\"");
    }

    @Test
    void aBundleIsShownInTheWindowWhereThereIsOne() {
        var _ = sends("\"id\":\"order-7\"," + calls(1));
        assertThat(says("wallet_showCallsStatus", "\"order-7\"")).contains("\"result\":null");
        assertThat(shown).containsExactly(List.of(FIRST));
        showing = AppRequests.Showing.TOO_OFTEN;
        assertThat(says("wallet_showCallsStatus", "\"order-7\"")).contains("\"code\":-32005");
        showing = AppRequests.Showing.NO_WINDOW;
        assertThat(says("wallet_showCallsStatus", "\"order-7\"")).contains("\"code\":4200");
    }
}
