package dev.touchstone.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What filters tell of blocks that come, and of blocks that are replaced.
class FollowingChainTest {
    private static final long WITH_LOGS = (SmallState.FIRST / SmallState.WITH_LOGS + 5) * SmallState.WITH_LOGS;
    private static final Pattern RESULT = Pattern.compile("\"result\":(.*)}$", Pattern.DOTALL);

    private Instant now = Instant.parse("2026-11-29T10:00:00Z");
    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor(_ -> CompletableFuture.completedFuture(new AppDecision.Rejected()), () -> now);
        connect(TestDoor.PAGE);
        door.blocks.ends(ProvenBlock.at(slot(-2)), ProvenBlock.at(slot(-1)));
    }

    @AfterEach
    void close() throws IOException {
        assertThat(door.bugs).isEmpty();
        door.close();
    }

    private void connect(String page) {
        var _ = door.apps.connect(new AppOrigin.Website(page), List.of(TestDoor.ACCOUNT));
    }

    /// Slots around that whose block holds logs.
    private static long slot(long after) {
        return WITH_LOGS - SmallState.FIRST + after;
    }

    private String says(String page, String method, String params) {
        return door.says(door.posting(
                page, "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"" + method + "\",\"params\":[" + params + "]}"));
    }

    private String gets(String method, String params) {
        var said = says(TestDoor.PAGE, method, params);
        var found = RESULT.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }

    private static String hash(ProvenBlock block) {
        return "\"" + Hex.of(block.hash()) + "\"";
    }

    @Test
    void eachNewBlockIsToldOnce() {
        var filter = gets("eth_newBlockFilter", "");
        assertThat(gets("eth_getFilterChanges", filter)).isEqualTo("[]");
        var first = ProvenBlock.at(slot(0));
        var second = ProvenBlock.at(slot(1));
        door.blocks.ends(ProvenBlock.at(slot(-1)), first, second);
        assertThat(gets("eth_getFilterChanges", filter)).isEqualTo("[" + hash(first) + "," + hash(second) + "]");
        assertThat(gets("eth_getFilterChanges", filter)).isEqualTo("[]");
    }

    @Test
    void aBlockThatTakesTheOthersPlaceIsToldToo() {
        var filter = gets("eth_newBlockFilter", "");
        door.blocks.ends(ProvenBlock.at(slot(-1)), ProvenBlock.at(slot(0)));
        var _ = gets("eth_getFilterChanges", filter);
        var rival = ProvenBlock.rivalAt(slot(0));
        door.blocks.ends(ProvenBlock.at(slot(-1)), rival);
        assertThat(gets("eth_getFilterChanges", filter)).isEqualTo("[" + hash(rival) + "]");
    }

    @Test
    void logsOfAReplacedBlockAreToldAsRemoved() {
        var filter = gets("eth_newFilter", "{\"address\":\"" + SmallContracts.TOKEN.text() + "\"}");
        door.blocks.ends(ProvenBlock.at(slot(-1)), ProvenBlock.at(slot(0)));
        var told = gets("eth_getFilterChanges", filter);
        assertThat(told).contains("\"removed\":false").contains(hash(ProvenBlock.at(slot(0))));
        door.blocks.ends(ProvenBlock.at(slot(-1)), ProvenBlock.rivalAt(slot(0)));
        var again = gets("eth_getFilterChanges", filter);
        assertThat(again).startsWith(told.substring(0, told.length() - 1).replace("false", "true"));
        assertThat(again).contains(hash(ProvenBlock.rivalAt(slot(0)))).contains("\"removed\":false");
    }

    @Test
    void whatCouldNotBeProvenIsToldTheNextTime() {
        var filter = gets("eth_newFilter", "{\"address\":\"" + SmallContracts.TOKEN.text() + "\"}");
        door.blocks.ends(ProvenBlock.at(slot(-1)), ProvenBlock.at(slot(0)));
        door.blocks.isSilent(true);
        assertThat(says(TestDoor.PAGE, "eth_getFilterChanges", filter)).contains("\"code\":4900");
        door.blocks.isSilent(false);
        assertThat(gets("eth_getFilterChanges", filter)).contains("\"removed\":false");
    }

    @Test
    void aFilterIsItsAppsAlone() {
        var filter = gets("eth_newBlockFilter", "");
        connect("https://other.example");
        assertThat(says("https://other.example", "eth_getFilterChanges", filter))
                .contains("\"code\":-32000");
        assertThat(says("https://other.example", "eth_uninstallFilter", filter)).contains("\"result\":false");
        assertThat(gets("eth_getFilterChanges", filter)).isEqualTo("[]");
    }

    @Test
    void aFilterThatNobodyAsksEnds() {
        var filter = gets("eth_newBlockFilter", "");
        now = now.plusSeconds(299);
        assertThat(gets("eth_getFilterChanges", filter)).isEqualTo("[]");
        now = now.plusSeconds(301);
        assertThat(says(TestDoor.PAGE, "eth_getFilterChanges", filter)).contains("\"code\":-32000");
    }

    @Test
    void noAppHasMoreThanSixteen() {
        for (int i = 0; i < 16; i++) {
            var _ = gets("eth_newBlockFilter", "");
        }
        assertThat(says(TestDoor.PAGE, "eth_newBlockFilter", "")).contains("\"code\":-32005");
    }
}
