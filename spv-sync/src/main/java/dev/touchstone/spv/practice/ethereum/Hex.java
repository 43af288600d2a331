package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// How both interfaces write things: after `0x`, bytes in full, numbers without leading zeros. Pure.
final class Hex {
    private Hex() {}

    static String of(Hash256 hash) {
        return "0x" + hash.hex();
    }

    static String of(ByteString bytes) {
        return "0x" + bytes.hex();
    }

    static String of(EthereumAddress address) {
        return "0x" + address.value().hex();
    }

    static String number(long unsigned) {
        return "0x" + Long.toHexString(unsigned);
    }

    static String number(BigInteger number) {
        return "0x" + number.toString(16);
    }

    static String number(Wei amount) {
        return number(amount.value());
    }
}
