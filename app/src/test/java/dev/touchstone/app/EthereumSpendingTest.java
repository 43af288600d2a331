package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.DOLLAR;
import static dev.touchstone.app.PracticeNetworks.ITEMS;
import static dev.touchstone.app.PracticeNetworks.OWNER;
import static dev.touchstone.app.PracticeNetworks.PIECES;
import static dev.touchstone.app.PracticeNetworks.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A wallet at the terminal that pays on a practice network over real HTTP: what is shown first, what is asked,
/// what is sent, and what becomes of it. The tests are steps of one story.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
class EthereumSpendingTest {
    private static final String SPENDER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    private PracticeNetworks networks;
    private Terminal terminal;
    private String account = "";

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        account = terminal.gets("receive", "--asset", "eth").path("address").asString();
        networks = PracticeNetworks.still(
                "pay " + account + " 2",
                "token " + account + " 5",
                "dollar " + account + " 9",
                "nft " + account,
                "item " + account + " 2 7",
                "item " + account + " 3 4",
                "name alice " + OWNER,
                "slots 3");
    }

    /// What is too old is not signed on.
    @BeforeEach
    void catchUp() {
        networks.order("slots 3");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said eth(String... words) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words));
        return terminal.asks(networks.about(all));
    }

    private JsonNode tries(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--dry-run");
        return eth(all.toArray(String[]::new)).exits(0).json();
    }

    private JsonNode pays(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--yes");
        return eth(all.toArray(String[]::new)).exits(0).json();
    }

    private static JsonNode effect(JsonNode said, String kind) {
        return said.path("effects")
                .valueStream()
                .filter(effect -> effect.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " among " + said.path("effects")));
    }

    private static List<String> warnings(JsonNode said) {
        return said.path("warnings")
                .valueStream()
                .map(warning -> warning.path("code").asString())
                .toList();
    }

    @Test
    @Order(1)
    void whatAPaymentWouldDoIsProvenAndShownBeforeAnythingIsSigned() {
        var said = tries("send", "--to", OWNER, "--amount", "0.25eth");
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("state").asString()).isEqualTo("Draft");
        assertThat(said.path("hash").isNull()).isTrue();
        assertThat(said.path("type").asInt()).isEqualTo(2);
        assertThat(said.path("tips").asString()).isEqualTo("Claimed");
        var ether = effect(said, "ether");
        assertThat(ether.path("before").asString()).isEqualTo("2000000000000000000");
        assertThat(ether.path("sent").asString()).isEqualTo("250000000000000000");
        assertThat(eth("nonce").exits(0).json().path("waiting")).isEmpty();
    }

    @Test
    @Order(2)
    void aNameIsProvenFirst() {
        var said = tries("send", "--to", "Alice.eth", "--amount", "1gwei");
        assertThat(said.path("to").asString()).isEqualTo(OWNER);
        assertThat(said.path("name").asString()).isEqualTo("alice.eth");
        assertThat(said.path("nameStanding").asString()).isEqualTo("Proven");
        assertThat(eth("send", "--to", "nobody.eth", "--amount", "1gwei", "--dry-run")
                        .exits(1)
                        .errorCode())
                .isEqualTo("BadRecipient");
    }

    @Test
    @Order(3)
    void tokensGoByTheDecimalsThatTheirContractSays() {
        var dollars = tries("send", "--token", DOLLAR, "--to", OWNER, "--amount", "1.5");
        assertThat(effect(dollars, "token").path("logged").asString()).isEqualTo("-1500000");
        var all = tries("send", "--token", TOKEN, "--to", OWNER, "--amount", "all");
        assertThat(effect(all, "token").path("after").asString()).isEqualTo("0");
        assertThat(warnings(all)).contains("loses-all");
        assertThat(eth("send", "--token", DOLLAR, "--to", OWNER, "--amount", "0.0000001", "--dry-run")
                        .exits(2)
                        .errorCode())
                .isEqualTo("Usage");
        assertThat(eth("send", "--token", DOLLAR, "--to", OWNER, "--amount", "10", "--dry-run")
                        .exits(1)
                        .errorCode())
                .isEqualTo("TooLittle");
    }

    @Test
    @Order(4)
    void collectiblesGoOneByOneOrSeveralOfACollectionAtOnce() {
        var piece = tries("send", "--nft", PIECES + ":1", "--to", OWNER);
        assertThat(effect(piece, "nft").path("after").asString()).isEqualTo("0");
        var item = tries("send", "--nft", ITEMS + ":2", "--quantity", "3", "--to", OWNER);
        assertThat(effect(item, "item").path("after").asString()).isEqualTo("4");
        var both = tries("send", "--nft", ITEMS + ":2", "--nft", ITEMS + ":3", "--quantity", "3", "--to", OWNER);
        assertThat(both.path("data").asString()).startsWith("0x2eb2c2d6");
        assertThat(both.path("effects")
                        .valueStream()
                        .filter(it -> it.path("kind").asString().equals("item"))
                        .map(it -> it.path("logged").asString()))
                .containsExactlyInAnyOrder("-3", "-1");
    }

    @Test
    @Order(5)
    void anApprovalIsOfWhatIsNamedAndUnlimitedOnlyByTheWord() {
        var some = tries("approve", "--token", DOLLAR, "--spender", SPENDER, "--amount", "2");
        assertThat(effect(some, "allowance").path("after").asString()).isEqualTo("2000000");
        assertThat(effect(some, "allowance").path("unlimited").asBoolean()).isFalse();
        assertThat(warnings(some)).contains("allowance");
        var all = tries("approve", "--token", TOKEN, "--spender", SPENDER, "--amount", "unlimited");
        assertThat(effect(all, "allowance").path("unlimited").asBoolean()).isTrue();
        assertThat(warnings(all)).contains("unlimited-allowance");
        var collection = tries("approve", "--all", PIECES, "--operator", SPENDER);
        assertThat(warnings(collection)).contains("approval-for-all");
        var one = tries("approve", "--nft", PIECES + ":1", "--spender", SPENDER);
        assertThat(effect(one, "approval").path("after").asString()).isEqualTo(SPENDER);
    }

    @Test
    @Order(6)
    void nothingIsSignedWithoutAYes() {
        assertThat(eth("send", "--to", OWNER, "--amount", "1gwei")
                        .exits(2)
                        .json()
                        .path("error")
                        .path("message")
                        .asString())
                .contains("--dry-run", "--yes");
        var words = networks.about(List.of("eth", "send", "--to", OWNER, "--amount", "1gwei"));
        var refused = terminal.answers("no", words).exits(1);
        assertThat(refused.err()).contains("Before", "After", "Sign it?");
        assertThat(refused.out()).contains("Nothing was signed or sent.");
        assertThat(eth("nonce").exits(0).json().path("waiting")).isEmpty();
    }

    @Test
    @Order(7)
    void aPaymentThatWaitsIsMadeFasterAndThenCancelled() {
        var words = networks.about(List.of("eth", "send", "--to", OWNER, "--amount", "0.25eth"));
        var agreed = terminal.answers("yes", words).exits(0);
        assertThat(agreed.out()).contains("Transaction", "State");
        var nonce = eth("nonce").exits(0).json();
        assertThat(nonce.path("proven").asInt()).isZero();
        assertThat(nonce.path("next").asInt()).isEqualTo(1);
        assertThat(nonce.path("waiting")).hasSize(1);
        var waiting = nonce.path("waiting").path(0).path("hash").asString();
        assertThat(nonce.path("waiting").path(0).path("state").asString()).isEqualTo("Taken");
        isReplacedAndCancelled(waiting);
    }

    private void isReplacedAndCancelled(String waiting) {
        var faster = pays("speed-up", waiting, "--speed", "fast");
        assertThat(faster.path("replaces").asString()).isEqualTo(waiting);
        assertThat(faster.path("nonce").asInt()).isZero();
        var cancelled = pays("cancel", faster.path("hash").asString());
        assertThat(cancelled.path("to").asString()).isEqualTo(account);
        assertThat(cancelled.path("value").asString()).isEqualTo("0");
        networks.order("slots 3");
        var nonce = eth("nonce").exits(0).json();
        assertThat(nonce.path("proven").asInt()).isEqualTo(1);
        assertThat(nonce.path("waiting")).isEmpty();
        assertThat(eth("speed-up", waiting, "--dry-run").exits(1).errorCode()).isEqualTo("NotWaiting");
    }

    @Test
    @Order(9)
    void itIsWaitedForUntilItIsInABlock() throws InterruptedException, ExecutionException {
        var sending = CompletableFuture.supplyAsync(
                () -> pays("send", "--token", TOKEN, "--to", OWNER, "--amount", "2", "--wait", "block"),
                Thread::startVirtualThread);
        while (!isDone(sending)) networks.order("slots 1");
        var sent = sending.join();
        assertThat(sent.path("state").asString()).isEqualTo("InBlock");
        assertThat(sent.path("succeeded").asBoolean()).isTrue();
        assertThat(sent.path("inBlock").path("height").asLong()).isPositive();
    }

    /// Whoever asks the network has a moment to do so before the next slot.
    private static boolean isDone(CompletableFuture<?> task) throws InterruptedException, ExecutionException {
        try {
            task.get(2, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private void contact(String... words) {
        var all = new ArrayList<>(List.of("contact", "add"));
        all.addAll(List.of(words));
        terminal.gets(all.toArray(String[]::new));
    }

    private String refuses(String... words) {
        return eth(words).exits(1).errorCode();
    }

    @Test
    @Order(10)
    void aContactIsPaidByTheNameThatTheyHaveHere() {
        contact("Bob", "--ethereum", "ethereum:" + SPENDER);
        contact(
                "Carol",
                "--note",
                "not on Ethereum",
                "--bitcoin",
                terminal.gets("receive").path("address").asString());
        var said = tries("send", "--to", "bob", "--amount", "1gwei");
        assertThat(said.path("to").asString()).isEqualTo(SPENDER);
        assertThat(said.path("contact").asString()).isEqualTo("Bob");
        assertThat(said.path("name").isNull()).isTrue();
        assertThat(tries("send", "--to", SPENDER, "--amount", "1gwei")
                        .path("contact")
                        .asString())
                .as("whose address it is")
                .isEqualTo("Bob");
        assertThat(tries("approve", "--token", DOLLAR, "--spender", "Bob", "--amount", "2")
                        .path("contact")
                        .asString())
                .isEqualTo("Bob");
        assertThat(refuses("send", "--to", "Carol", "--amount", "1gwei", "--dry-run"))
                .isEqualTo("BadRecipient");
        assertThat(refuses("send", "--to", "Dora", "--amount", "1gwei", "--dry-run"))
                .isEqualTo("UnknownContact");
    }

    @Test
    @Order(11)
    void aContactWhoseNameStandsForSomebodyElseIsPaidOnlyWhenThatIsSaidToBeRight() {
        contact("Alice", "--ens", "alice.eth");
        assertThat(pays("send", "--to", "Alice", "--amount", "1gwei")
                        .path("nameChanged")
                        .isNull())
                .as("the first time there is nothing to compare with")
                .isTrue();
        networks.orders("name alice " + SPENDER, "slots 3");
        var said = tries("send", "--to", "Alice", "--amount", "1gwei");
        assertThat(said.path("to").asString()).isEqualTo(SPENDER);
        assertThat(said.path("nameChanged").path("before").asString()).isEqualToIgnoringCase(OWNER);
        assertThat(tries("send", "--to", "alice.eth", "--amount", "1gwei")
                        .path("nameChanged")
                        .isNull())
                .as("nor is it passed over where the name is typed")
                .isFalse();
        assertThat(refuses("send", "--to", "Alice", "--amount", "1gwei", "--yes"))
                .isEqualTo("NameChanged");
        var words = networks.about(List.of("eth", "send", "--to", "Alice", "--amount", "1gwei"));
        assertThat(terminal.answers("no", words).exits(1).err()).contains("name-changed", "may be theirs no longer");
        pays("send", "--to", "Alice", "--amount", "1gwei", "--new-address");
        assertThat(tries("send", "--to", "Alice", "--amount", "1gwei")
                        .path("nameChanged")
                        .isNull())
                .as("what was paid is what it is compared with from then on")
                .isTrue();
    }

    @Test
    @Order(12)
    void aLinkSaysWhomToPayHowMuchAndOfWhat() {
        var link = "ethereum:" + OWNER + "@1337?value=2.5e15&label=Chairs&gas=1&odd=1";
        var said = tries("send", "--to", link);
        assertThat(effect(said, "ether").path("sent").asString()).isEqualTo("2500000000000000");
        assertThat(said.path("link").path("says").asString()).isEqualTo("Chairs");
        assertThat(said.path("link").path("passedOver").valueStream().map(JsonNode::asString))
                .containsExactly("gaslimit", "odd");
        tries("send", "--to", link, "--amount", "0.0025eth");
        assertThat(tries("send", "--to", "ethereum:alice.eth", "--amount", "1gwei")
                        .path("name")
                        .asString())
                .isEqualTo("alice.eth");
        var token = "ethereum:" + DOLLAR + "/transfer?address=" + OWNER + "&uint256=1.5e6";
        assertThat(refuses("send", "--to", token, "--dry-run")).isEqualTo("UnknownToken");
        var named = tries("send", "--to", token, "--token", DOLLAR, "--amount", "1.5");
        assertThat(effect(named, "token").path("logged").asString()).isEqualTo("-1500000");
        terminal.gets("wallet", "token", "add", DOLLAR);
        assertThat(effect(tries("send", "--to", token), "token").path("logged").asString())
                .isEqualTo("-1500000");
        assertThat(eth("send", "--to", token, "--amount", "1.6", "--dry-run")
                        .exits(2)
                        .errorCode())
                .isEqualTo("Usage");
        assertThat(refuses("send", "--to", "ethereum:" + OWNER + "@1?value=1", "--dry-run"))
                .isEqualTo("WrongNetwork");
        assertThat(refuses("send", "--to", "ethereum:" + OWNER + "/burn?uint256=1", "--dry-run"))
                .isEqualTo("BadRecipient");
    }

    @Test
    @Order(13)
    void whatMakesNoSenseIsRefusedBeforeAnybodyIsAsked() {
        for (var words : List.of(
                List.of("send", "--amount", "1eth"),
                List.of("send", "--to", OWNER),
                List.of("send", "--to", OWNER, "--amount", "1"),
                List.of("send", "--to", OWNER, "--amount", "1eth", "--create"),
                List.of("send", "--create"),
                List.of("send", "--to", OWNER, "--nft", PIECES),
                List.of("send", "--to", OWNER, "--nft", PIECES + ":1", "--nft", ITEMS + ":1"),
                List.of("send", "--to", OWNER, "--amount", "1eth", "--speed", "now"),
                List.of("send", "--to", OWNER, "--amount", "1eth", "--max-fee", "1gwei"),
                List.of("send", "--to", OWNER, "--amount", "1eth", "--gas-price", "1gwei", "--speed", "fast"),
                List.of("send", "--delegate", TOKEN, "--to", OWNER),
                List.of("send", "--to", OWNER, "--data", "0x12", "--amount", "all"),
                List.of("send", "--to", OWNER.toLowerCase(Locale.ROOT).replace("d8da", "D8da"), "--amount", "1eth"),
                List.of("send", "--to", "ethereum:" + OWNER),
                List.of("send", "--to", "ethereum:" + OWNER + "?value=1", "--amount", "2wei"),
                List.of("send", "--to", "ethereum:" + OWNER + "?value=1", "--amount", "all"),
                List.of("send", "--to", "ethereum:" + OWNER + "?value=1", "--token", TOKEN),
                List.of("send", "--to", "ethereum:" + OWNER + "?value=1", "--data", "0x12"),
                List.of("send", "--to", "ethereum:" + TOKEN + "/transfer?address=" + OWNER),
                List.of(
                        "send",
                        "--to",
                        "ethereum:" + TOKEN + "/transfer?address=" + OWNER,
                        "--token",
                        DOLLAR,
                        "--amount",
                        "1"),
                List.of("approve", "--token", TOKEN, "--spender", "ethereum:" + OWNER, "--amount", "1"),
                List.of("approve", "--token", TOKEN, "--spender", OWNER),
                List.of("approve", "--all", PIECES, "--spender", OWNER),
                List.of("revoke", "--token", TOKEN),
                List.of("speed-up", "0x12"))) {
            var all = new ArrayList<>(words);
            all.add("--dry-run");
            assertThat(eth(all.toArray(String[]::new)).exits(2).errorCode())
                    .as(words.toString())
                    .isEqualTo("Usage");
        }
    }
}
