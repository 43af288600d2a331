package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentRefusal;
import dev.touchstone.spv.content.arweave.ArweaveRefusal;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.beacon.Slot;

/// What is wrong with evidence that was offered: the name of the attack or of the broken rule. Immutable.
public sealed interface Refutation {
    /// The name that the command line and proof files use.
    default String code() {
        return getClass().getSimpleName();
    }

    // Headers

    /// Not a header, a block or a proof at all.
    record Unreadable(String reason) implements Refutation {}

    /// The header does not name the one before it.
    record BrokenLink(Height at) implements Refutation {}

    /// The difficulty field decodes to a negative number, to zero or to more than 256 bits.
    record NonsenseTarget(Height at, String how) implements Refutation {}

    /// The target is easier than the network's limit allows.
    record TargetAboveLimit(Height at) implements Refutation {}

    /// The difficulty is not what the rules say it must be at this height.
    record WrongDifficulty(Height at, int claimed, int required) implements Refutation {}

    /// The hash is above the target: the work was not done.
    record HashAboveTarget(Height at) implements Refutation {}

    /// Not later than the median of the eleven headers before it.
    record TimeTooEarly(Height at, long time, long medianTimePast) implements Refutation {}

    /// More than two hours ahead of this computer's clock.
    record TimeTooLate(Height at, long time, long limit) implements Refutation {}

    /// The first block of a period is more than 600 s before the one it follows (BIP94).
    record TimeWarp(Height at) implements Refutation {}

    /// A version that was retired at this height (BIP34, BIP66, BIP65).
    record RetiredVersion(Height at, int version, int least) implements Refutation {}

    /// The chain has less work than the network is known to have.
    record InsufficientWork(Height tip) implements Refutation {}

    /// The first header is not the network's first block, nor follows a known one.
    record ForeignChain(BlockHash first) implements Refutation {}

    /// The header is not part of the best chain.
    record HeaderNotOnBestChain(Height at, BlockHash hash) implements Refutation {}

    // Blocks and branches

    record WrongBlock(BlockHash wanted, BlockHash got) implements Refutation {}

    /// The transactions do not make the header's Merkle root.
    record MerkleRootMismatch(Height at) implements Refutation {}

    /// A list of transactions that was doubled to look like another with the same root (CVE-2012-2459).
    record DuplicatedLeaf(Height at) implements Refutation {}

    /// The first transaction is no coinbase, or a later one is.
    record MisplacedCoinbase(Height at) implements Refutation {}

    /// Witnesses differ from what the coinbase commits to (BIP141).
    record WitnessCommitmentMismatch(Height at) implements Refutation {}

    /// Witnesses where none are committed to (BIP141).
    record UnexpectedWitness(Height at) implements Refutation {}

    record BranchDoesNotReachRoot(Height at) implements Refutation {}

    /// The branch has another depth than the tree, so an inner node poses as a transaction (CVE-2017-12842).
    record InnerNodeIsTransaction(Height at) implements Refutation {}

    /// The index belongs to the repetition of a last leaf, not to a leaf.
    record WrongIndex(Height at, int index) implements Refutation {}

    // Filters

    /// The filter cannot be decoded within its bounds (BIP158).
    record MalformedFilter(Height at, String reason) implements Refutation {}

    /// The filter does not hash to what the chain of filter headers says (BIP157).
    record FilterHeaderMismatch(Height at) implements Refutation {}

    /// The filter leaves out an output script that the block contains.
    record FilterOmitsOutput(Height at) implements Refutation {}

    /// The filter leaves out the script of an output that the block spends.
    record FilterOmitsSpend(Height at) implements Refutation {}

    /// All scripts of the block are known, and they make another filter.
    record FilterNotOfBlock(Height at) implements Refutation {}

    // Conclusions and files

    /// A premise that the conclusion needs was not given, or one too many was.
    record PremiseMissing(String what) implements Refutation {}

    /// A member of a proof file does not follow from its evidence.
    record StatementMismatch(String member) implements Refutation {}

    // The beacon chain

    /// What is wrong with what a beacon node sent (consensus-specs `sync-protocol.md`,
    /// `validate_light_client_update`).
    sealed interface OfBeaconChain extends Refutation {}

    /// The header is not the one that was asked for, or that the user trusts.
    record WrongBeaconBlock(Hash256 wanted, Hash256 got) implements OfBeaconChain {}

    /// The slot lies in no fork that this program knows.
    record UnknownFork(Slot at) implements OfBeaconChain {}

    /// Nobody signed.
    record NobodySigned(Slot at) implements OfBeaconChain {}

    /// The committee has another size than the network's.
    record WrongCommitteeSize(int size, int expected) implements OfBeaconChain {}

    /// The slots are not in the order final, attested, signed, now.
    record SlotsOutOfOrder(Slot finalized, Slot attested, Slot signed, Slot now) implements OfBeaconChain {}

    /// Signed by the committee of a period that is not known yet.
    record PeriodSkipped(long period, long known) implements OfBeaconChain {}

    /// The branch does not lead from the committee to the header's state.
    record CommitteeNotInState(Slot at) implements OfBeaconChain {}

    /// Another committee than the one that is known for the same period.
    record CommitteeContradicted(long period) implements OfBeaconChain {}

    /// A member's key is no key, or the keys do not add up to the committee's aggregate key.
    record InvalidCommitteeKeys(long period) implements OfBeaconChain {}

    /// The branch does not lead from the final header to the attested header's state.
    record FinalityNotInState(Slot at) implements OfBeaconChain {}

    /// The execution block does not belong to the beacon block.
    record ExecutionNotInBlock(Slot at) implements OfBeaconChain {}

    /// The branches do not lead from the execution block through an older beacon block to a newer one's state.
    record OlderBlockNotInState(Slot at) implements OfBeaconChain {}

    /// Those who are named did not sign this header together.
    record BadAggregateSignature(Slot at) implements OfBeaconChain {}

    // Ethereum's execution layer

    /// What is wrong with a proof of state, of an older header, or of what a block holds.
    sealed interface OfState extends Refutation {}

    /// A node does not have the hash by which the root or the node above it refers to it: the proof is of another
    /// state, or was changed.
    record TrieNodeHashMismatch(int node) implements OfState {}

    /// The proof breaks off before it answers the question: it has no node of this number, counted from 0.
    record MissingTrieNode(int node) implements OfState {}

    /// The proof goes on after it has answered the question.
    record TrailingTrieNode(int node) implements OfState {}

    /// A node under 32 bytes is referred to by its hash, where it must stand inside the one above.
    record ShortTrieNodeByHash(int node) implements OfState {}

    /// A node of 32 bytes or more stands inside the one above, where only its hash may.
    record LongTrieNodeEmbedded(int node) implements OfState {}

    /// A node is not in the one form that it can have.
    record MalformedTrieNode(int node, String reason) implements OfState {}

    /// The code is not the account's.
    record CodeHashMismatch(EthereumAddress account) implements OfState {}

    /// The header does not have the hash that is proven.
    record HeaderHashMismatch(Hash256 wanted, Hash256 got) implements OfState {}

    /// The header has a number that its place does not allow.
    record WrongBlockNumber(BlockNumber number) implements OfState {}

    /// The slot is of another contract than the one that keeps block hashes (EIP-2935).
    record NotTheHashRing(EthereumAddress account) implements OfState {}

    /// The list does not make the root that the header commits to: something was left out, added or changed.
    record ListRootMismatch(Evidence.BlockList list) implements OfState {}

    /// The proof shows that the block's list is not that long.
    record NotInBlock(Evidence.BlockList list, int index) implements OfState {}

    /// A bloom is not that of its logs (Yellow Paper, 4.3.1).
    record BloomMismatch(int index) implements OfState {}

    /// A type of transaction that this program does not know.
    record UnknownTransactionType(int index, int type) implements OfState {}

    // Chains that settle on Ethereum

    /// The word is not the address of an account.
    record NotAnAddress(StorageKey key) implements OfState {}

    /// The word is of another contract, or another one of it, than that in which the rollup keeps what is
    /// settled.
    record NotTheRollup(EthereumAddress account) implements OfState {}

    /// What was sent does not have the hash that the rollup's contracts hold.
    record ClaimMismatch(Hash256 wanted, Hash256 got) implements OfState {}

    /// What was settled for several chains does not hold this for the rollup.
    record NotOfRollup(long chainId) implements OfState {}

    /// The block has another state than the one that was settled with it.
    record SettledStateMismatch(Hash256 wanted) implements OfState {}

    /// The rollup's machine had not finished: what it says of a block does not count.
    record MachineNotFinished() implements OfState {}

    /// The checkpoint does not hold the block.
    record NotInCheckpoint(BlockNumber number, long checkpoint) implements OfState {}

    /// This program does not know the rollup.
    record UnknownRollup(String id) implements OfState {}

    // Content

    /// What is wrong with content, or with what was sent to prove it.
    sealed interface OfContent extends Refutation {}

    /// Not the content of an address of IPFS, or none that is shown.
    record NotOfIpfs(ContentRefusal refusal) implements OfContent {
        @Override
        public String code() {
            return refusal.code();
        }
    }

    /// Not the content of an id of Arweave.
    record NotOfArweave(ArweaveRefusal refusal) implements OfContent {
        @Override
        public String code() {
            return refusal.code();
        }
    }

    /// The blocks end before the content is whole.
    record MissingBlock(Cid cid) implements OfContent {}

    /// A block that the content does not need.
    record TrailingBlock(int block) implements OfContent {}

    /// What is said to describe a token is no description.
    record NoDescription(String reason) implements OfContent {}

    /// The description names no picture.
    record NoPictureNamed() implements OfContent {}

    /// The manifest of paths has no such path, or the content is no manifest.
    record NoSuchPath(String path) implements OfContent {}

    // Calls to contracts

    /// What is wrong with a call, or with what it was said to show.
    sealed interface OfCall extends Refutation {}

    /// Something was offered for a call that is proven of this other block.
    record PremiseOfAnotherBlock(ChainPoint block) implements OfCall {}

    /// The call answers another question, or was not put in the one way that the question is.
    record OtherQuestion(String question) implements OfCall {}

    /// The contract did not answer: its code refused or failed.
    record ContractRefused(EthereumAddress contract, String how) implements OfCall {}

    /// What the contract returned is no answer to such a question.
    record NoSuchAnswer(EthereumAddress contract, String reason) implements OfCall {}

    /// The token is owned by this other account; by nobody where it is zero.
    record OwnedByAnother(EthereumAddress owner) implements OfCall {}
}
