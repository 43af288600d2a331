package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// The block after a known one, as far as it follows from that. Immutable.
///
/// Number and fees follow (EIP-1559, EIP-4844, EIP-7918). The time is given. That the limit of gas stays is
/// assumed; who makes the block and what randomness it draws is open, and whoever asks for it is told a
/// stand-in.
public record NextBlock(BlockNumber number, long time, Wei baseFee, Wei blobBaseFee, long gasLimit) {
    /// Nobody's account: stands for whoever makes the block.
    public static final EthereumAddress SOMEBODY = EthereumAddress.ofWord(
            Keccak256.of("Touchstone: who makes the next block".getBytes(StandardCharsets.US_ASCII)));

    /// What follows from a block for the one after it.
    ///
    /// @param rules of the block after the parent
    public static NextBlock after(ExecutionHeader parent, EvmRules rules, long time) {
        return new NextBlock(
                parent.number().next(),
                time,
                BaseFee.after(parent).orElse(Wei.ZERO),
                blobBaseFee(parent, rules),
                parent.gasLimit());
    }

    private static Wei blobBaseFee(ExecutionHeader parent, EvmRules rules) {
        if (rules.blobs().isEmpty()) return Wei.ZERO;
        var blobs = rules.blobs().get();
        var fee = parent.baseFee().orElse(Wei.ZERO).value();
        boolean hasReserve = rules.fork().since(EvmFork.OSAKA);
        long excess = parent.excessBlobGas().isEmpty()
                ? 0
                : blobs.excessAfter(
                        parent.excessBlobGas().getAsLong(), parent.blobGasUsed().orElse(0), fee, hasReserve);
        return new Wei(blobs.baseFee(excess));
    }

    BlockContext context(BigInteger chainId) {
        return new BlockContext(
                chainId, number, time, SOMEBODY, gasLimit, Keccak256.of(SOMEBODY.value()), baseFee, blobBaseFee, 0);
    }
}
