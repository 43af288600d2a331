package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.SszMessage;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Takes a proof file's members out of its JSON. What is read here is held against the one canonical form
/// afterwards, so this looks no closer than it must. Pure.
final class EthereumProofReader {
    private final Preset preset;

    private EthereumProofReader(Preset preset) {
        this.preset = preset;
    }

    static Optional<EthereumProofFile> read(JsonNode root) {
        var statement = root.path("statement").asString("");
        return ground(root)
                .flatMap(ground -> steps(root.path("steps"))
                        .map(steps -> new EthereumProofFile(
                                ground.trail(), ground.signing(), ground.header(), steps, statement)));
    }

    /// The members from the checkpoint to the signed block's header.
    static Optional<ProofGround> ground(JsonNode root) {
        return named(Preset.values(), root.path("checkpoint").path("preset"))
                .flatMap(preset -> new EthereumProofReader(preset).readGround(root));
    }

    private Optional<ProofGround> readGround(JsonNode root) {
        var trail = trail(root);
        var signing = signing(root.path("signed"));
        var header = ByteString.fromHex(root.path("header").asString(""));
        if (trail.isEmpty() || signing.isEmpty() || header.isEmpty()) return Optional.empty();
        return Optional.of(new ProofGround(trail.get(), signing.get(), header.get()));
    }

    static Optional<List<ProofStep>> steps(JsonNode array) {
        return all(array, StepJson::read);
    }

    private Optional<LightClientTrail> trail(JsonNode root) {
        var checkpoint = root.path("checkpoint");
        var trusted = Hash256.fromHex(checkpoint.path("root").asString(""));
        var bootstrap = message(checkpoint, "bootstrap")
                .flatMap(m -> m.bootstrap(preset).toOptional());
        var updates = all(root.path("updates"), this::update);
        if (trusted.isEmpty() || bootstrap.isEmpty() || updates.isEmpty()) return Optional.empty();
        var anchor = new TrustAnchor.Checkpoint(root.path("chain").asString(""), trusted.get());
        return Optional.of(new LightClientTrail(anchor, bootstrap.get(), updates.get()));
    }

    private Optional<Evidence.Signing> signing(JsonNode node) {
        long period = node.path("period").asLong(0);
        return switch (node.path("standing").asString("")) {
            case "checkpoint" -> Optional.of(new Evidence.Signing.IsCheckpoint());
            case "signed" -> update(node.path("update")).map(by -> new Evidence.Signing.Signed(by, period));
            case "final" -> update(node.path("update")).map(by -> new Evidence.Signing.Finalized(by, period));
            default -> Optional.empty();
        };
    }

    private Optional<LightClientUpdate> update(JsonNode node) {
        return named(UpdateKind.values(), node.path("kind"))
                .flatMap(kind -> message(node, "bytes")
                        .flatMap(message -> message.update(kind, preset).toOptional()));
    }

    private static Optional<SszMessage> message(JsonNode node, String member) {
        return named(ConsensusFork.values(), node.path("shape"))
                .flatMap(shape ->
                        ByteString.fromHex(node.path(member).asString("")).map(bytes -> new SszMessage(shape, bytes)));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, JsonNode name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name.asString("")))
                .findFirst();
    }

    static <T> Optional<List<T>> all(JsonNode array, Function<JsonNode, Optional<T>> read) {
        if (!array.isArray()) return Optional.empty();
        var items = new ArrayList<T>(array.size());
        for (var node : array) {
            var item = read.apply(node);
            if (item.isEmpty()) return Optional.empty();
            items.add(item.get());
        }
        return Optional.of(items);
    }
}
