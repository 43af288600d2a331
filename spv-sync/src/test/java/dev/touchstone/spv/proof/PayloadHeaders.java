package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;

/// Changes headers as the beacon chain writes them.
final class PayloadHeaders {
    private PayloadHeaders() {}

    static PayloadHeader withBlockHash(PayloadHeader it, Hash256 hash) {
        return new PayloadHeader(
                it.parentHash(),
                it.feeRecipient(),
                it.stateRoot(),
                it.receiptsRoot(),
                it.logsBloom(),
                it.prevRandao(),
                it.blockNumber(),
                it.gasLimit(),
                it.gasUsed(),
                it.timestamp(),
                it.extraData(),
                it.baseFeePerGas(),
                hash,
                it.transactionsRoot(),
                it.withdrawalsRoot(),
                it.blob());
    }
}
