package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// The log that ether leaves when it moves, in the form of a token's (EIP-7708). Pure.
final class TransferLog {
    private static final EthereumAddress SYSTEM =
            EthereumAddress.of(HexFormat.of().parseHex("fffffffffffffffffffffffffffffffffffffffe"));
    private static final Hash256 TRANSFER =
            Keccak256.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII));

    private TransferLog() {}

    static LogEntry of(EthereumAddress from, EthereumAddress to, Wei amount) {
        var topics = List.of(TRANSFER, word(from), word(to));
        return new LogEntry(SYSTEM, topics, ByteString.of(amount.word().toBytes()));
    }

    private static Hash256 word(EthereumAddress address) {
        return StorageKey.of(new BigInteger(1, address.value().toArray())).value();
    }
}
