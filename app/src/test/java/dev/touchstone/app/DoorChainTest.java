package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a program is told of the chain through the door, beside what the network's own server says: the same, or a
/// refusal.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DoorChainTest {
    private static final String TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
    private static final String TOKEN = PracticeNetworks.TOKEN;
    private static final String UNKNOWN = "\"0x" + "07".repeat(32) + "\"";

    private static PracticeNetworks networks;
    private static OpenDoor door;
    private static DoorCaller app;
    private static DoorCaller server;
    private static String account;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        var terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        account = terminal.gets("wallet", "account", "list")
                .path("accounts")
                .path(0)
                .path("address")
                .asString();
        networks = PracticeNetworks.start("pay " + account + " 1", "token " + account + " 2.5", "slots 2");
        var words = new ArrayList<>(List.of("door", "--port", "0", "--new-token", "bot", "--ask", "--json"));
        words.addAll(List.of(
                "--wallet", "w", "--password-file", terminal.passwordFile().toString()));
        words.addAll(List.of("--data-dir", terminal.dataDirectory().toString(), "--network", "regtest"));
        words.addAll(networks.servers());
        words.addAll(networks.chain());
        door = new OpenDoor(words, _ -> true);
        app = new DoorCaller(
                door.ready().path("url").asString(), door.ready().path("token").asString());
        server = new DoorCaller(networks.ether().rpcUrl(), "");
        assertThat(app.gets("eth_requestAccounts", "").path(0).asString()).isEqualToIgnoringCase(account);
    }

    @AfterAll
    static void close() throws IOException {
        app.close();
        server.close();
        door.close();
        networks.close();
    }

    private static String hex(long number) {
        return "\"0x" + Long.toHexString(number) + "\"";
    }

    private static long number(JsonNode hex) {
        return Long.decode(hex.asString());
    }

    private static long head() {
        return number(app.gets("eth_blockNumber", ""));
    }

    /// The first log of the token, of the payment to the account.
    private static JsonNode paid() {
        var padded = "0x" + "0".repeat(24) + account.substring(2);
        var logs = app.gets(
                "eth_getLogs",
                "{\"fromBlock\":\"0x0\",\"toBlock\":\"latest\",\"address\":\"" + TOKEN + "\",\"topics\":[\"" + TRANSFER
                        + "\",null,\"" + padded + "\"]}");
        assertThat(logs.size()).isPositive();
        return logs.path(0);
    }

    /// The same members as the server's, but for those that it alone has.
    private static void isAsTheServerSays(String method, String params) {
        var ours = app.gets(method, params);
        var theirs = server.gets(method, params);
        assertThat(lessThan(ours, theirs)).as(method + " " + params).isEmpty();
    }

    private static List<String> lessThan(JsonNode ours, JsonNode theirs) {
        var differing = new ArrayList<String>();
        if (ours.isObject()) {
            ours.propertyStream().forEach(member -> {
                var other = theirs.path(member.getKey());
                if (!other.isMissingNode()) differing.addAll(lessThan(member.getValue(), other));
            });
        } else if (ours.isArray()) {
            if (ours.size() != theirs.size()) differing.add(ours.size() + " instead of " + theirs.size());
            for (int i = 0; i < ours.size(); i++) differing.addAll(lessThan(ours.path(i), theirs.path(i)));
        } else if (ours.isNumber()) {
            if (ours.decimalValue().compareTo(theirs.decimalValue()) != 0)
                differing.add(ours + " instead of " + theirs);
        } else if (!ours.asString("null").equalsIgnoreCase(theirs.asString("null"))) {
            differing.add(ours + " instead of " + theirs);
        }
        return differing;
    }

    @Test
    void anyBlockIsAnsweredByItsNumberAndByItsHash() {
        for (long back : new long[] {0, 3, 20, head() - 1}) {
            var number = hex(head() - back);
            isAsTheServerSays("eth_getBlockByNumber", number + ",true");
            var block = app.gets("eth_getBlockByNumber", number + ",false");
            var hash = block.path("hash").toString();
            assertThat(app.gets("eth_getBlockByHash", hash + ",false")).isEqualTo(block);
            assertThat(number(app.gets("eth_getBlockTransactionCountByHash", hash)))
                    .isEqualTo(block.path("transactions").size());
            assertThat(app.gets("eth_getUncleCountByBlockHash", hash).asString())
                    .isEqualTo("0x0");
        }
    }

    @Test
    void aBlockThatNobodyKnowsOrSignedIsNull() {
        assertThat(app.gets("eth_getBlockByHash", UNKNOWN + ",false").isNull()).isTrue();
        assertThat(app.gets("eth_getBlockByNumber", "\"0xffffff\",false").isNull())
                .isTrue();
        assertThat(app.gets("eth_getBlockReceipts", UNKNOWN).isNull()).isTrue();
        assertThat(app.isRefused("eth_getBlockByNumber", "\"pending\",false")).isEqualTo(-32002);
    }

    @Test
    void receiptsAndTransactionsAreThoseOfTheServer() {
        var log = paid();
        var block = log.path("blockHash").toString();
        var transaction = log.path("transactionHash").toString();
        var place = log.path("transactionIndex").toString();
        isAsTheServerSays("eth_getTransactionReceipt", transaction);
        isAsTheServerSays("eth_getTransactionByHash", transaction);
        var all = app.gets("eth_getBlockReceipts", block);
        var receipt = app.gets("eth_getTransactionReceipt", transaction);
        assertThat(all.path(Math.toIntExact(number(log.path("transactionIndex")))))
                .isEqualTo(receipt);
        assertThat(app.gets("eth_getTransactionByBlockHashAndIndex", block + "," + place))
                .isEqualTo(app.gets("eth_getTransactionByHash", transaction));
        assertThat(app.gets("eth_getTransactionByBlockHashAndIndex", block + ",\"0xffff\"")
                        .isNull())
                .isTrue();
    }

    @Test
    void stateOfAnOlderBlockIsProvenOfThatBlock() {
        long paid = number(paid().path("blockNumber"));
        var owner = "\"" + account + "\",";
        var balance =
                "{\"to\":\"" + TOKEN + "\",\"data\":\"0x70a08231" + "0".repeat(24) + account.substring(2) + "\"},";
        assertThat(number(app.gets("eth_call", balance + hex(paid - 1)))).isZero();
        assertThat(number(app.gets("eth_call", balance + hex(paid)))).isEqualTo(2_500_000_000_000_000_000L);
        isAsTheServerSays("eth_getBalance", owner + hex(paid));
        isAsTheServerSays("eth_getTransactionCount", owner + hex(paid));
        isAsTheServerSays("eth_getCode", "\"" + TOKEN + "\"," + hex(paid));
        isAsTheServerSays("eth_getStorageAt", "\"" + TOKEN + "\",\"0x0\"," + hex(paid));
        isAsTheServerSays("eth_getProof", "\"" + TOKEN + "\",[\"0x0\",\"0x2\"]," + hex(paid));
    }

    @Test
    void logsOfManyBlocksAreFoundAndARangeBeyondTheBoundIsRefused() {
        var all = "{\"fromBlock\":\"0x0\",\"toBlock\":" + hex(head()) + "}";
        isAsTheServerSays("eth_getLogs", all);
        assertThat(app.isRefused("eth_getLogs", "{\"fromBlock\":\"0x0\",\"toBlock\":\"0x800\"}"))
                .isEqualTo(-32005);
        assertThat(app.isRefused("eth_getLogs", "{\"fromBlock\":\"0x2\",\"toBlock\":\"0x1\"}"))
                .isEqualTo(-32602);
        assertThat(app.isRefused("eth_getLogs", "{\"blockHash\":" + UNKNOWN + ",\"toBlock\":\"0x1\"}"))
                .isEqualTo(-32602);
        assertThat(app.isRefused("eth_getLogs", "{\"blockHash\":" + UNKNOWN + "}"))
                .isEqualTo(-32002);
    }

    @Test
    void whatOthersPaidFollowsFromTheBlocksThemselves() {
        long block = number(paid().path("blockNumber"));
        isAsTheServerSays("eth_feeHistory", "\"0x3\"," + hex(block) + ",[]");
        var history = app.gets("eth_feeHistory", "3," + hex(block) + ",[0,50.5,100]");
        assertThat(history.path("reward").size()).isEqualTo(3);
        var tips = history.path("reward").path(2);
        assertThat(number(tips.path(0))).isLessThanOrEqualTo(number(tips.path(2)));
        assertThat(number(tips.path(2))).isPositive();
        assertThat(app.isRefused("eth_feeHistory", "\"0x3\",\"latest\",[50,20]"))
                .isEqualTo(-32602);
        assertThat(app.isRefused("eth_feeHistory", "\"0x3\",\"latest\",[101]")).isEqualTo(-32602);
        assertThat(app.isRefused("eth_feeHistory", "\"0x80\",\"latest\",[50]")).isEqualTo(-32005);
    }

    @Test
    void theListOfWhatACallTouchesIsFoundByRunningIt() {
        var data = "0xa9059cbb" + "0".repeat(24) + "aa".repeat(20) + "0".repeat(63) + "1";
        var call = "{\"from\":\"" + account + "\",\"to\":\"" + TOKEN + "\",\"data\":\"" + data + "\"}";
        var found = app.gets("eth_createAccessList", call);
        assertThat(found.path("accessList").path(0).path("address").asString()).isEqualToIgnoringCase(TOKEN);
        var said = server.gets("eth_createAccessList", call).path("accessList").path(0);
        assertThat(found.path("accessList").path(0).path("storageKeys"))
                .containsExactlyInAnyOrderElementsOf(said.path("storageKeys"));
        assertThat(number(found.path("gasUsed"))).isBetween(30_000L, 80_000L);
    }

    @Test
    void aSubscriptionAndAFilterTellOfEachNewLogOnce() throws InterruptedException {
        var wanted = "{\"address\":\"" + TOKEN + "\"}";
        var heard = app.listens("eth_subscribe", "\"logs\"," + wanted);
        var id = DoorCaller.next(heard).path("result");
        var filter = app.gets("eth_newFilter", wanted).toString();
        var blocks = app.gets("eth_newBlockFilter", "").toString();
        assertThat(app.gets("eth_getFilterChanges", filter)).isEmpty();
        networks.order("token " + PracticeNetworks.OWNER + " 3");
        var news = DoorCaller.next(heard).path("params");
        assertThat(news.path("subscription")).isEqualTo(id);
        var log = news.path("result");
        assertThat(log.path("removed").asBoolean(true)).isFalse();
        var changes = app.gets("eth_getFilterChanges", filter);
        assertThat(changes).containsExactly(log);
        assertThat(app.gets("eth_getFilterChanges", filter)).isEmpty();
        assertThat(app.gets("eth_getFilterChanges", blocks)).contains(log.path("blockHash"));
        assertThat(app.gets("eth_uninstallFilter", filter).asBoolean(false)).isTrue();
        assertThat(app.isRefused("eth_getFilterChanges", filter)).isEqualTo(-32000);
        assertThat(app.isRefused("eth_newPendingTransactionFilter", "")).isEqualTo(4200);
    }
}
