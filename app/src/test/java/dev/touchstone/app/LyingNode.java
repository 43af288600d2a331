package dev.touchstone.app;

import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.practice.ethereum.EthereumForge;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers.Call;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers.Event;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticePayResult;
import dev.touchstone.spv.practice.http.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An Ethereum network whose servers tell one lie at a time, and somebody at a terminal who asks them. Its honest
/// blocks hold an account with ether, a contract with two words of storage, and two payments in one block.
final class LyingNode implements AutoCloseable {
    static final String RICH = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    static final String NOBODY = "0x00000000000000000000000000000000000000AA";
    static final String CONTRACT = "0x00000000000000000000000000000000000000C0";
    private static final int PRACTICE_ETHER = 3;
    static final int SLOTS_OF_PREPARATION = 4;

    /// More than one period of 64.
    static final int PAST_SLOTS = 100;

    private final Path folder;
    private final PracticeEthereum network;
    private final Lie lie;
    private final List<Hash256> payments = new ArrayList<>();
    private int terminals;

    private LyingNode(Path folder, PracticeEthereum network, Lie lie) {
        this.folder = folder;
        this.network = network;
        this.lie = lie;
    }

    static LyingNode start(Path folder) throws IOException {
        return start(folder, PracticeEthereumSettings.minimal(), node -> {
            node.network.seedContract(
                    address(CONTRACT),
                    ByteString.of(HexFormat.of().parseHex("600035600055")),
                    Map.of(StorageKey.of(1), Hash256.of(word(0x2a)), StorageKey.of(2), Hash256.of(word(0x2b))));
            for (int i = 1; i <= 2; i++) node.pay(Wei.PER_ETHER.times(PRACTICE_ETHER));
            node.network.advance(SLOTS_OF_PREPARATION);
        });
    }

    /// Starts a network in which this happens first, within [#SLOTS_OF_PREPARATION].
    static LyingNode start(Path folder, PracticeEthereumSettings like, Consumer<LyingNode> happening)
            throws IOException {
        var lie = new Lie();
        var settings = like.withPastSlots(PAST_SLOTS);
        InstantSource behind = () -> Instant.now().minus(settings.slotTime().multipliedBy(SLOTS_OF_PREPARATION));
        var network = PracticeEthereum.start(settings, behind, lie);
        var node = new LyingNode(folder, network, lie);
        happening.accept(node);
        Terminal.write(node.chain(), ServedEthereum.description(network.chain()));
        network.runByTheClock();
        return node;
    }

    PracticeEthereum network() {
        return network;
    }

    private void pay(Wei amount) {
        if (!(network.pay(address(RICH), amount) instanceof PracticePayResult.Paid(var transaction))) {
            throw new IllegalStateException("the practice network does not pay");
        }
        payments.add(transaction.hash());
    }

    static EthereumAddress address(String text) {
        return EthereumAddress.of(HexFormat.of().parseHex(text.substring(2)));
    }

    private static byte[] word(int value) {
        var word = new byte[Hash256.BYTES];
        word[Hash256.BYTES - 1] = (byte) value;
        return word;
    }

    private Path chain() {
        return folder.resolve("practice.json");
    }

    EthereumForge forge() {
        return new EthereumForge(network);
    }

    /// A payment to [#RICH]; both are in one block.
    String payment(int number) {
        return "0x" + payments.get(number).hex();
    }

    String rpc() {
        return network.rpcUrl().toString();
    }

    String beacon() {
        return network.beaconUrl().toString();
    }

    /// What somebody sees who asks for the first time, from a fresh checkpoint, while this is what the servers say.
    Terminal.Said asked(PracticeEthereumAnswers told, String... words) {
        return asked(told, network.checkpointRoot(), words);
    }

    Terminal.Said asked(PracticeEthereumAnswers told, Hash256 checkpoint, String... words) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words));
        all.add("--json");
        return typed(told, checkpoint, all);
    }

    /// The same with a whole command, from a fresh checkpoint.
    Terminal.Said typed(PracticeEthereumAnswers told, List<String> command) {
        return typed(told, network.checkpointRoot(), command);
    }

    private Terminal.Said typed(PracticeEthereumAnswers told, Hash256 checkpoint, List<String> command) {
        lie.told = told;
        try {
            var terminal = Terminal.in(folder.resolve("terminal-" + terminals++));
            var all = new ArrayList<>(command);
            all.addAll(List.of("--beacon", beacon(), "--rpc", rpc(), "--chain", chain().toString()));
            all.addAll(List.of("--checkpoint", "0x" + checkpoint.hex(), "--timeout", "4"));
            return terminal.types(all.toArray(String[]::new));
        } finally {
            lie.told = PracticeEthereumAnswers.HONEST;
        }
    }

    /// The block of this slot, to begin from.
    Hash256 rootAt(long slot) {
        return network.rootAt(Slot.of(slot)).orElseThrow();
    }

    /// What the execution node answers to a question in which nobody is lied to.
    JsonNode honestly(String method, JsonNode params) {
        var question = JsonNodeFactory.instance
                .objectNode()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method);
        question.set("params", params);
        var request = HttpRequest.newBuilder(network.rpcUrl())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return Terminal.json(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        network.close();
    }

    /// The lie that is told at the moment.
    private static final class Lie implements PracticeEthereumAnswers {
        private volatile PracticeEthereumAnswers told = HONEST;

        @Override
        public HttpAnswer beacon(dev.touchstone.spv.practice.http.HttpRequest request, HttpAnswer honest) {
            return told.beacon(request, honest);
        }

        @Override
        public List<Event> push(Event honest) {
            return told.push(honest);
        }

        @Override
        public ObjectNode call(Call call, ObjectNode honest) {
            return told.call(call, honest);
        }

        @Override
        public HttpAnswer execution(dev.touchstone.spv.practice.http.HttpRequest request, HttpAnswer answered) {
            return told.execution(request, answered);
        }
    }
}
