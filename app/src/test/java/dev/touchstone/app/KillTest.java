package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The program is killed (SIGKILL) at ten random moments of `sync` and of `send`. What it had reported as saved is
/// there afterwards, and it goes on to the right end.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KillTest {
    private static final String SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
    private static final int KILLS = 10;

    private final Random dice = new Random(25);

    @TempDir
    private Path folder;

    private PracticeBitcoinNode node;
    private Terminal terminal;
    private int kills;

    /// How long a command takes that nobody kills.
    private Duration whole = Duration.ZERO;

    @BeforeEach
    void startNode() throws IOException {
        node = PracticeBitcoinNode.start(0, InstantSource.system());
        node.mine(300);
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
    }

    @AfterEach
    void stopNode() throws IOException {
        node.close();
    }

    private String peer() {
        return "127.0.0.1:" + node.port();
    }

    private void pays(String address, long satoshis) {
        Payments.pay(node, address, satoshis);
    }

    /// Times a command on another wallet.
    private void time(String... words) throws InterruptedException {
        var other = Terminal.in(folder.resolve("undisturbed"));
        other.gets("wallet", "create");
        pays(other.gets("receive").path("address").asString(), 1_000_000);
        node.mine(1);
        var program = other.starts(words);
        whole = program.ends();
        program.result().exits(0);
    }

    /// Runs a command that is killed at any moment after the virtual machine itself is up.
    private Program killed(String... words) throws InterruptedException {
        var program = terminal.starts(words);
        long moment = dice.nextLong(whole.toNanos() / 4, whole.toNanos());
        if (program.killAt(Duration.ofNanos(moment))) kills++;
        else whole = whole.multipliedBy(9).dividedBy(10);
        return program;
    }

    private Set<String> history() {
        var txids = new HashSet<String>();
        for (var entry : terminal.gets("history").path("entries"))
            txids.add(entry.path("txid").asString());
        return txids;
    }

    @Test
    void killedWhileItSyncs() throws InterruptedException {
        time("sync", "--peer", peer());
        long total = 0;
        int covered = 0;
        var known = new HashSet<String>();
        for (int i = 0; kills < KILLS; i++) {
            var address = terminal.gets("receive", "--new");
            pays(address.path("address").asString(), 100_000 + i);
            total += 100_000 + i;
            node.mine(3);
            var program = killed("sync", "--peer", peer());
            int now = terminal.gets("wallet", "info")
                    .path("coveredTo")
                    .path("height")
                    .asInt(0);
            assertThat(now).isGreaterThanOrEqualTo(covered);
            program.answered("coverage", "to")
                    .ifPresent(to -> assertThat("" + now).isEqualTo(to));
            covered = now;
            var history = history();
            assertThat(history).containsAll(known);
            known.addAll(history);
            assertThat(index(terminal.gets("receive", "--new"))).isGreaterThan(index(address));
        }
        var synced = terminal.gets("sync", "--peer", peer());
        assertThat(synced.path("coverage").path("to").asInt())
                .isEqualTo(node.tip().height().value());
        assertThat(proven()).isEqualTo(total);
        assertThat(history()).hasSizeGreaterThanOrEqualTo(KILLS).containsAll(known);
    }

    private static int index(JsonNode received) {
        var path = received.path("path").asString();
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }

    private long proven() {
        var asset = terminal.gets("balance").path("assets").path(0);
        assertThat(asset.path("standing").asString()).isEqualTo("Proven");
        return asset.path("total").asLong();
    }

    @Test
    void killedWhileItSends() throws InterruptedException {
        time("send", "--to", SOMEBODY, "--amount", "0.001", "--peer", peer());
        node.mine(1);
        var address = terminal.gets("receive").path("address").asString();
        for (int i = 0; i < 3; i++) pays(address, 50_000_000);
        node.mine(1);
        terminal.gets("sync", "--peer", peer());
        long paid = 0;
        var before = history();
        for (int i = 0; kills < KILLS; i++) {
            long amount = 200_000L + i;
            var program = killed("send", "--to", SOMEBODY, "--amount", "0.00" + amount, "--peer", peer());
            var after = history();
            assertThat(after).containsAll(before);
            program.answered("txid").ifPresent(txid -> assertThat(after).contains(txid));
            var saved = new HashSet<>(after);
            saved.removeAll(before);
            assertThat(saved).hasSizeLessThanOrEqualTo(1);
            for (var txid : saved) paid += settled(txid, amount);
            before = after;
        }
        terminal.gets("sync", "--peer", peer());
        assertThat(proven()).isEqualTo(150_000_000 - paid);
        assertThat(paid).isPositive();
        assertThat(node.unconfirmed()).isEmpty();
    }

    /// What a payment took from the wallet, once it is in a block; it is offered again where nobody has it.
    private long settled(String txid, long amount) {
        if (node.unconfirmed().isEmpty()) terminal.gets("sync", "--peer", peer());
        assertThat(node.unconfirmed())
                .extracting(transaction -> transaction.txid().toString())
                .containsExactly(txid);
        node.mine(1);
        terminal.gets("sync", "--peer", peer());
        var entry = terminal.gets("history")
                .path("entries")
                .valueStream()
                .filter(each -> each.path("txid").asString().equals(txid))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("standing").asString()).isEqualTo("Proven");
        assertThat(entry.path("amount").asLong()).isEqualTo(amount);
        return amount + entry.path("fee").asLong();
    }
}
