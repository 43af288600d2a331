package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.arweave.ArweaveTransaction;
import dev.touchstone.spv.content.arweave.DataChunk;
import dev.touchstone.spv.content.arweave.DataItem;
import java.util.List;

/// Why content is that of its address: the address is made of the content itself, so the name is where trust begins.
/// Immutable.
public sealed interface ContentEvidence extends Evidence {
    TrustAnchor.ContentName name();

    @Override
    default List<Evidence> premises() {
        return List.of(new Anchor(name()));
    }

    /// A file of IPFS by the blocks from its address to it.
    ///
    /// @param blocks in the order in which a [dev.touchstone.spv.content.ContentWalk] asks for them
    record ByBlocks(ContentAddress.Ipfs address, List<ByteString> blocks) implements ContentEvidence {
        public ByBlocks {
            blocks = List.copyOf(blocks);
        }

        @Override
        public TrustAnchor.ContentName name() {
            return new TrustAnchor.ContentName(address.text());
        }
    }

    /// Content of Arweave by the transaction that its publisher signed, and the ways to each chunk of its data.
    record ByTransaction(ArweaveTransaction transaction, List<DataChunk> chunks) implements ContentEvidence {
        public ByTransaction {
            chunks = List.copyOf(chunks);
        }

        @Override
        public TrustAnchor.ContentName name() {
            return TrustAnchor.ContentName.of(transaction.id());
        }
    }

    /// Content of Arweave by the item that its publisher signed.
    record ByItem(DataItem item) implements ContentEvidence {
        @Override
        public TrustAnchor.ContentName name() {
            return TrustAnchor.ContentName.of(item.id());
        }
    }
}
