package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// Takes the arguments out of a call's data, one word after the other. What is not there reads as zero and what
/// stands in a word beside its value is passed over: whoever reads this way writes the call again and compares.
/// Confined to one thread.
public final class AbiArguments {
    private final ByteString data;
    private int at = AbiCall.SELECTOR;

    public AbiArguments(ByteString data) {
        this.data = data;
    }

    private Hash256 word() {
        int from = at;
        at += Hash256.BYTES;
        if (at > data.length()) return Hash256.ZERO;
        return Hash256.of(data.toArray(from, at));
    }

    public EthereumAddress address() {
        return EthereumAddress.ofWord(word());
    }

    public BigInteger number() {
        return new BigInteger(1, word().toBytes());
    }

    /// The first `length` bytes of a word.
    public ByteString bytes(int length) {
        return ByteString.copyOf(word().toBytes(), 0, length);
    }
}
