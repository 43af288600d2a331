package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A function's selector and its arguments. Immutable.
public final class AbiCall {
    /// How many bytes name a function.
    public static final int SELECTOR = 4;

    private final byte[] selector;
    private final List<AbiValue> arguments;

    private AbiCall(byte[] selector, List<AbiValue> arguments) {
        this.selector = selector;
        this.arguments = List.copyOf(arguments);
    }

    /// A call without arguments yet.
    ///
    /// @param signature of the function, as `balanceOf(address)`
    public static AbiCall of(String signature) {
        var hash = Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)).toBytes();
        return new AbiCall(Arrays.copyOf(hash, SELECTOR), List.of());
    }

    /// A call of the function that these bytes name.
    public static AbiCall of(ByteString selector) {
        return new AbiCall(selector.toArray(0, SELECTOR), List.of());
    }

    public AbiCall address(EthereumAddress address) {
        return with(AbiValue.of(address));
    }

    /// An unsigned number of up to 256 bits.
    public AbiCall number(BigInteger number) {
        return with(AbiValue.word(number));
    }

    /// Up to 32 bytes, which stand on the left of their word.
    public AbiCall bytes(ByteString bytes) {
        return with(AbiValue.left(bytes));
    }

    /// Bytes of any length.
    public AbiCall blob(ByteString bytes) {
        return with(new AbiValue.Bytes(bytes));
    }

    public AbiCall text(String text) {
        return with(AbiValue.text(text));
    }

    public AbiCall with(AbiValue argument) {
        var more = new ArrayList<>(arguments);
        more.add(argument);
        return new AbiCall(selector, more);
    }

    public ByteString data() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(selector);
        out.writeBytes(AbiValue.encode(arguments).toArray());
        return ByteString.of(out.toByteArray());
    }
}
