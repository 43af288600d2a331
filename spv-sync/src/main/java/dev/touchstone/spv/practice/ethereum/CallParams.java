package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The object by which somebody says what to call (execution-apis, `GenericTransaction`). Immutable.
///
/// @param gas its limit, where it is said
/// @param most what a unit of gas may cost; zero where nothing is said
/// @param tip of that, to whoever makes the block
record CallParams(
        EthereumAddress from,
        Destination destination,
        Wei value,
        ByteString data,
        Optional<Long> gas,
        Wei most,
        Wei tip,
        List<AccessListEntry> accessList) {
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_KEYS = 65_536;
    private static final BigInteger MOST_GAS = BigInteger.valueOf(CallRequest.AMPLE_GAS);

    /// Reads the object at this place among the parameters.
    static CallParams read(RpcParams params, int index) throws RpcError {
        var call = params.object(index);
        for (var name : List.of("authorizationList", "blobVersionedHashes", "maxFeePerBlobGas")) {
            if (call.has(name)) throw RpcParams.invalid(index, name + " is not supported by the practice chain");
        }
        var price = amount(index, call.path("gasPrice"));
        var most = price.isPresent() ? price : amount(index, call.path("maxFeePerGas"));
        var tip = price.isPresent() ? price : amount(index, call.path("maxPriorityFeePerGas"));
        var from = call.path("from");
        return new CallParams(
                isGiven(from) ? RpcParams.address(index, from.asString("")) : EthereumAddress.ZERO,
                destination(index, call.path("to")),
                amount(index, call.path("value")).orElse(Wei.ZERO),
                data(index, call),
                amount(index, call.path("gas"))
                        .map(gas -> gas.value().min(MOST_GAS).longValue()),
                most.orElse(Wei.ZERO),
                tip.orElse(Wei.ZERO),
                accessList(index, call.path("accessList")));
    }

    private static boolean isGiven(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    private static Optional<Wei> amount(int index, JsonNode node) throws RpcError {
        return isGiven(node) ? Optional.of(new Wei(RpcParams.quantity(index, node.asString("")))) : Optional.empty();
    }

    private static Destination destination(int index, JsonNode to) throws RpcError {
        return isGiven(to)
                ? new Destination.To(RpcParams.address(index, to.asString("")))
                : new Destination.NewContract();
    }

    /// `input`, which older programs call `data`.
    private static ByteString data(int index, JsonNode call) throws RpcError {
        var input = call.path("input");
        var data = call.path("data");
        if (isGiven(input) && isGiven(data) && !input.asString("").equals(data.asString(""))) {
            throw RpcParams.invalid(index, "both \"data\" and \"input\" are set and not equal");
        }
        var bytes = isGiven(input) ? input : data;
        return isGiven(bytes) ? RpcParams.bytes(index, bytes.asString("")) : ByteString.EMPTY;
    }

    private static List<AccessListEntry> accessList(int index, JsonNode list) throws RpcError {
        if (!isGiven(list)) return List.of();
        if (!list.isArray() || list.size() > MOST_ENTRIES) throw RpcParams.invalid(index, "no access list");
        var entries = new ArrayList<AccessListEntry>();
        int keys = 0;
        for (var entry : list) {
            keys += entry.path("storageKeys").size();
            if (keys > MOST_KEYS) throw RpcParams.invalid(index, "an access list of more than " + MOST_KEYS + " keys");
            entries.add(entry(index, entry));
        }
        return entries;
    }

    private static AccessListEntry entry(int index, JsonNode entry) throws RpcError {
        var keys = new ArrayList<StorageKey>();
        for (var key : entry.path("storageKeys")) keys.add(RpcParams.key(index, key.asString("")));
        return new AccessListEntry(
                RpcParams.address(index, entry.path("address").asString("")), keys);
    }

    /// What is run for it in a block, with this much gas.
    CallRequest request(BlockContext block, long limit, List<AccessListEntry> warm) {
        return new CallRequest(from, destination, value, data, limit, price(block), warm, List.of(), block);
    }

    /// What a unit of gas costs it in the block.
    private Wei price(BlockContext block) {
        var sum = new Wei(block.baseFee().value().add(tip.value()).min(Wei.MAX.value()));
        return sum.isLessThan(most) ? sum : most;
    }
}
