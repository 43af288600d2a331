package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Tells those who listen of new blocks and updates as they come (server-sent events). Changes are heard on the
/// practice-ethereum loop, and told on the thread of each connection.
///
/// Source: beacon-APIs `apis/eventstream`.
final class BeaconEvents implements EthereumState.Listener, AutoCloseable {
    private static final String HEAD = "head";
    private static final String FINALITY = "light_client_finality_update";
    private static final String OPTIMISTIC = "light_client_optimistic_update";
    private static final Set<String> TOPICS = Set.of(HEAD, FINALITY, OPTIMISTIC);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// A comment, which shows that the connection lives.
    private static final String SILENCE = ":\n\n";

    private static final int MOST_WAITING = 1024;

    private final EthereumState state;
    private final BeaconApi api;
    private final PracticeEthereumAnswers answers;
    private final Set<Listening> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private Slot finalizedTold = Slot.GENESIS;
    private boolean wasEnough;

    BeaconEvents(EthereumState state, BeaconApi api, PracticeEthereumAnswers answers) {
        this.state = state;
        this.api = api;
        this.answers = answers;
    }

    /// One who listens, and what waits to be told.
    private record Listening(Set<String> topics, BlockingQueue<Word> queue) {}

    /// What waits to be told.
    private sealed interface Word {
        record Told(PracticeEthereumAnswers.Event event) implements Word {}

        /// Nothing more comes.
        record End() implements Word {}
    }

    /// Begins to listen; from any thread.
    HttpAnswer listen(HttpRequest request) {
        var topics = request.parameters("topics");
        if (topics.isEmpty()) return BeaconApi.error(400, "No topics");
        for (var topic : topics) if (!TOPICS.contains(topic)) return BeaconApi.error(400, "Invalid topic: " + topic);
        return HttpAnswer.stream("text/event-stream", out -> tell(topics, out));
    }

    private void tell(List<String> topics, OutputStream out) throws IOException, InterruptedException {
        var listening = new Listening(Set.copyOf(topics), new LinkedBlockingQueue<>(MOST_WAITING));
        listeners.add(listening);
        try {
            say(out, SILENCE);
            while (!closed) {
                var word = listening.queue.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (word instanceof Word.End) return;
                say(out, word instanceof Word.Told(var event) ? text(answers.push(own(event))) : SILENCE);
            }
        } finally {
            listeners.remove(listening);
        }
    }

    /// Each listener has his own, free to be changed.
    private static PracticeEthereumAnswers.Event own(PracticeEthereumAnswers.Event event) {
        return new PracticeEthereumAnswers.Event(event.topic(), event.data().deepCopy());
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(List<PracticeEthereumAnswers.Event> events) {
        var text = new StringBuilder();
        for (var event : events) {
            text.append("event: ")
                    .append(event.topic())
                    .append("\ndata: ")
                    .append(event.data())
                    .append("\n\n");
        }
        return text.toString();
    }

    @Override
    public void added(BeaconBlock block) {
        if (listeners.isEmpty()) return;
        say(
                HEAD,
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("slot", block.slot().toString())
                        .put("block", Hex.of(block.root()))
                        .put("state", Hex.of(block.header().stateRoot()))
                        .put(
                                "epoch_transition",
                                block.slot().value() % state.schedule().preset().slotsPerEpoch() == 0)
                        .put("execution_optimistic", false));
        state.lightClients().update(state.chain().size() - 1).ifPresent(update -> {
            boolean isEnough = update.aggregate().isSupermajority();
            boolean isNews = update.finalizedSlot().isAfter(finalizedTold)
                    || (update.finalizedSlot().equals(finalizedTold) && isEnough && !wasEnough);
            if (LightClientServer.isFinal(update) && isNews) {
                finalizedTold = update.finalizedSlot();
                wasEnough = isEnough;
                say(FINALITY, () -> api.json(update, UpdateKind.FINALITY));
            }
            say(OPTIMISTIC, () -> api.json(update, UpdateKind.OPTIMISTIC));
        });
    }

    /// Whoever hears too slowly misses something.
    private void say(String topic, Supplier<JsonNode> data) {
        var interested =
                listeners.stream().filter(l -> l.topics.contains(topic)).toList();
        if (interested.isEmpty()) return;
        var word = new Word.Told(new PracticeEthereumAnswers.Event(topic, data.get()));
        interested.forEach(l -> l.queue.offer(word));
    }

    /// How many listen.
    int listeners() {
        return listeners.size();
    }

    @Override
    public void close() {
        closed = true;
        listeners.forEach(l -> {
            l.queue.clear();
            l.queue.offer(new Word.End());
        });
    }
}
