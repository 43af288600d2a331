package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
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

    /// From the root of a checkpoint to a block that it holds.
    record ToCheckpointed(String rollup, long checkpoint, CheckpointedBlock block, int index, List<Hash256> branch)
            implements ProofStep {
        public ToCheckpointed {
            branch = List.copyOf(branch);
        }
    }

    /// From a block's header to what running code over its state comes to.
    sealed interface OfRun extends ProofStep {
        List<ToAccount> accounts();

        List<ToCall.Slot> slots();

        List<ToCall.Code> codes();

        /// Headers, from the block's parent on.
        List<ByteString> ancestors();
    }

    /// From a block's header to what a call comes to in its state, with all that the run needs to know, in the
    /// order in which it asks.
    ///
    /// @param ancestors headers, from the block's parent on
    record ToCall(
            CallInput input, List<ToAccount> accounts, List<Slot> slots, List<Code> codes, List<ByteString> ancestors)
            implements OfRun {
        public ToCall {
            accounts = List.copyOf(accounts);
            slots = List.copyOf(slots);
            codes = List.copyOf(codes);
            ancestors = List.copyOf(ancestors);
        }

        /// A word of the storage of one of the accounts.
        public record Slot(EthereumAddress account, StorageKey key, List<ByteString> nodes) {
            public Slot {
                nodes = List.copyOf(nodes);
            }
        }

        /// The code of one of the accounts.
        public record Code(EthereumAddress account, ByteString bytes) {}
    }

    /// From a block's header to what transactions would come to in the next block, with all that the run needs to
    /// know, in the order in which it asks.
    record ToSimulation(
            SimulationInput input,
            List<ToAccount> accounts,
            List<ToCall.Slot> slots,
            List<ToCall.Code> codes,
            List<ByteString> ancestors)
            implements OfRun {
        public ToSimulation {
            accounts = List.copyOf(accounts);
            slots = List.copyOf(slots);
            codes = List.copyOf(codes);
            ancestors = List.copyOf(ancestors);
        }
    }

    /// From a call to what its result says.
    ///
    /// @param question its name ([dev.touchstone.spv.ethereum.token.TokenQuestion#name()])
    record ToAnswer(String question) implements ProofStep {}

    /// From who owns a token to that this account does.
    record ToOwner(EthereumAddress owner) implements ProofStep {}

    /// From a call to what the contracts of the network's names answer with it.
    ///
    /// @param question its title ([dev.touchstone.spv.ethereum.ens.NameQuestion#title()])
    record ToName(String question) implements ProofStep {}

    /// From what a contract says of a token to its description.
    ///
    /// @param content what leads from the address to it
    record ToDescription(List<ContentEvidence> content) implements ProofStep {
        public ToDescription {
            content = List.copyOf(content);
        }
    }

    /// From a token's description to its picture.
    ///
    /// @param content what leads from the address to it
    record ToPicture(List<ContentEvidence> content) implements ProofStep {
        public ToPicture {
            content = List.copyOf(content);
        }
    }

    /// From a block's header to something that moved in it for an account.
    record ToMovement(EthereumAddress account, MoveProof.Piece piece) implements ProofStep {}

    /// From a block's header to the whole of one of its lists.
    record ToList(Evidence.BlockList list, List<ByteString> items) implements ProofStep {
        public ToList {
            items = List.copyOf(items);
        }
    }
}
