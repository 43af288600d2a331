package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// An account of Ethereum: the last 20 bytes of a hash. Written with the checksum of EIP-55. Immutable.
public record EthereumAddress(ByteString value) implements Comparable<EthereumAddress> {
    public static final int BYTES = 20;
    public static final EthereumAddress ZERO = of(new byte[BYTES]);

    public EthereumAddress {
        if (value.length() != BYTES) throw new IllegalArgumentException("an address of " + value.length() + " bytes");
    }

    public static EthereumAddress of(byte[] bytes) {
        return new EthereumAddress(ByteString.of(bytes));
    }

    /// The last 20 bytes of a 32-byte word, as storage slots and topics hold addresses.
    public static EthereumAddress ofWord(Hash256 word) {
        return new EthereumAddress(ByteString.copyOf(word.toBytes(), Hash256.BYTES - BYTES, Hash256.BYTES));
    }

    public static EthereumAddress read(RlpReader in) throws MalformedException {
        return new EthereumAddress(in.fixed(BYTES));
    }

    /// Reads `0x` and 40 hexadecimal digits; where small and capital letters are mixed they must be the checksum
    /// (EIP-55).
    public static AddressText parse(String text) {
        if (!text.startsWith("0x") && !text.startsWith("0X")) return new AddressText.NoPrefix();
        for (int i = 2; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) return new AddressText.NotHexadecimal(i);
        }
        var digits = text.substring(2);
        if (digits.length() != 2 * BYTES) return new AddressText.WrongLength(digits.length());
        var address = of(HexFormat.of().parseHex(digits));
        boolean isMixed =
                !digits.equals(digits.toLowerCase(Locale.ROOT)) && !digits.equals(digits.toUpperCase(Locale.ROOT));
        if (isMixed && !address.text().endsWith(digits)) return new AddressText.BadChecksum();
        return new AddressText.Valid(address, isMixed);
    }

    /// The address as it is written, with its checksum (EIP-55).
    public String text() {
        var digits = value.hex();
        var hash = Keccak256.of(digits.getBytes(StandardCharsets.US_ASCII)).hex();
        var text = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            boolean isCapital = Character.digit(hash.charAt(i), 16) >= 8;
            text.append(isCapital ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
        }
        return text.toString();
    }

    /// The key under which the state trie holds this account.
    public Hash256 trieKey() {
        return Keccak256.of(value);
    }

    @Override
    public int compareTo(EthereumAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return text();
    }
}
