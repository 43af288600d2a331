package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Hashes typed data (EIP-712, "Definition of hashStruct"). Confined to one reading.
final class TypedHash {
    private final TypedTypes types;

    TypedHash(TypedTypes types) {
        this.types = types;
    }

    /// What the key signs: `encode(domainSeparator, message)` of the standard, hashed.
    static Hash256 of(Hash256 domainSeparator, Hash256 message) {
        var out = new ByteArrayOutputStream();
        out.write(0x19);
        out.write(0x01);
        out.writeBytes(domainSeparator.toBytes());
        out.writeBytes(message.toBytes());
        return Keccak256.of(out.toByteArray());
    }

    Hash256 struct(TypedValue.Struct struct) {
        return Keccak256.of(encoded(struct));
    }

    ByteString encode(TypedValue.Struct struct) {
        return ByteString.of(encoded(struct));
    }

    private byte[] encoded(TypedValue.Struct struct) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(types.hash(struct.type()).toBytes());
        for (var field : struct.fields()) out.writeBytes(word(field.value()));
        return out.toByteArray();
    }

    private byte[] word(TypedValue value) {
        return switch (value) {
            case TypedValue.Struct struct -> struct(struct).toBytes();
            case TypedValue.Absent _ -> new byte[Hash256.BYTES];
            case TypedValue.Items(var _, var items) -> words(items);
            case TypedValue.Whole(var number) -> number(number);
            case TypedValue.Account(var address) -> right(address.value().toArray());
            case TypedValue.Truth(boolean isTrue) -> number(isTrue ? BigInteger.ONE : BigInteger.ZERO);
            case TypedValue.Fixed(var bytes) -> left(bytes.toArray());
            case TypedValue.Blob(var bytes) -> Keccak256.of(bytes).toBytes();
            case TypedValue.Text(var text) ->
                Keccak256.of(text.getBytes(StandardCharsets.UTF_8)).toBytes();
        };
    }

    private byte[] words(List<TypedValue> items) {
        var out = new ByteArrayOutputStream();
        for (var item : items) out.writeBytes(word(item));
        return Keccak256.of(out.toByteArray()).toBytes();
    }

    /// In two's complement, over the whole word.
    private static byte[] number(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes.length > Hash256.BYTES ? 1 : 0;
        var word = new byte[Hash256.BYTES];
        if (number.signum() < 0) Arrays.fill(word, (byte) 0xff);
        System.arraycopy(bytes, from, word, Hash256.BYTES - bytes.length + from, bytes.length - from);
        return word;
    }

    private static byte[] right(byte[] bytes) {
        var word = new byte[Hash256.BYTES];
        System.arraycopy(bytes, 0, word, Hash256.BYTES - bytes.length, bytes.length);
        return word;
    }

    private static byte[] left(byte[] bytes) {
        return Arrays.copyOf(bytes, Hash256.BYTES);
    }
}
