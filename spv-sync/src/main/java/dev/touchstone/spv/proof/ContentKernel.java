package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentLimits;
import dev.touchstone.spv.content.ContentStep;
import dev.touchstone.spv.content.ContentWalk;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.ArweaveRefusal;
import dev.touchstone.spv.content.arweave.ArweaveTransaction;
import dev.touchstone.spv.content.arweave.DataChunk;
import dev.touchstone.spv.content.arweave.DataItem;
import java.util.List;

/// One function for each way in which content follows from an address that is made of it. Each takes bytes and
/// gives [Proven], or [Refuted] with the name of what is wrong. Pure and thread-safe. No premise is needed: the
/// anchor is the address itself, so that what is proven holds at any time.
public final class ContentKernel {
    private ContentKernel() {}

    /// The file at this address and path of IPFS: every block has the hash by which the address or the block
    /// before it names it (UnixFS; `ContentWalk`).
    ///
    /// @param blocks those that the walk asks for, in its order, and none other
    public static Finding<IpfsContent> ipfs(ContentAddress.Ipfs address, List<ByteString> blocks) {
        var walk = ContentWalk.from(address.cid(), address.path(), ContentLimits.STANDARD);
        int taken = 0;
        while (walk.step() instanceof ContentStep.Needs(var cids)) {
            var next = cids.getFirst();
            if (taken == blocks.size()) return new Refuted<>(new Refutation.MissingBlock(next));
            var objection = walk.take(next, blocks.get(taken++));
            if (objection.isPresent()) return new Refuted<>(new Refutation.NotOfIpfs(objection.get()));
        }
        if (walk.step() instanceof ContentStep.Bytes && taken < blocks.size()) {
            return new Refuted<>(new Refutation.TrailingBlock(taken));
        }
        return switch (walk.step()) {
            case ContentStep.Refused(var refusal) -> new Refuted<>(new Refutation.NotOfIpfs(refusal));
            case ContentStep.Bytes(var bytes) ->
                Proven.timeless(new IpfsContent(address, bytes), new ContentEvidence.ByBlocks(address, blocks));
            case ContentStep.Needs _ -> throw new IllegalStateException("the walk was ended");
        };
    }

    /// The data of the transaction with this id: the id is the hash of a signature, the signature is one over the
    /// root of the data, and each chunk is where the root has it.
    ///
    /// @param chunks all of them, in order
    public static Finding<ArweaveContent> arweave(
            ArweaveId id, ArweaveTransaction transaction, List<DataChunk> chunks) {
        var objection = transaction.objection(id).or(() -> transaction.objection(chunks));
        if (objection.isPresent()) return refuted(objection.get());
        var content = new ArweaveContent(id, transaction.tags(), ArweaveTransaction.joined(chunks));
        return Proven.timeless(content, new ContentEvidence.ByTransaction(transaction, chunks));
    }

    /// The data of the item with this id: the id is the hash of a signature, and the signature is one over the
    /// data (ANS-104).
    public static Finding<ArweaveContent> arweave(ArweaveId id, DataItem item) {
        var objection = item.objection(id);
        if (objection.isPresent()) return refuted(objection.get());
        return Proven.timeless(new ArweaveContent(id, item.tags(), item.data()), new ContentEvidence.ByItem(item));
    }

    private static <T> Refuted<T> refuted(ArweaveRefusal refusal) {
        return new Refuted<>(new Refutation.NotOfArweave(refusal));
    }
}
