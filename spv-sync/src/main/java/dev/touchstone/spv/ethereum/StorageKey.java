package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;

/// Where in its storage a contract keeps one 32-byte word. Immutable.
public record StorageKey(Hash256 value) {

    /// The key with this number: where Solidity keeps the state variable of that index.
    public static StorageKey of(long index) {
        return of(BigInteger.valueOf(index));
    }

    public static StorageKey of(BigInteger index) {
        return new StorageKey(word(index));
    }

    /// Where Solidity keeps the value of `key` in the mapping that lies at this storage key.
    public StorageKey entry(Hash256 key) {
        var both = new byte[2 * Hash256.BYTES];
        key.writeTo(both, 0);
        value.writeTo(both, Hash256.BYTES);
        return new StorageKey(Keccak256.of(both));
    }

    /// Where Solidity keeps the value of `address` in the mapping that lies at this storage key.
    public StorageKey entry(EthereumAddress address) {
        return entry(word(new BigInteger(1, address.value().toArray())));
    }

    /// The key under which the account's storage trie holds the word.
    public Hash256 trieKey() {
        return Keccak256.of(value.toBytes());
    }

    /// A number as a 32-byte word, the highest byte first.
    static Hash256 word(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > 256) throw new IllegalArgumentException("no word: " + number);
        var digits = number.toByteArray();
        int skipped = Math.max(0, digits.length - Hash256.BYTES);
        var word = new byte[Hash256.BYTES];
        int length = digits.length - skipped;
        System.arraycopy(digits, skipped, word, Hash256.BYTES - length, length);
        return Hash256.of(word);
    }

    @Override
    public String toString() {
        return "0x" + value.hex();
    }
}
