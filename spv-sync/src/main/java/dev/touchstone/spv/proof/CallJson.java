package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The text form of a [ProofStep.ToCall]: the members of its line of JSON. Pure and thread-safe.
final class CallJson {
    private static final int MOST_DIGITS = 78;

    private CallJson() {}

    static String[] members(ProofStep.ToCall call) {
        var input = call.input();
        return new String[] {
            "\"to\": " + StepJson.hex(input.to().value()),
            "\"data\": " + StepJson.hex(input.data()),
            "\"value\": \"" + input.value().value() + "\"",
            "\"from\": " + StepJson.hex(input.from().value()),
            "\"gas\": " + input.gas(),
            premises(call)
        };
    }

    /// The members that every run of code has.
    static String premises(ProofStep.OfRun run) {
        return String.join(
                ", ",
                "\"accounts\": " + objects(run.accounts(), CallJson::account),
                "\"slots\": " + objects(run.slots(), CallJson::slot),
                "\"codes\": " + objects(run.codes(), CallJson::code),
                "\"ancestors\": " + StepJson.list(run.ancestors()));
    }

    static <T> String objects(List<T> items, Function<T, String> object) {
        return items.stream().map(item -> "{" + object.apply(item) + "}").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String account(ProofStep.ToAccount account) {
        return "\"address\": " + StepJson.hex(account.address().value()) + ", \"nodes\": "
                + StepJson.list(account.nodes());
    }

    private static String slot(ProofStep.ToCall.Slot slot) {
        return "\"account\": " + StepJson.hex(slot.account().value()) + ", \"key\": \""
                + slot.key().value().hex() + "\", \"nodes\": " + StepJson.list(slot.nodes());
    }

    private static String code(ProofStep.ToCall.Code code) {
        return "\"account\": " + StepJson.hex(code.account().value()) + ", \"bytes\": " + StepJson.hex(code.bytes());
    }

    static Optional<ProofStep> read(JsonNode node) {
        return input(node)
                .flatMap(input -> readPremises(node)
                        .map(it -> new ProofStep.ToCall(input, it.accounts(), it.slots(), it.codes(), it.ancestors())));
    }

    /// What every run of code needs to know.
    record Premises(
            List<ProofStep.ToAccount> accounts,
            List<ProofStep.ToCall.Slot> slots,
            List<ProofStep.ToCall.Code> codes,
            List<ByteString> ancestors) {}

    static Optional<Premises> readPremises(JsonNode node) {
        var accounts = StepJson.all(node, "accounts", CallJson::readAccount);
        var slots = StepJson.all(node, "slots", CallJson::readSlot);
        var codes = StepJson.all(node, "codes", CallJson::readCode);
        var ancestors = StepJson.items(node, "ancestors");
        boolean isWhole = accounts.isPresent() && slots.isPresent() && codes.isPresent() && ancestors.isPresent();
        return isWhole
                ? Optional.of(new Premises(accounts.get(), slots.get(), codes.get(), ancestors.get()))
                : Optional.empty();
    }

    private static Optional<CallInput> input(JsonNode node) {
        var to = StepJson.address(node, "to");
        var from = StepJson.address(node, "from");
        var data = StepJson.bytes(node, "data").filter(bytes -> bytes.length() <= CallInput.MOST_DATA);
        var value = value(node.path("value").asString(""));
        var gas = node.path("gas");
        boolean isGas = gas.isIntegralNumber()
                && gas.canConvertToLong()
                && gas.asLong() >= 0
                && gas.asLong() <= CallInput.MOST_GAS;
        if (!isGas || to.isEmpty() || from.isEmpty() || data.isEmpty() || value.isEmpty()) return Optional.empty();
        return Optional.of(new CallInput(to.get(), data.get(), value.get(), from.get(), gas.asLong()));
    }

    static Optional<Wei> value(String digits) {
        boolean isNumber = digits.length() <= MOST_DIGITS && digits.matches("[0-9]+");
        if (!isNumber) return Optional.empty();
        var number = new BigInteger(digits);
        return number.bitLength() <= 256 ? Optional.of(new Wei(number)) : Optional.empty();
    }

    private static Optional<ProofStep.ToAccount> readAccount(JsonNode node) {
        return StepJson.address(node, "address")
                .flatMap(
                        address -> StepJson.items(node, "nodes").map(nodes -> new ProofStep.ToAccount(address, nodes)));
    }

    private static Optional<ProofStep.ToCall.Slot> readSlot(JsonNode node) {
        var account = StepJson.address(node, "account");
        var key = Hash256.fromHex(node.path("key").asString(""));
        var nodes = StepJson.items(node, "nodes");
        if (account.isEmpty() || key.isEmpty() || nodes.isEmpty()) return Optional.empty();
        return Optional.of(new ProofStep.ToCall.Slot(account.get(), new StorageKey(key.get()), nodes.get()));
    }

    private static Optional<ProofStep.ToCall.Code> readCode(JsonNode node) {
        return StepJson.address(node, "account")
                .flatMap(account ->
                        StepJson.bytes(node, "bytes").map(bytes -> new ProofStep.ToCall.Code(account, bytes)));
    }
}
