package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.trie.PatriciaProof;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.Evidence.BlockList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One function for each fact about what a block of Ethereum holds: its transactions, receipts and withdrawals, one
/// by its way through the trie or all by the trie's root (Yellow Paper, 4.3; EIP-2718, EIP-4895). Each takes bytes
/// and a proven header and gives [Proven], or [Refuted] with the name of what is wrong. Pure and thread-safe.
public final class BlockKernel {
    /// No block's gas pays for a tenth of this.
    private static final int MOST_ITEMS = 100_000;

    private BlockKernel() {}

    /// The root of one of a block's lists.
    ///
    /// @param block what proves it
    record Root(Hash256 hash, ChainPoint asOf, Evidence block) {
        private static Root ofReceipts(Proven<ExecutionHeader> header) {
            return new Root(header.value().receiptsRoot(), header.asOf(), header.evidence());
        }
    }

    /// The receipt of the transaction with this index. Its logs make its bloom.
    public static Finding<BlockReceipt> receipt(Proven<ExecutionHeader> header, int index, List<ByteString> nodes) {
        return receipt(Root.ofReceipts(header), index, nodes);
    }

    private static Finding<BlockReceipt> receipt(Root list, int index, List<ByteString> nodes) {
        return switch (lookUp(list.hash(), index, nodes)) {
            case Answer.Broken broken -> TrieLookup.refuted(broken);
            case Answer.Absent _ -> new Refuted<>(new Refutation.NotInBlock(BlockList.RECEIPTS, index));
            case Answer.Value(var bytes) ->
                switch (receipt(bytes, index)) {
                    case Read.Bad<Receipt>(var refutation) -> new Refuted<>(refutation);
                    case Read.Good<Receipt>(var receipt) -> {
                        var value = new BlockReceipt(list.asOf(), index, receipt);
                        yield new Proven<>(value, inBlock(list, BlockList.RECEIPTS, index, bytes, nodes), list.asOf());
                    }
                };
        };
    }

    /// The receipt of a proven transaction: that with the same index in the same block.
    public static Finding<TransactionReceipt> receiptOf(
            Proven<ExecutionHeader> header, Proven<BlockTransaction> transaction, List<ByteString> nodes) {
        return receiptOf(Root.ofReceipts(header), transaction, nodes);
    }

    static Finding<TransactionReceipt> receiptOf(
            Root list, Proven<BlockTransaction> transaction, List<ByteString> nodes) {
        boolean isOfBlock = transaction.evidence() instanceof Evidence.InBlockList it
                && it.header().equals(list.block());
        if (!isOfBlock) return new Refuted<>(new Refutation.PremiseMissing("a transaction of the receipt's block"));
        int index = transaction.value().index();
        return switch (receipt(list, index, nodes)) {
            case Refuted<BlockReceipt> refuted -> refuted.as();
            case Proven<BlockReceipt> receipt -> {
                var hash = transaction.value().transaction().hash();
                var evidence = new Evidence.ReceiptOfTransaction(
                        (Evidence.InBlockList) receipt.evidence(), (Evidence.InBlockList) transaction.evidence());
                yield new Proven<>(new TransactionReceipt(hash, receipt.value()), evidence, list.asOf());
            }
            case Pending<BlockReceipt> _, Claimed<BlockReceipt> _ ->
                throw new IllegalStateException("the kernel proves or refutes");
        };
    }

    /// The transaction with this index.
    public static Finding<BlockTransaction> transaction(
            Proven<ExecutionHeader> header, int index, List<ByteString> nodes) {
        return transaction(new Root(header.value().transactionsRoot(), header.asOf(), header.evidence()), index, nodes);
    }

    static Finding<BlockTransaction> transaction(Root list, int index, List<ByteString> nodes) {
        return switch (lookUp(list.hash(), index, nodes)) {
            case Answer.Broken broken -> TrieLookup.refuted(broken);
            case Answer.Absent _ -> new Refuted<>(new Refutation.NotInBlock(BlockList.TRANSACTIONS, index));
            case Answer.Value(var bytes) ->
                switch (transaction(bytes, index)) {
                    case Read.Bad<EthereumTransaction>(var refutation) -> new Refuted<>(refutation);
                    case Read.Good<EthereumTransaction>(var transaction) -> {
                        var value = new BlockTransaction(list.asOf(), index, transaction);
                        yield new Proven<>(
                                value, inBlock(list, BlockList.TRANSACTIONS, index, bytes, nodes), list.asOf());
                    }
                };
        };
    }

    /// These are all receipts of the block, in order. The logs of each make its bloom.
    public static Finding<BlockReceipts> receipts(Proven<ExecutionHeader> header, List<ByteString> receipts) {
        var root = header.value().receiptsRoot();
        var read = readAll(BlockList.RECEIPTS, root, receipts, BlockKernel::receipt);
        return switch (read) {
            case Read.Bad<List<Receipt>>(var refutation) -> new Refuted<>(refutation);
            case Read.Good<List<Receipt>>(var all) -> {
                var value = new BlockReceipts(header.asOf(), all);
                yield new Proven<>(value, whole(header, BlockList.RECEIPTS, receipts), header.asOf());
            }
        };
    }

    /// These are all transactions of the block, in order.
    public static Finding<BlockTransactions> transactions(
            Proven<ExecutionHeader> header, List<ByteString> transactions) {
        var root = header.value().transactionsRoot();
        return switch (readAll(BlockList.TRANSACTIONS, root, transactions, BlockKernel::transaction)) {
            case Read.Bad<List<EthereumTransaction>>(var refutation) -> new Refuted<>(refutation);
            case Read.Good<List<EthereumTransaction>>(var all) -> {
                var value = new BlockTransactions(header.asOf(), all);
                yield new Proven<>(value, whole(header, BlockList.TRANSACTIONS, transactions), header.asOf());
            }
        };
    }

    /// These are all withdrawals of the block, in order. Before Shanghai a block has none.
    public static Finding<BlockWithdrawals> withdrawals(Proven<ExecutionHeader> header, List<ByteString> withdrawals) {
        var root = header.value().withdrawalsRoot().orElse(PatriciaTrie.EMPTY_ROOT);
        return switch (readAll(BlockList.WITHDRAWALS, root, withdrawals, BlockKernel::withdrawal)) {
            case Read.Bad<List<Withdrawal>>(var refutation) -> new Refuted<>(refutation);
            case Read.Good<List<Withdrawal>>(var all) -> {
                var value = new BlockWithdrawals(header.asOf(), all);
                yield new Proven<>(value, whole(header, BlockList.WITHDRAWALS, withdrawals), header.asOf());
            }
        };
    }

    private static Answer lookUp(Hash256 root, int index, List<ByteString> nodes) {
        if (index < 0) throw new IllegalArgumentException("an index is not negative: " + index);
        return PatriciaProof.check(root, PatriciaTrie.listKey(index), nodes);
    }

    private static <T> Read<List<T>> readAll(BlockList list, Hash256 root, List<ByteString> items, Reader<T> reader) {
        boolean isList = items.size() <= MOST_ITEMS && items.stream().noneMatch(ByteString::isEmpty);
        if (!isList || !PatriciaTrie.ofList(items).root().equals(root)) {
            return new Read.Bad<>(new Refutation.ListRootMismatch(list));
        }
        var all = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) {
            switch (reader.read(items.get(i), i)) {
                case Read.Bad<T>(var refutation) -> {
                    return new Read.Bad<>(refutation);
                }
                case Read.Good<T>(var value) -> all.add(value);
            }
        }
        return new Read.Good<>(all);
    }

    private static Read<Receipt> receipt(ByteString bytes, int index) {
        var unknown = unknownType(bytes, index);
        if (unknown.isPresent()) return new Read.Bad<>(unknown.get());
        return switch (read("receipt", Receipt.parse(bytes))) {
            case Read.Bad<Receipt> bad -> bad;
            case Read.Good<Receipt> good ->
                good.value().isBloomRight() ? good : new Read.Bad<>(new Refutation.BloomMismatch(index));
        };
    }

    private static Read<EthereumTransaction> transaction(ByteString bytes, int index) {
        var unknown = unknownType(bytes, index);
        if (unknown.isPresent()) return new Read.Bad<>(unknown.get());
        return read("transaction", EthereumTransaction.parse(bytes));
    }

    private static Read<Withdrawal> withdrawal(ByteString bytes, int index) {
        return read("withdrawal " + index, Withdrawal.parse(bytes));
    }

    private static Optional<Refutation> unknownType(ByteString envelope, int index) {
        if (TransactionType.of(envelope).isPresent()) return Optional.empty();
        return Optional.of(new Refutation.UnknownTransactionType(index, TransactionType.firstByte(envelope)));
    }

    private static <T> Read<T> read(String what, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Ok<T>(var value) -> new Read.Good<>(value);
            case Parsed.Malformed<T>(var reason) -> new Read.Bad<>(new Refutation.Unreadable(what + ": " + reason));
        };
    }

    private static Evidence inBlock(Root root, BlockList list, int index, ByteString item, List<ByteString> nodes) {
        return new Evidence.InBlockList(list, index, item, nodes, root.block());
    }

    private static Evidence whole(Proven<ExecutionHeader> header, BlockList list, List<ByteString> items) {
        return new Evidence.WholeBlockList(list, items, header.evidence());
    }

    /// Reads one item of a block's list.
    @FunctionalInterface
    private interface Reader<T> {
        Read<T> read(ByteString bytes, int index);
    }

    /// An item, or what is wrong with it.
    private sealed interface Read<T> {
        record Good<T>(T value) implements Read<T> {}

        record Bad<T>(Refutation refutation) implements Read<T> {}
    }
}
