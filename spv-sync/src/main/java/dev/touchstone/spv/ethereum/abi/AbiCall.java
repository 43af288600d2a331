package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A function's selector and its arguments, each one word of 32 bytes. Immutable.
public final class AbiCall {
    /// How many bytes name a function.
    public static final int SELECTOR = 4;

    private final byte[] selector;
    private final List<Hash256> words;

    private AbiCall(byte[] selector, List<Hash256> words) {
        this.selector = selector;
        this.words = List.copyOf(words);
    }

    /// A call without arguments yet.
    ///
    /// @param signature of the function, as `balanceOf(address)`
    public static AbiCall of(String signature) {
        var hash = Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)).toBytes();
        return new AbiCall(Arrays.copyOf(hash, SELECTOR), List.of());
    }

    public AbiCall address(EthereumAddress address) {
        return number(new BigInteger(1, address.value().toArray()));
    }

    /// An unsigned number of up to 256 bits.
    public AbiCall number(BigInteger number) {
        return word(StorageKey.of(number).value());
    }

    /// Up to 32 bytes, which stand on the left of their word.
    public AbiCall bytes(ByteString bytes) {
        var word = new byte[Hash256.BYTES];
        System.arraycopy(bytes.toArray(), 0, word, 0, bytes.length());
        return word(Hash256.of(word));
    }

    private AbiCall word(Hash256 word) {
        var more = new ArrayList<>(words);
        more.add(word);
        return new AbiCall(selector, more);
    }

    public ByteString data() {
        var data = new byte[SELECTOR + words.size() * Hash256.BYTES];
        System.arraycopy(selector, 0, data, 0, SELECTOR);
        for (int i = 0; i < words.size(); i++) words.get(i).writeTo(data, SELECTOR + i * Hash256.BYTES);
        return ByteString.of(data);
    }
}
