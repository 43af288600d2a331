package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What nodes of mainnet's beacon chain served to a light client from its checkpoint to its head, as the bytes that
/// they sent (SSZ). Immutable.
///
/// @param root the checkpoint
/// @param updates one for each period from the checkpoint's on
/// @param now the slot after the last signature's
/// @param head the slot that the last signature is for
record RecordedSync(
        ConsensusFork shape,
        Hash256 root,
        ByteString bootstrap,
        List<ByteString> updates,
        ByteString finality,
        Slot now,
        Slot head) {
    static final EthereumChain MAINNET =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    static final Preset PRESET = MAINNET.schedule().preset();

    private static final Path DAYS = Path.of("ethereum/colibri");
    private static final int FIRST_PERIOD = 1392;
    private static final int PERIODS = 13;

    /// Of March 2026 under Fulu: a checkpoint, the update of its period, and what was final then.
    static RecordedSync underFulu() {
        var folder = "ethereum/lightclient/mainnet-fulu/";
        var bootstrap = LightClientJson.bootstrap(Vectors.json(folder + "lc_bootstrap.json"), PRESET)
                .orThrow();
        var update = update(Vectors.json(folder + "lc_updates.json").path(0), UpdateKind.UPDATE);
        var finality = update(Vectors.json(folder + "lc_finality.json"), UpdateKind.FINALITY);
        return of(ConsensusFork.FULU, bootstrap, List.of(update), finality);
    }

    private static LightClientUpdate update(JsonNode envelope, UpdateKind kind) {
        return LightClientJson.update(envelope, kind, PRESET).orThrow();
    }

    /// Of spring 2025 under Deneb: a checkpoint that was fourteen days old, the updates of the 13 periods that
    /// ended meanwhile, and the head. That is made of the next period's update: a finality update is an update
    /// without the next committee.
    static RecordedSync ofFourteenDays() {
        var shape = ConsensusFork.DENEB;
        var bootstrap = LightClientBootstrap.parse(file("eth_call1", "light_client_bootstrap_0x"), shape, PRESET)
                .orThrow();
        var updates = new ArrayList<>(updates(shape, "eth_call1", FIRST_PERIOD));
        updates.addAll(updates(shape, "trusted_block1", FIRST_PERIOD + 1));
        return of(shape, bootstrap, updates.subList(0, PERIODS), updates.get(PERIODS));
    }

    private static List<LightClientUpdate> updates(ConsensusFork shape, String folder, int period) {
        return UpdateChunks.split(file(folder, "light_client_updates_start_period_" + period)).orThrow().stream()
                .map(chunk -> UpdateSsz.parse(chunk.ssz().toArray(), UpdateKind.UPDATE, shape, PRESET)
                        .orThrow())
                .toList();
    }

    private static byte[] file(String folder, String name) {
        try (var files = Files.list(Vectors.path(DAYS.resolve(folder).toString()))) {
            return Files.readAllBytes(files.filter(file -> file.toString().contains(name))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedSync of(
            ConsensusFork shape,
            LightClientBootstrap bootstrap,
            List<LightClientUpdate> updates,
            LightClientUpdate finality) {
        return new RecordedSync(
                shape,
                bootstrap.header().beacon().root(),
                ByteString.of(bootstrap.toSsz(shape)),
                updates.stream()
                        .map(update -> ssz(update, UpdateKind.UPDATE, shape))
                        .toList(),
                ssz(finality, UpdateKind.FINALITY, shape),
                Slot.of(finality.signatureSlot().value() + 1),
                finality.attested().slot());
    }

    private static ByteString ssz(LightClientUpdate update, UpdateKind kind, ConsensusFork shape) {
        return ByteString.of(UpdateSsz.write(update, kind, shape, PRESET));
    }

    /// Reads what [PeerFiles] wrote of the fourteen days.
    static RecordedSync readDays(Path folder) throws IOException {
        var facts = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(folder.resolve("facts.json")))
                .path("days");
        var updates = new ArrayList<ByteString>();
        for (int i = 0; i < facts.path("updates").asInt(); i++) {
            updates.add(bytes(folder.resolve("days-update-" + i + ".ssz")));
        }
        return new RecordedSync(
                ConsensusFork.DENEB,
                Hash256.fromHex(facts.path("root").asString().substring(2)).orElseThrow(),
                bytes(folder.resolve("days-bootstrap.ssz")),
                updates,
                bytes(folder.resolve("days-finality.ssz")),
                Slot.of(facts.path("now").asLong()),
                Slot.of(facts.path("head").asLong()));
    }

    static ByteString bytes(Path file) throws IOException {
        return ByteString.of(Files.readAllBytes(file));
    }

    LightClientBootstrap readBootstrap() {
        return LightClientBootstrap.parse(bootstrap.toArray(), shape, PRESET).orThrow();
    }

    LightClientUpdate readUpdate(ByteString ssz, UpdateKind kind) {
        return UpdateSsz.parse(ssz.toArray(), kind, shape, PRESET).orThrow();
    }

    /// Reads the checkpoint's committee and starts from it.
    LightClientStore start() {
        return start(readBootstrap());
    }

    LightClientStore start(LightClientBootstrap read) {
        return switch (LightClientStore.start(MAINNET, new BlstBls(), root, read)) {
            case LightClientStore.Start.Started(var store) -> store;
            case LightClientStore.Start.Refused(var why) -> throw new IllegalStateException(why.toString());
        };
    }

    /// Reads an update and has the store check it.
    void process(LightClientStore store, ByteString ssz, UpdateKind kind) {
        process(store, readUpdate(ssz, kind));
    }

    void process(LightClientStore store, LightClientUpdate update) {
        var outcome = store.process(update, now);
        if (!(outcome instanceof LightClientStore.Outcome.Accepted)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    /// All of it, from the checkpoint to the head.
    LightClientStore follow() {
        var store = start();
        for (var update : updates) process(store, update, UpdateKind.UPDATE);
        process(store, finality, UpdateKind.FINALITY);
        return atHead(store);
    }

    LightClientStore atHead(LightClientStore store) {
        if (!store.optimistic().slot().equals(head)) throw new IllegalStateException("not at the head");
        return store;
    }
}
