package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The text form of a [ProofStep], one line of JSON. Pure and thread-safe.
final class StepJson {
    private static final int MOST_INDEX = 1_000_000;

    private StepJson() {}

    static String write(ProofStep step) {
        return switch (step) {
            case ProofStep.ToAncestor(var headers) -> line("ancestor", "\"headers\": " + list(headers));
            case ProofStep.ToOlder(var block, var summarized) ->
                line(
                        "older",
                        "\"header\": " + hex(block.header()),
                        "\"slot\": " + block.slot(),
                        "\"summarized\": " + summarized,
                        "\"toBeaconBlock\": " + list(bytes(block.toBeaconBlock())),
                        "\"toState\": " + list(bytes(block.toState())));
            case ProofStep.ToAccount(var address, var nodes) ->
                line("account", "\"address\": " + hex(address.value()), "\"nodes\": " + list(nodes));
            case ProofStep.ToSlot(var key, var nodes) ->
                line("slot", "\"key\": \"" + key.value().hex() + "\"", "\"nodes\": " + list(nodes));
            case ProofStep.ToCode(var code) -> line("code", "\"bytes\": " + hex(code));
            case ProofStep.ToRingHeader(var header) -> line("ring", "\"header\": " + hex(header));
            case ProofStep.ToItem(var list, var index, var nodes) ->
                line("item", ofList(list), "\"index\": " + index, "\"nodes\": " + list(nodes));
            case ProofStep.ToReceipt(var nodes) -> line("receipt", "\"nodes\": " + list(nodes));
            case ProofStep.ToNamed(var nodes) -> line("named", "\"nodes\": " + list(nodes));
            case ProofStep.ToClaimed(var rollup, var preimages, var header) ->
                line("claimed", ofRollup(rollup), "\"preimages\": " + list(preimages), "\"header\": " + hex(header));
            case ProofStep.ToAsserted(var rollup, var assertion, var header) ->
                line("asserted", ofRollup(rollup), "\"assertion\": " + hex(assertion), "\"header\": " + hex(header));
            case ProofStep.ToCheckpointed(var rollup, var checkpoint, var block, var index, var branch) ->
                line(
                        "checkpointed",
                        ofRollup(rollup),
                        "\"checkpoint\": " + checkpoint,
                        "\"block\": " + hex(block.words()),
                        "\"index\": " + index,
                        "\"branch\": " + list(bytes(branch)));
            case ProofStep.ToMovement(var account, var piece) ->
                line("movement", "\"account\": " + hex(account.value()), PieceJson.members(piece));
            case ProofStep.ToList(var list, var items) -> line("list", ofList(list), "\"items\": " + list(items));
            case ProofStep.ToCall call -> line("call", CallJson.members(call));
            case ProofStep.ToSimulation simulation -> line("simulation", SimulationJson.members(simulation));
            case ProofStep.ToAnswer(var question) -> line("answer", "\"question\": \"" + question + "\"");
            case ProofStep.ToName(var question) -> line("name", "\"question\": \"" + question + "\"");
            case ProofStep.ToOwner(var owner) -> line("owner", "\"address\": " + hex(owner.value()));
            case ProofStep.ToDescription(var content) -> line("description", content(content));
            case ProofStep.ToPicture(var content) -> line("picture", content(content));
        };
    }

    private static String line(String step, String... members) {
        return "{\"step\": \"" + step + "\", " + String.join(", ", members) + "}";
    }

    private static String content(List<ContentEvidence> content) {
        return content.stream()
                .map(ContentProofJson::onOneLine)
                .collect(Collectors.joining(", ", "\"content\": [", "]"));
    }

    private static String ofList(Evidence.BlockList list) {
        return "\"of\": \"" + list.name().toLowerCase(Locale.ROOT) + "\"";
    }

    private static String ofRollup(String id) {
        return "\"rollup\": \"" + id + "\"";
    }

    static String hex(ByteString bytes) {
        return "\"" + bytes.hex() + "\"";
    }

    static String list(List<ByteString> items) {
        return items.stream().map(StepJson::hex).collect(Collectors.joining(", ", "[", "]"));
    }

    static Optional<ProofStep> read(JsonNode node) {
        return switch (node.path("step").asString("")) {
            case "ancestor" -> items(node, "headers").map(ProofStep.ToAncestor::new);
            case "older" -> older(node);
            case "account" ->
                address(node, "address")
                        .flatMap(address -> items(node, "nodes").map(nodes -> new ProofStep.ToAccount(address, nodes)));
            case "slot" ->
                Hash256.fromHex(node.path("key").asString(""))
                        .flatMap(key ->
                                items(node, "nodes").map(nodes -> new ProofStep.ToSlot(new StorageKey(key), nodes)));
            case "code" -> bytes(node, "bytes").map(ProofStep.ToCode::new);
            case "ring" -> bytes(node, "header").map(ProofStep.ToRingHeader::new);
            case "item" ->
                blockList(node)
                        .flatMap(list -> items(node, "nodes")
                                .flatMap(nodes -> index(node).map(index -> new ProofStep.ToItem(list, index, nodes))));
            case "receipt" -> items(node, "nodes").map(ProofStep.ToReceipt::new);
            case "named" -> items(node, "nodes").map(ProofStep.ToNamed::new);
            case "claimed" ->
                items(node, "preimages")
                        .flatMap(preimages -> bytes(node, "header")
                                .flatMap(header -> rollup(node)
                                        .map(rollup -> new ProofStep.ToClaimed(rollup, preimages, header))));
            case "asserted" ->
                bytes(node, "assertion")
                        .flatMap(assertion -> bytes(node, "header")
                                .flatMap(header -> rollup(node)
                                        .map(rollup -> new ProofStep.ToAsserted(rollup, assertion, header))));
            case "checkpointed" -> checkpointed(node);
            case "list" ->
                blockList(node).flatMap(list -> items(node, "items").map(items -> new ProofStep.ToList(list, items)));
            case "movement" ->
                address(node, "account")
                        .flatMap(
                                account -> PieceJson.read(node).map(piece -> new ProofStep.ToMovement(account, piece)));
            case "call" -> CallJson.read(node);
            case "simulation" -> SimulationJson.read(node);
            case "answer" ->
                Optional.of(new ProofStep.ToAnswer(node.path("question").asString("")));
            case "name" ->
                Optional.of(new ProofStep.ToName(node.path("question").asString("")));
            case "owner" -> address(node, "address").map(ProofStep.ToOwner::new);
            case "description" ->
                all(node, "content", ContentProofJson::evidence).map(ProofStep.ToDescription::new);
            case "picture" -> all(node, "content", ContentProofJson::evidence).map(ProofStep.ToPicture::new);
            default -> Optional.empty();
        };
    }

    private static List<ByteString> bytes(List<Hash256> hashes) {
        return hashes.stream().map(hash -> ByteString.of(hash.toBytes())).toList();
    }

    private static Optional<ProofStep> older(JsonNode node) {
        var header = bytes(node, "header");
        var slot = node.path("slot");
        var toBeaconBlock = hashes(node, "toBeaconBlock");
        var toState = hashes(node, "toState");
        boolean isSlot = slot.isIntegralNumber() && slot.canConvertToLong() && slot.asLong() >= 0;
        if (!isSlot || header.isEmpty() || toBeaconBlock.isEmpty() || toState.isEmpty()) return Optional.empty();
        var block = new OlderBlock(header.get(), Slot.of(slot.asLong()), toBeaconBlock.get(), toState.get());
        return Optional.of(new ProofStep.ToOlder(block, node.path("summarized").asBoolean(false)));
    }

    private static Optional<ProofStep> checkpointed(JsonNode node) {
        var checkpoint = node.path("checkpoint");
        boolean isNumber = checkpoint.isIntegralNumber() && checkpoint.canConvertToLong() && checkpoint.asLong() >= 0;
        var block = bytes(node, "block")
                .flatMap(words -> CheckpointedBlock.parse(words).toOptional());
        var branch = hashes(node, "branch");
        if (!isNumber || block.isEmpty() || branch.isEmpty()) return Optional.empty();
        return rollup(node)
                .flatMap(rollup -> index(node)
                        .map(index -> new ProofStep.ToCheckpointed(
                                rollup, checkpoint.asLong(), block.get(), index, branch.get())));
    }

    private static Optional<List<Hash256>> hashes(JsonNode node, String member) {
        return items(node, member)
                .filter(items -> items.stream().allMatch(item -> item.length() == Hash256.BYTES))
                .map(items ->
                        items.stream().map(item -> Hash256.of(item.toArray())).toList());
    }

    /// A name of small letters and hyphens, so that there is one way to write it.
    private static Optional<String> rollup(JsonNode node) {
        return Optional.of(node.path("rollup").asString("")).filter(id -> id.matches("[a-z][a-z0-9-]{0,31}"));
    }

    private static Optional<Integer> index(JsonNode node) {
        return count(node, "index");
    }

    static Optional<Integer> count(JsonNode node, String member) {
        var index = node.path(member);
        boolean isOne = index.isInt() && index.asInt() >= 0 && index.asInt() <= MOST_INDEX;
        return isOne ? Optional.of(index.asInt()) : Optional.empty();
    }

    private static Optional<Evidence.BlockList> blockList(JsonNode node) {
        var name = node.path("of").asString("");
        return Arrays.stream(Evidence.BlockList.values())
                .filter(list -> list.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    static Optional<EthereumAddress> address(JsonNode node, String member) {
        return bytes(node, member)
                .filter(address -> address.length() == EthereumAddress.BYTES)
                .map(EthereumAddress::new);
    }

    static Optional<ByteString> bytes(JsonNode node, String member) {
        var text = node.path(member);
        return text.isString() ? ByteString.fromHex(text.asString()) : Optional.empty();
    }

    static Optional<List<ByteString>> items(JsonNode node, String member) {
        return all(
                node,
                member,
                item -> item.isString() ? ByteString.fromHex(item.asString()) : Optional.<ByteString>empty());
    }

    /// The items of an array; empty where it is none, or one of them is not what it should be.
    static <T> Optional<List<T>> all(JsonNode node, String member, Function<JsonNode, Optional<T>> read) {
        var array = node.path(member);
        if (!array.isArray()) return Optional.empty();
        var items = new ArrayList<T>(array.size());
        for (var item : array) {
            var one = read.apply(item);
            if (one.isEmpty()) return Optional.empty();
            items.add(one.get());
        }
        return Optional.of(items);
    }
}
