package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.LyingPracticeNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a wallet asks of a node: everything once, and later only what is new.
class ThriftTest {
    @TempDir
    private Path folder;

    private final List<Message> asked = new CopyOnWriteArrayList<>();

    /// The requests since the last time, without those for headers.
    private List<Message> asked() {
        var now = new ArrayList<>(asked);
        asked.clear();
        now.removeIf(message -> message instanceof Message.GetHeaders);
        return now;
    }

    @Test
    void whatWasLookedThroughIsNotAskedForAgain() {
        LyingPracticeNode.Lie truth = (request, honest, _) -> {
            asked.add(request);
            return honest;
        };
        try (var node = LyingPracticeNode.telling(truth, InstantSource.system())) {
            node.node().mine(110);
            var terminal = Terminal.in(folder);
            terminal.gets("wallet", "create");
            Payments.pay(node.node(), terminal.gets("receive").path("address").asString(), 1_000_000);
            node.node().mine(1);
            var peer = "127.0.0.1:" + node.port();
            terminal.gets("sync", "--peer", peer);
            assertThat(asked())
                    .filteredOn(Message.GetCFilters.class::isInstance)
                    .hasSize(1);
            terminal.gets("sync", "--peer", peer);
            assertThat(asked())
                    .as("only whether the node still says the same")
                    .singleElement()
                    .isInstanceOf(Message.GetCFHeaders.class);
            node.node().mine(2);
            terminal.gets("sync", "--peer", peer);
            assertThat(asked())
                    .filteredOn(Message.GetCFilters.class::isInstance)
                    .singleElement()
                    .extracting(message -> ((Message.GetCFilters) message).start())
                    .isEqualTo(Height.of(112));
        }
    }
}
