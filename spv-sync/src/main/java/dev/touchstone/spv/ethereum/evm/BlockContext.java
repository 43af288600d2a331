package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// What code can learn of the block it runs in. Immutable.
///
/// @param time seconds since 1970
/// @param randomness of the beacon chain; before the merge the block's difficulty as a word
/// @param baseFee zero before London
/// @param blobBaseFee zero before Cancun
/// @param slot of the beacon chain; zero before Amsterdam
public record BlockContext(
        BigInteger chainId,
        BlockNumber number,
        long time,
        EthereumAddress beneficiary,
        long gasLimit,
        Hash256 randomness,
        Wei baseFee,
        Wei blobBaseFee,
        long slot) {

    /// That of a block since the merge.
    public static BlockContext of(BigInteger chainId, ExecutionHeader header, EvmRules rules) {
        var blobBaseFee = rules.blobs()
                .filter(_ -> header.excessBlobGas().isPresent())
                .map(blobs -> new Wei(blobs.baseFee(header.excessBlobGas().getAsLong())))
                .orElse(Wei.ZERO);
        return new BlockContext(
                chainId,
                header.number(),
                header.time(),
                header.beneficiary(),
                header.gasLimit(),
                header.mixHash(),
                header.baseFee().orElse(Wei.ZERO),
                blobBaseFee,
                header.slotNumber().orElse(0));
    }

    /// As servers show it to calls that name no price.
    public BlockContext withoutBaseFee() {
        return new BlockContext(chainId, number, time, beneficiary, gasLimit, randomness, Wei.ZERO, blobBaseFee, slot);
    }
}
