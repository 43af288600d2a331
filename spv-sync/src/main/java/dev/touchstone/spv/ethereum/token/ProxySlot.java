package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where contracts that have another's code run in their place keep its address. What is kept there is proven;
/// that the contract goes by it is its custom, and its code that was run shows it.
public enum ProxySlot {
    /// The implementation (EIP-1967).
    EIP1967("EIP-1967", "eip1967.proxy.implementation", 1),
    /// The contract that names the implementation (EIP-1967).
    EIP1967_BEACON("EIP-1967 beacon", "eip1967.proxy.beacon", 1),
    /// The implementation (EIP-1822).
    EIP1822("EIP-1822", "PROXIABLE", 0),
    /// The implementation, as contracts of ZeppelinOS kept it before there was a standard.
    ZEPPELIN("ZeppelinOS", "org.zeppelinos.proxy.implementation", 0);

    private final String standard;
    private final String name;
    private final int less;

    ProxySlot(String standard, String name, int less) {
        this.standard = standard;
        this.name = name;
        this.less = less;
    }

    private static BigInteger number(Hash256 word) {
        return new BigInteger(1, word.toBytes());
    }

    /// The standard's name, as people write it.
    public String standard() {
        return standard;
    }

    public StorageKey key() {
        var hash = Keccak256.of(name.getBytes(StandardCharsets.US_ASCII));
        return StorageKey.of(number(hash).subtract(BigInteger.valueOf(less)));
    }

    /// The address that the word is; empty where it is zero or no address.
    public static Optional<EthereumAddress> address(Hash256 word) {
        var number = number(word);
        boolean isOne = number.signum() != 0 && number.bitLength() <= 8 * EthereumAddress.BYTES;
        return isOne ? Optional.of(EthereumAddress.ofWord(word)) : Optional.empty();
    }
}
