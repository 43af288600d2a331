package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Practice networks of Bitcoin and Ethereum, served over real HTTP, with what is typed to ask them. Thread-safe.
final class PracticeNetworks implements AutoCloseable {
    /// An account whose key nobody here has.
    static final String OWNER = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

    static final String NOBODY = "0x00000000000000000000000000000000000000AA";

    /// The contracts that the network has from its first block on.
    static final String TOKEN = "0xCE8A813463742FAE8b451c6479770CBb97fe6078";

    static final String DOLLAR = "0x3Ab656432b98E3a3c8f6625b33F03A644eF73E01";
    static final String PIECES = "0xfC8C2A2d7B5dDAff98182A9112E587579EB88a32";
    static final String ITEMS = "0x2199e31379873b64Adbb4f3Ff9D1010A788caAB0";

    private static final Duration SLOT = Duration.ofSeconds(4);

    private final PracticeBitcoinNode bitcoin;
    private final ServedEthereum ether;
    private final Optional<PracticeLayer> layer;

    private PracticeNetworks(PracticeBitcoinNode bitcoin, ServedEthereum ether, Optional<PracticeLayer> layer) {
        this.bitcoin = bitcoin;
        this.ether = ether;
        this.layer = layer;
    }

    /// Starts them, and has these orders carried out.
    static PracticeNetworks start(String... orders) throws IOException {
        var started = new PracticeNetworks(
                PracticeBitcoinNode.start(0, InstantSource.system()), startEther(), Optional.empty());
        started.orders(orders);
        return started;
    }

    /// The same where slots pass only when they are ordered, and what waits for a block waits.
    static PracticeNetworks still(String... orders) throws IOException {
        var ether = ServedEthereum.startStill(
                PracticeEthereumSettings.Ports.FREE, Duration.ofSeconds(1), InstantSource.system());
        var started =
                new PracticeNetworks(PracticeBitcoinNode.start(0, InstantSource.system()), ether, Optional.empty());
        started.orders(orders);
        return started;
    }

    /// The same with a chain that settles on that of Ethereum.
    static PracticeNetworks withLayer() throws IOException {
        var ether = startEther();
        return new PracticeNetworks(
                PracticeBitcoinNode.start(0, InstantSource.system()), ether, Optional.of(ether.beside(0)));
    }

    private static ServedEthereum startEther() throws IOException {
        return ServedEthereum.start(PracticeEthereumSettings.Ports.FREE, SLOT, InstantSource.system());
    }

    ServedEthereum ether() {
        return ether;
    }

    PracticeLayer layer() {
        return layer.orElseThrow();
    }

    /// What comes of an order.
    Answer obeys(String order) {
        return layer.isPresent()
                ? PracticeCommand.order(bitcoin, ether, layer.get(), order)
                : PracticeCommand.order(bitcoin, ether, order);
    }

    /// What comes of an order that has to be carried out.
    JsonNode order(String order) {
        var answer = obeys(order);
        assertThat(answer.exit().code()).as(() -> order + ": " + answer.page()).isZero();
        return Terminal.json(answer.json().written());
    }

    void orders(String... orders) {
        for (var order : orders) order(order);
    }

    /// Which network, and where belief in it begins.
    List<String> chain() {
        return List.of(
                "--chain",
                ether.description().toString(),
                "--checkpoint",
                "0x" + ether.checkpoint().hex());
    }

    /// Whom to ask about it.
    List<String> servers() {
        return List.of("--beacon", ether.beaconUrl(), "--rpc", ether.rpcUrl());
    }

    /// A command about Ethereum with the network and its servers.
    String[] about(Collection<String> words) {
        var all = new ArrayList<>(words);
        all.addAll(servers());
        all.addAll(chain());
        return all.toArray(String[]::new);
    }

    /// Types a command about Ethereum.
    Terminal.Said reads(Terminal terminal, String... words) {
        return terminal.types(about(List.of(words)));
    }

    /// Types a command about Ethereum, and wants JSON.
    Terminal.Said asks(Terminal terminal, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        return terminal.types(about(all));
    }

    /// Has a proof of Ethereum checked.
    JsonNode verifies(Terminal terminal, Path proof, int exit) {
        var all = new ArrayList<>(List.of("verify", proof.toString(), "--json"));
        all.addAll(chain());
        return terminal.types(all.toArray(String[]::new)).exits(exit).json();
    }

    /// Has the wallet proven on both networks.
    JsonNode syncs(Terminal terminal) {
        return terminal.gets(about(List.of("sync", "--peer", "127.0.0.1:" + bitcoin.port())));
    }

    @Override
    public void close() throws IOException {
        if (layer.isPresent()) layer.get().close();
        ether.close();
        bitcoin.close();
    }
}
