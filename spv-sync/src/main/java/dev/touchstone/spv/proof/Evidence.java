package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.ens.NameQuestion;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import java.util.List;
import java.util.stream.Stream;

/// Why a value is proven: a tree whose leaves are trust anchors and whose nodes hold the bytes that were checked,
/// so that a person can read it rung by rung and anyone can check it again. Immutable.
public sealed interface Evidence
        permits ContentEvidence,
                Evidence.Anchor,
                Evidence.Derived,
                Evidence.FilterScan,
                Evidence.HeaderOnChain,
                Evidence.InBlock,
                Evidence.OfState,
                Evidence.SignedBlock,
                Evidence.WholeBlock {
    /// The premises this stands on; empty for an anchor.
    List<Evidence> premises();

    /// The end of every proof.
    record Anchor(TrustAnchor anchor) implements Evidence {
        @Override
        public List<Evidence> premises() {
            return List.of();
        }
    }

    /// A header that lies at `point` in the chain with the most work, of which every header up to `tip` was
    /// checked here.
    record HeaderOnChain(
            ChainPoint point, BlockHeader header, ChainPoint tip, Work chainWork, TrustAnchor.GenesisBlock genesis)
            implements Evidence {
        @Override
        public List<Evidence> premises() {
            return List.of(new Anchor(genesis));
        }
    }

    /// A whole block whose transactions make the Merkle root of its header, witnesses included where
    /// `witnessesCommitted`.
    record WholeBlock(int transactions, boolean witnessesCommitted, HeaderOnChain header) implements Evidence {
        @Override
        public List<Evidence> premises() {
            return List.of(header);
        }
    }

    /// A transaction whose branch leads to the Merkle root of a header. `coinbase` fixes the depth of the tree,
    /// so that no inner node can pose as a transaction.
    record InBlock(
            TxId txid,
            ByteString strippedTransaction,
            MerkleBranch branch,
            CoinbaseProof coinbase,
            HeaderOnChain header)
            implements Evidence {
        @Override
        public List<Evidence> premises() {
            return List.of(header);
        }
    }

    /// Every block of a range was looked through by its compact filter, and each that matched was read whole.
    /// Filters are not committed to by proof of work: this holds if at least one of the `peersAgreeing` peers is
    /// honest (BIP157).
    record FilterScan(
            Height from,
            ChainPoint to,
            int blocksRead,
            int scripts,
            int peersAgreeing,
            boolean partlyFromRecord,
            HeaderOnChain header)
            implements Evidence {
        @Override
        public List<Evidence> premises() {
            return List.of(header);
        }
    }

    // Ethereum's beacon chain

    /// An execution block that a beacon block names, which is believed for the sake of a sync committee's
    /// signature.
    ///
    /// @param header RLP of the execution block's header
    /// @param beacon the beacon block's header, with its tie to the execution block
    /// @param trail how the committee is known
    record SignedBlock(ByteString header, LightClientHeader beacon, Signing signing, LightClientTrail trail)
            implements Evidence {
        @Override
        public List<Evidence> premises() {
            return List.of(new Anchor(trail.checkpoint()));
        }
    }

    /// Why a beacon block is believed. Immutable.
    sealed interface Signing {
        /// It is the checkpoint itself.
        record IsCheckpoint() implements Signing {}

        /// The committee of `period` signed it.
        record Signed(LightClientUpdate by, long period) implements Signing {}

        /// The committee of `period` signed a later block whose state calls it final.
        record Finalized(LightClientUpdate by, long period) implements Signing {}
    }

    // Ethereum's execution layer

    /// What follows from the header of an execution block.
    sealed interface OfState extends Evidence {}

    /// An account, or that there is none, by the nodes from the state root to its place (EIP-1186).
    record AccountInState(AccountState account, List<ByteString> nodes, Evidence header) implements OfState {
        public AccountInState {
            nodes = List.copyOf(nodes);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(header);
        }
    }

    /// A word of an account's storage by the nodes from the storage root to its place (EIP-1186).
    record SlotInStorage(StorageSlot slot, List<ByteString> nodes, Evidence account) implements OfState {
        public SlotInStorage {
            nodes = List.copyOf(nodes);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(account);
        }
    }

    /// Code that has the hash which the account names.
    record CodeOfAccount(ContractCode code, Evidence account) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(account);
        }
    }

    /// The lists that an execution header commits to by the root of a trie.
    enum BlockList {
        TRANSACTIONS,
        RECEIPTS,
        WITHDRAWALS
    }

    /// An item of one of a block's lists by the nodes from the list's root to it.
    record InBlockList(BlockList list, int index, ByteString item, List<ByteString> nodes, Evidence header)
            implements OfState {
        public InBlockList {
            nodes = List.copyOf(nodes);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(header);
        }
    }

    /// The receipt that stands where the transaction does, in the lists of the same block.
    record ReceiptOfTransaction(InBlockList receipt, InBlockList transaction) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(receipt, transaction);
        }
    }

    /// One of a block's lists as a whole: it makes the root.
    record WholeBlockList(BlockList list, List<ByteString> items, Evidence header) implements OfState {
        public WholeBlockList {
            items = List.copyOf(items);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(header);
        }
    }

    /// Headers, each the parent of the one before it; the first is the parent of the proven descendant.
    record Ancestor(List<ByteString> headers, Evidence descendant) implements OfState {
        public Ancestor {
            headers = List.copyOf(headers);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(descendant);
        }
    }

    /// A header whose hash a newer state keeps in the system contract of EIP-2935.
    record InHashRing(ByteString header, Evidence slot) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(slot);
        }
    }

    /// A block far below a proven one, by the way through the beacon chain: its hash is in an older beacon block,
    /// and that block's root in the state of the beacon block that names the newer one.
    ///
    /// @param summarized whether the root stands in the state's summaries of whole periods, not in its list of
    ///     the newest roots
    record InBeaconHistory(OlderBlock block, boolean summarized, Evidence newer) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(newer);
        }
    }

    // Chains that settle on Ethereum

    /// The account whose address a word of storage is, by the nodes from the same block's state root to its
    /// place.
    record NamedAccount(AccountState account, List<ByteString> nodes, Evidence slot) implements OfState {
        public NamedAccount {
            nodes = List.copyOf(nodes);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(slot);
        }
    }

    /// A block of an OP Stack chain that a decided dispute game claims.
    ///
    /// @param preimages what the claim is the hash of, down to the block's hash
    /// @param header RLP of the block's header
    /// @param game the game's code
    record SettledByGame(Rollup rollup, List<ByteString> preimages, ByteString header, Evidence game)
            implements OfState {
        public SettledByGame {
            preimages = List.copyOf(preimages);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(game);
        }
    }

    /// A block of a Nitro chain that a confirmed assertion names.
    ///
    /// @param header RLP of the block's header
    /// @param slot where the rollup's contract keeps the assertion's hash
    record SettledByAssertion(Rollup rollup, ByteString assertion, ByteString header, Evidence slot)
            implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(slot);
        }
    }

    /// A block that a checkpoint holds.
    ///
    /// @param branch from the lowest level up
    /// @param slot where the contract keeps the checkpoint's root
    record Checkpointed(
            Rollup rollup, long checkpoint, CheckpointedBlock block, int index, List<Hash256> branch, Evidence slot)
            implements OfState {
        public Checkpointed {
            branch = List.copyOf(branch);
        }

        @Override
        public List<Evidence> premises() {
            return List.of(slot);
        }
    }

    // Calls to contracts

    /// What proven code makes of a call, run over proven words of the state.
    ///
    /// @param ancestors headers, each the parent of the one before it; the first is the parent of the block
    record CallInState(
            CallResult result,
            List<AccountInState> accounts,
            List<SlotInStorage> slots,
            List<CodeOfAccount> codes,
            List<ByteString> ancestors,
            Evidence header)
            implements OfState {
        public CallInState {
            accounts = List.copyOf(accounts);
            slots = List.copyOf(slots);
            codes = List.copyOf(codes);
            ancestors = List.copyOf(ancestors);
        }

        @Override
        public List<Evidence> premises() {
            return Stream.of(List.of(header), accounts, slots, codes)
                    .<Evidence>flatMap(List::stream)
                    .toList();
        }
    }

    /// What transactions would come to in the block after a proven one, run over proven words of its state.
    record SimulationInState(Simulated result, RunPremises run, Evidence header) implements OfState {
        @Override
        public List<Evidence> premises() {
            return Stream.of(List.of(header), run.accounts(), run.slots(), run.codes())
                    .<Evidence>flatMap(List::stream)
                    .toList();
        }
    }

    /// What the result of a call says, by the standard that its question is of.
    ///
    /// @param words the answer, as the beginning of a sentence
    record AnswerOfCall(TokenQuestion<?> question, String words, CallInState call) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(call);
        }
    }

    /// The owner of a single token is a certain account.
    record OwnedBy(Ownership ownership, AnswerOfCall owner) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(owner);
        }
    }

    /// What the contracts of a network's names answer to a question, by what the call returned or reverted
    /// with.
    ///
    /// @param words the answer, as the beginning of a sentence
    record NameByCall(NameQuestion<?> question, String words, CallInState call) implements OfState {
        @Override
        public List<Evidence> premises() {
            return List.of(call);
        }
    }

    // What tokens look like

    /// What describes a token: `content` under the address that its contract names, or that address alone.
    record DescribedBy(TokenDescription description, AnswerOfCall uri, List<ContentEvidence> content)
            implements OfState {
        public DescribedBy {
            content = List.copyOf(content);
        }

        @Override
        public List<Evidence> premises() {
            return Stream.concat(Stream.<Evidence>of(uri), content.stream()).toList();
        }
    }

    /// The picture of a token: `content` under the address that its description names, or that description alone.
    record PictureOf(NftPicture picture, DescribedBy description, List<ContentEvidence> content) implements OfState {
        public PictureOf {
            content = List.copyOf(content);
        }

        @Override
        public List<Evidence> premises() {
            return Stream.concat(Stream.<Evidence>of(description), content.stream())
                    .toList();
        }
    }

    /// A conclusion that one of the [Rules] drew.
    record Derived(Rule rule, List<Evidence> premises) implements Evidence {
        public Derived {
            premises = List.copyOf(premises);
        }
    }
}
