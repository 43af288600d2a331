package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.ethereum.ssz.SszReader;
import dev.touchstone.spv.ethereum.ssz.SszWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An `ExecutionPayloadHeader`, from Capella to Fulu: the execution block's header as the beacon chain writes it
/// down, with SSZ roots of transactions and withdrawals. Immutable.
///
/// @param feeRecipient 20 bytes
/// @param logsBloom 256 bytes
/// @param extraData 32 bytes at most
/// @param baseFeePerGas 32 bytes, little-endian, wei
/// @param blob gas of blobs, from Deneb on
public record PayloadHeader(
        Hash256 parentHash,
        ByteString feeRecipient,
        Hash256 stateRoot,
        Hash256 receiptsRoot,
        ByteString logsBloom,
        Hash256 prevRandao,
        long blockNumber,
        long gasLimit,
        long gasUsed,
        long timestamp,
        ByteString extraData,
        Hash256 baseFeePerGas,
        Hash256 blockHash,
        Hash256 transactionsRoot,
        Hash256 withdrawalsRoot,
        Optional<BlobGas> blob) {
    static final int MOST_EXTRA_DATA = 32;
    static final int FEE_RECIPIENT_BYTES = 20;
    static final int BLOOM_BYTES = 256;
    private static final int WIDTH_OF_CAPELLA = 16;
    private static final int WIDTH_SINCE_DENEB = 32;
    private static final int FIELD_OF_BLOCK_HASH = 12;
    private static final PayloadHeader EMPTY = empty(Optional.empty());
    private static final PayloadHeader EMPTY_WITH_BLOBS = empty(Optional.of(new BlobGas(0, 0)));

    /// Gas that blobs used, and what of it is carried over to the next block's price (EIP-4844).
    public record BlobGas(long used, long excess) {
        static final BlobGas NONE = new BlobGas(0, 0);
    }

    static PayloadHeader read(SszReader in, ConsensusFork shape) throws MalformedException {
        var parentHash = in.bytes32();
        var feeRecipient = in.byteVector(FEE_RECIPIENT_BYTES);
        var stateRoot = in.bytes32();
        var receiptsRoot = in.bytes32();
        var logsBloom = in.byteVector(BLOOM_BYTES);
        var prevRandao = in.bytes32();
        long blockNumber = in.uint64();
        long gasLimit = in.uint64();
        long gasUsed = in.uint64();
        long timestamp = in.uint64();
        in.offset();
        var baseFeePerGas = in.bytes32();
        var blockHash = in.bytes32();
        var transactionsRoot = in.bytes32();
        var withdrawalsRoot = in.bytes32();
        Optional<BlobGas> blob = shape.isAtLeast(ConsensusFork.DENEB)
                ? Optional.of(new BlobGas(in.uint64(), in.uint64()))
                : Optional.empty();
        var extraData = in.next().byteList(MOST_EXTRA_DATA);
        in.expectEnd();
        return new PayloadHeader(
                parentHash,
                feeRecipient,
                stateRoot,
                receiptsRoot,
                logsBloom,
                prevRandao,
                blockNumber,
                gasLimit,
                gasUsed,
                timestamp,
                extraData,
                baseFeePerGas,
                blockHash,
                transactionsRoot,
                withdrawalsRoot,
                blob);
    }

    void writeTo(SszWriter out) {
        out.bytes32(parentHash)
                .byteVector(feeRecipient)
                .bytes32(stateRoot)
                .bytes32(receiptsRoot)
                .byteVector(logsBloom)
                .bytes32(prevRandao)
                .uint64(blockNumber)
                .uint64(gasLimit)
                .uint64(gasUsed)
                .uint64(timestamp)
                .byteList(extraData)
                .bytes32(baseFeePerGas)
                .bytes32(blockHash)
                .bytes32(transactionsRoot)
                .bytes32(withdrawalsRoot);
        blob.ifPresent(gas -> out.uint64(gas.used()).uint64(gas.excess()));
    }

    /// The same header with the fields that this shape has: one of Capella gets blobs that are none.
    PayloadHeader inShapeOf(ConsensusFork shape) {
        boolean hasBlobs = shape.isAtLeast(ConsensusFork.DENEB);
        if (hasBlobs == blob.isPresent()) return this;
        if (!hasBlobs) throw new IllegalArgumentException("blobs before Deneb");
        return new PayloadHeader(
                parentHash,
                feeRecipient,
                stateRoot,
                receiptsRoot,
                logsBloom,
                prevRandao,
                blockNumber,
                gasLimit,
                gasUsed,
                timestamp,
                extraData,
                baseFeePerGas,
                blockHash,
                transactionsRoot,
                withdrawalsRoot,
                Optional.of(BlobGas.NONE));
    }

    /// Whether all of it is zero, which stands for none.
    boolean isEmpty() {
        return equals(EMPTY) || equals(EMPTY_WITH_BLOBS);
    }

    /// A header with nothing in it, in this shape.
    static PayloadHeader emptyOf(ConsensusFork shape) {
        return shape.isAtLeast(ConsensusFork.DENEB) ? EMPTY_WITH_BLOBS : EMPTY;
    }

    private static PayloadHeader empty(Optional<BlobGas> blob) {
        var zero = Hash256.ZERO;
        var nobody = ByteString.of(new byte[FEE_RECIPIENT_BYTES]);
        var bloom = ByteString.of(new byte[BLOOM_BYTES]);
        return new PayloadHeader(
                zero, nobody, zero, zero, bloom, zero, 0, 0, 0, 0, ByteString.EMPTY, zero, zero, zero, zero, blob);
    }

    /// The root that a block body of this fork holds: a header of Capella that travels in a later fork's shape
    /// has no fields for blobs in its tree (`get_lc_execution_root`).
    public Hash256 root(ConsensusFork fork) {
        return HashTreeRoot.ofContainer(fields(fork));
    }

    /// The branch from the block's hash to [#root].
    List<Hash256> branchOfBlockHash(ConsensusFork fork) {
        int width = fork.isAtLeast(ConsensusFork.DENEB) ? WIDTH_SINCE_DENEB : WIDTH_OF_CAPELLA;
        return SparseTree.ofContainer(fields(fork)).branch(new GeneralizedIndex(width + FIELD_OF_BLOCK_HASH));
    }

    private List<Hash256> fields(ConsensusFork fork) {
        List<Hash256> fields = new ArrayList<>(List.of(
                parentHash,
                HashTreeRoot.ofByteVector(feeRecipient),
                stateRoot,
                receiptsRoot,
                HashTreeRoot.ofByteVector(logsBloom),
                prevRandao,
                HashTreeRoot.ofUint64(blockNumber),
                HashTreeRoot.ofUint64(gasLimit),
                HashTreeRoot.ofUint64(gasUsed),
                HashTreeRoot.ofUint64(timestamp),
                HashTreeRoot.ofShortByteList(extraData),
                baseFeePerGas,
                blockHash,
                transactionsRoot,
                withdrawalsRoot));
        if (fork.isAtLeast(ConsensusFork.DENEB)) {
            var gas = blob.orElse(BlobGas.NONE);
            fields.add(HashTreeRoot.ofUint64(gas.used()));
            fields.add(HashTreeRoot.ofUint64(gas.excess()));
        }
        return fields;
    }
}
