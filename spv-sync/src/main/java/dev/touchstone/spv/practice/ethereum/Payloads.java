package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.util.List;
import java.util.Optional;

/// Execution blocks as the beacon chain writes them down up to Fulu (`ExecutionPayloadHeader`). Pure.
final class Payloads {
    private static final long MOST_TRANSACTIONS = 1 << 20;
    private static final long MOST_TRANSACTION_BYTES = 1 << 30;
    static final int MOST_WITHDRAWALS = 16;

    private Payloads() {}

    static PayloadHeader header(ExecutionBlock block, ConsensusFork fork) {
        var header = block.header();
        Optional<PayloadHeader.BlobGas> blobs =
                fork.isAtLeast(ConsensusFork.DENEB) ? Optional.of(new PayloadHeader.BlobGas(0, 0)) : Optional.empty();
        return new PayloadHeader(
                header.parentHash(),
                header.beneficiary().value(),
                header.stateRoot(),
                header.receiptsRoot(),
                header.logsBloom().value(),
                header.mixHash(),
                header.number().value(),
                header.gasLimit(),
                header.gasUsed(),
                header.time(),
                header.extraData(),
                littleEndian(header.baseFee().orElse(Wei.ZERO)),
                header.hash(),
                transactionsRoot(block.transactionBytes()),
                withdrawalsRoot(block.withdrawals()),
                blobs);
    }

    static Hash256 transactionsRoot(List<ByteString> transactions) {
        var roots = transactions.stream()
                .map(bytes -> HashTreeRoot.ofByteList(bytes, MOST_TRANSACTION_BYTES))
                .toList();
        return HashTreeRoot.ofList(roots, MOST_TRANSACTIONS);
    }

    /// Of the beacon chain's containers of the same name (`capella/beacon-chain.md`).
    static Hash256 withdrawalsRoot(List<Withdrawal> withdrawals) {
        var roots = withdrawals.stream()
                .map(one -> HashTreeRoot.ofContainer(
                        HashTreeRoot.ofUint64(one.index()),
                        HashTreeRoot.ofUint64(one.validatorIndex()),
                        HashTreeRoot.ofByteVector(one.address().value()),
                        HashTreeRoot.ofUint64(one.gwei())))
                .toList();
        return HashTreeRoot.ofList(roots, MOST_WITHDRAWALS);
    }

    private static Hash256 littleEndian(Wei amount) {
        var word = amount.word().toBytes();
        var turned = new byte[word.length];
        for (int i = 0; i < word.length; i++) turned[i] = word[word.length - 1 - i];
        return Hash256.of(turned);
    }
}
