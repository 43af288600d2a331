package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import java.util.List;

/// An execution node that proves state. Thread-safe; every call blocks until there is an answer or its time is
/// up.
public interface ExecutionSource extends Source {
    /// The header with this hash, as RLP put together again from its fields; whether it has that hash is for the
    /// kernel to say.
    Reply<ByteString> header(Hash256 block);

    /// The header that it says has this number.
    Reply<ByteString> headerAt(BlockNumber number);

    /// The headers that it says have these numbers, the lowest first, in as few requests as the node takes.
    default Reply<List<ByteString>> headersAt(BlockNumber first, int count) {
        return Reply.failed(new SourceFault.Unsupported("many headers at once"));
    }

    /// What leads from the block's state root to each account and slot (EIP-1186), with the codes that are
    /// asked for, all in one request where the node takes batches, together with the block's header.
    Reply<StateAnswer> state(Hash256 block, List<StateQuestion> questions);

    /// The code that it says lies at an address.
    Reply<ByteString> code(Hash256 block, EthereumAddress address);

    /// The receipts of a whole block, each in the form that the trie holds.
    Reply<List<ByteString>> receipts(Hash256 block);

    /// The transactions of a whole block, each in the form that the trie holds.
    Reply<List<ByteString>> transactions(Hash256 block);

    /// What a whole block pays out to validators, each in the form that the trie holds.
    default Reply<List<ByteString>> withdrawals(Hash256 block) {
        return Reply.failed(new SourceFault.Unsupported("withdrawals"));
    }

    /// In which block it says a transaction lies, and at which place.
    Reply<TransactionPlace> placeOf(Hash256 transaction);

    /// What it says that the newest blocks up to this one took for gas. Not every node keeps that.
    default Reply<FeeHistory> feeHistory(BlockNumber newest, int blocks) {
        return Reply.failed(new SourceFault.NotThere("no history of fees"));
    }

    /// What it is able to do, asked once and kept.
    Reply<Capabilities> capabilities();

    /// What a contract reported in one block about these subjects, as it says; a hint only (`eth_getLogs`).
    default Reply<List<LogEntry>> logs(BlockNumber block, EthereumAddress contract, List<Hash256> topics) {
        return Reply.failed(new SourceFault.Unsupported("eth_getLogs"));
    }

    /// Which accounts and words it says that a call touches, as a hint only (`eth_createAccessList`).
    default Reply<List<AccessListEntry>> accessList(Hash256 block, CallInput call) {
        return Reply.failed(new SourceFault.Unsupported("eth_createAccessList"));
    }

    /// What it says that accounts have after the newest block that it knows. It names no proof.
    default Reply<NewestState> newest(List<StateQuestion> questions) {
        return Reply.failed(new SourceFault.Unsupported("the newest block"));
    }

    /// The root of the tree that a checkpoint of Polygon PoS makes of these blocks, as it says (bor,
    /// `eth_getRootHash`).
    default Reply<Hash256> rootHash(BlockNumber first, BlockNumber last) {
        return Reply.failed(new SourceFault.Unsupported("eth_getRootHash"));
    }

    /// Hands on a signed transaction; says the hash that it gave back.
    Reply<Hash256> send(ByteString transaction);
}
