package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.wallet.message.TypedValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A function with the types and names of its arguments (Solidity's "Contract ABI Specification", "Function
/// Selector"), as descriptors write it: `transfer(address to,uint256 value)`. Immutable.
record CallSignature(String name, List<CallType.Parameter> parameters) {
    CallSignature {
        parameters = List.copyOf(parameters);
    }

    static CallSignature parse(String text) throws MalformedException {
        return CallSignatureReader.parse(text);
    }

    /// Without names, as it is hashed.
    String canonical() {
        return name
                + parameters.stream()
                        .map(parameter -> parameter.type().canonical())
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /// The four bytes that name the function.
    ByteString selector() {
        var hash = Keccak256.of(canonical().getBytes(StandardCharsets.US_ASCII)).toBytes();
        return ByteString.of(Arrays.copyOf(hash, AbiCall.SELECTOR));
    }

    /// The arguments of a call of this function, strictly: each value has one form.
    Parsed<TypedValue.Struct> arguments(ByteString data) {
        boolean isThis = data.length() >= AbiCall.SELECTOR
                && ByteString.of(data.toArray(0, AbiCall.SELECTOR)).equals(selector());
        if (!isThis) return Parsed.malformed("a call of another function");
        var types = parameters.stream().map(each -> each.type().abi()).toArray(AbiType[]::new);
        var rest = ByteString.of(data.toArray(AbiCall.SELECTOR, data.length()));
        return AbiType.read(rest, types).then(this::named);
    }

    private Parsed<TypedValue.Struct> named(List<AbiValue> values) {
        try {
            return Parsed.ok(CallType.struct(name, parameters, new ArrayList<>(values)));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }
}
