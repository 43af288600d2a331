package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.util.List;
import java.util.Optional;

/// Execution blocks as the beacon chain writes them down up to Fulu (`ExecutionPayloadHeader`). Pure.
final class Payloads {
    private static final long MOST_TRANSACTIONS = 1 << 20;
    private static final long MOST_TRANSACTION_BYTES = 1 << 30;
    private static final long MOST_WITHDRAWALS = 16;

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
                HashTreeRoot.ofList(List.of(), MOST_WITHDRAWALS),
                blobs);
    }

    static Hash256 transactionsRoot(List<ByteString> transactions) {
        var roots = transactions.stream()
                .map(bytes -> HashTreeRoot.ofByteList(bytes, MOST_TRANSACTION_BYTES))
                .toList();
        return HashTreeRoot.ofList(roots, MOST_TRANSACTIONS);
    }

    private static Hash256 littleEndian(Wei amount) {
        var word = amount.word().toBytes();
        var turned = new byte[word.length];
        for (int i = 0; i < word.length; i++) turned[i] = word[word.length - 1 - i];
        return Hash256.of(turned);
    }
}
