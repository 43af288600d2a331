package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.wallet.message.TypedField;
import dev.touchstone.wallet.message.TypedValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The type of an argument of a call, and how its value is read. Immutable.
sealed interface CallType {
    Pattern WHOLE = Pattern.compile("(u?)int([1-9][0-9]{0,2})");
    Pattern FIXED = Pattern.compile("bytes([1-9][0-9]?)");

    /// What fills a word, or bytes of any length.
    record Atom(String name) implements CallType {}

    record Struct(List<Parameter> parameters) implements CallType {
        public Struct {
            parameters = List.copyOf(parameters);
        }
    }

    record Items(CallType element, OptionalInt length) implements CallType {}

    /// An argument, or a member of a struct.
    record Parameter(String name, CallType type) {}

    /// The aliases of Solidity stand for what they are short for.
    static CallType atom(String name) throws MalformedException {
        var whole = name.equals("uint") ? "uint256" : name.equals("int") ? "int256" : name;
        var number = WHOLE.matcher(whole);
        var fixed = FIXED.matcher(whole);
        boolean isKnown = switch (whole) {
            case "address", "bool", "bytes", "string" -> true;
            default ->
                (number.matches()
                                && Integer.parseInt(number.group(2)) <= 256
                                && Integer.parseInt(number.group(2)) % 8 == 0)
                        || (fixed.matches() && Integer.parseInt(fixed.group(1)) <= 32);
        };
        if (!isKnown) throw new MalformedException("no type: " + name);
        return new Atom(whole);
    }

    default String canonical() {
        return switch (this) {
            case Atom(var name) -> name;
            case Struct(var parameters) ->
                parameters.stream()
                        .map(parameter -> parameter.type().canonical())
                        .collect(Collectors.joining(",", "(", ")"));
            case Items(var element, var length) ->
                element.canonical() + "[" + (length.isPresent() ? length.getAsInt() : "") + "]";
        };
    }

    /// How many values there are at least, so that nobody writes down more than there can be.
    default long weight() {
        return switch (this) {
            case Atom _ -> 1;
            case Struct(var parameters) ->
                1 + parameters.stream().mapToLong(each -> each.type().weight()).sum();
            case Items(var element, var length) -> 1 + element.weight() * Math.max(1, length.orElse(1));
        };
    }

    default AbiType abi() {
        return switch (this) {
            case Atom(var name) -> name.equals("bytes") || name.equals("string") ? AbiType.bytes() : AbiType.word();
            case Struct(var parameters) ->
                AbiType.fields(
                        parameters.stream().map(each -> each.type().abi()).toArray(AbiType[]::new));
            case Items(var element, var length) ->
                length.isPresent()
                        ? AbiType.fields(Collections.nCopies(length.getAsInt(), element.abi())
                                .toArray(AbiType[]::new))
                        : AbiType.list(element.abi());
        };
    }

    static TypedValue.Struct struct(String name, List<Parameter> parameters, List<AbiValue> values)
            throws MalformedException {
        var fields = new ArrayList<TypedField>();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var value = parameter.type().value(values.get(i));
            fields.add(new TypedField(parameter.name(), parameter.type().canonical(), value));
        }
        return new TypedValue.Struct(name, fields);
    }

    private TypedValue value(AbiValue value) throws MalformedException {
        return switch (this) {
            case Atom(var name) ->
                switch (value) {
                    case AbiValue.Word word -> word(name, word);
                    case AbiValue.Bytes(var bytes) -> bytes(name, bytes);
                    case AbiValue.Items _, AbiValue.Fields _ -> throw new MalformedException("parts of " + name);
                };
            case Struct(var parameters) -> struct(canonical(), parameters, parts(value));
            case Items(var element, var _) -> {
                var items = new ArrayList<TypedValue>();
                for (var each : parts(value)) items.add(element.value(each));
                yield new TypedValue.Items(element.canonical(), items);
            }
        };
    }

    private static List<AbiValue> parts(AbiValue value) throws MalformedException {
        return switch (value) {
            case AbiValue.Items(var items) -> items;
            case AbiValue.Fields(var fields) -> fields;
            case AbiValue.Word _, AbiValue.Bytes _ -> throw new MalformedException("no parts");
        };
    }

    private static TypedValue bytes(String name, ByteString bytes) throws MalformedException {
        if (name.equals("bytes")) return new TypedValue.Blob(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray()));
            return new TypedValue.Text(text.toString());
        } catch (CharacterCodingException _) {
            throw new MalformedException("a text that is none");
        }
    }

    /// What stands beside a value in its word must be what fills it up.
    private static TypedValue word(String name, AbiValue.Word word) throws MalformedException {
        var number = word.number();
        var whole = WHOLE.matcher(name);
        var fixed = FIXED.matcher(name);
        if (whole.matches()) {
            boolean isSigned = whole.group(1).isEmpty();
            int bits = Integer.parseInt(whole.group(2));
            var value = isSigned ? new BigInteger(word.value().toBytes()) : number;
            if (isSigned ? value.bitLength() >= bits : value.bitLength() > bits)
                throw new MalformedException("not " + name);
            return new TypedValue.Whole(value);
        }
        if (fixed.matches()) {
            int length = Integer.parseInt(fixed.group(1));
            boolean isFilled = number.getLowestSetBit() < 0 || number.getLowestSetBit() >= 8 * (Hash256.BYTES - length);
            if (!isFilled) throw new MalformedException("not " + name);
            return new TypedValue.Fixed(word.start(length));
        }
        if (name.equals("bool") && number.bitLength() <= 1) return new TypedValue.Truth(number.signum() > 0);
        if (name.equals("address") && number.bitLength() <= 8 * EthereumAddress.BYTES) {
            return new TypedValue.Account(word.address());
        }
        throw new MalformedException("not " + name);
    }
}
