package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.List;

/// One step of a proof about an Ethereum network: what leads from what is proven already to the next thing.
/// Immutable.
public sealed interface ProofStep {

    /// From a block's header to an older one, parent by parent.
    record ToAncestor(List<ByteString> headers) implements ProofStep {
        public ToAncestor {
            headers = List.copyOf(headers);
        }
    }

    /// From a signed block's header to one far below it, through the beacon chain's state.
    ///
    /// @param summarized whether the state keeps it in its summaries of whole periods
    record ToOlder(OlderBlock block, boolean summarized) implements ProofStep {}

    /// From a block's header to an account in its state.
    record ToAccount(EthereumAddress address, List<ByteString> nodes) implements ProofStep {
        public ToAccount {
            nodes = List.copyOf(nodes);
        }
    }

    /// From an account to a word of its storage.
    record ToSlot(StorageKey key, List<ByteString> nodes) implements ProofStep {
        public ToSlot {
            nodes = List.copyOf(nodes);
        }
    }

    /// From an account to its code.
    record ToCode(ByteString code) implements ProofStep {}

    /// From a word of the contract that keeps block hashes (EIP-2935) to an older header.
    record ToRingHeader(ByteString header) implements ProofStep {}

    /// From a block's header to one item of its lists.
    record ToItem(Evidence.BlockList list, int index, List<ByteString> nodes) implements ProofStep {
        public ToItem {
            nodes = List.copyOf(nodes);
        }
    }

    /// From a transaction to its receipt in the same block.
    record ToReceipt(List<ByteString> nodes) implements ProofStep {
        public ToReceipt {
            nodes = List.copyOf(nodes);
        }
    }

    /// From a word of storage to the account whose address it is.
    record ToNamed(List<ByteString> nodes) implements ProofStep {
        public ToNamed {
            nodes = List.copyOf(nodes);
        }
    }

    /// From the code of a dispute game to the rollup's block that it claims.
    record ToClaimed(String rollup, List<ByteString> preimages, ByteString header) implements ProofStep {
        public ToClaimed {
            preimages = List.copyOf(preimages);
        }
    }

    /// From the hash of a confirmed assertion to the rollup's block that it names.
    record ToAsserted(String rollup, ByteString assertion, ByteString header) implements ProofStep {}

    /// From a block's header to the whole of one of its lists.
    record ToList(Evidence.BlockList list, List<ByteString> items) implements ProofStep {
        public ToList {
            items = List.copyOf(items);
        }
    }
}
