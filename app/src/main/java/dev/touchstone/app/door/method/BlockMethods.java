package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Blocks, transactions and receipts, each proven whole. Thread-safe.
final class BlockMethods {
    private final DoorWallet wallet;
    private final RecentLists lists;

    BlockMethods(DoorWallet wallet, RecentLists lists) {
        this.wallet = wallet;
        this.lists = lists;
    }

    Map<String, Method> methods() {
        return Map.ofEntries(
                Map.entry("eth_getBlockByNumber", (_, p) -> block(BlockChoice.read(p.at(0)), p)),
                Map.entry("eth_getBlockByHash", (_, p) -> block(new BlockChoice.ByHash(p.hash(0)), p)),
                Map.entry("eth_getBlockReceipts", (_, p) -> receipts(BlockChoice.read(p.at(0)))),
                Map.entry("eth_getBlockTransactionCountByNumber", (_, p) -> count(BlockChoice.read(p.at(0)))),
                Map.entry("eth_getBlockTransactionCountByHash", (_, p) -> count(new BlockChoice.ByHash(p.hash(0)))),
                Map.entry("eth_getUncleCountByBlockNumber", (_, p) -> uncles(BlockChoice.read(p.at(0)))),
                Map.entry("eth_getUncleCountByBlockHash", (_, p) -> uncles(new BlockChoice.ByHash(p.hash(0)))),
                Map.entry("eth_getTransactionByBlockNumberAndIndex", (_, p) -> nth(BlockChoice.read(p.at(0)), p)),
                Map.entry("eth_getTransactionByBlockHashAndIndex", (_, p) -> nth(new BlockChoice.ByHash(p.hash(0)), p)),
                Map.entry("eth_getTransactionByHash", (_, p) -> transaction(p.hash(0))),
                Map.entry("eth_getTransactionReceipt", (_, p) -> receipt(p.hash(0))));
    }

    /// What is made of a proven block.
    @FunctionalInterface
    private interface Reading {
        JsonNode of(Proven<ExecutionHeader> block) throws RefusedException;
    }

    /// Null says that no such block is proven to be in the chain yet; never that there is none.
    private JsonNode ifAny(BlockChoice choice, Reading reading) throws RefusedException {
        var block = choice.headerIfAny(wallet);
        return block.isPresent() ? reading.of(block.get()) : Hex.nothing();
    }

    private List<EthereumTransaction> transactions(Proven<ExecutionHeader> block) throws RefusedException {
        return lists.transactions(block).value().transactions();
    }

    private JsonNode block(BlockChoice choice, Params params) throws RefusedException {
        boolean isWhole = params.at(1).asBoolean(false);
        return ifAny(choice, header -> {
            var transactions = transactions(header);
            var node = ChainJson.header(header.value());
            var list = node.putArray("transactions");
            for (int i = 0; i < transactions.size(); i++) {
                var tx = transactions.get(i);
                if (isWhole) list.add(ChainJson.transaction(tx, header.value(), i));
                else list.add(Hex.of(tx.hash()));
            }
            node.putArray("uncles");
            return node;
        });
    }

    private JsonNode receipts(BlockChoice choice) throws RefusedException {
        return ifAny(choice, block -> {
            var transactions = transactions(block);
            var all = lists.receipts(block);
            var list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < transactions.size(); i++) {
                list.add(ReceiptJson.receipt(block, transactions.get(i), i, all));
            }
            return list;
        });
    }

    private JsonNode count(BlockChoice choice) throws RefusedException {
        return ifAny(choice, block -> Hex.node(Hex.number(transactions(block).size())));
    }

    private JsonNode uncles(BlockChoice choice) throws RefusedException {
        return ifAny(choice, block -> {
            if (block.value().ommersHash().equals(ExecutionHeader.NO_OMMERS)) return Hex.node(Hex.number(0));
            throw new RefusedException(RpcFailure.UNAVAILABLE, "which blocks lie beside that one is not proven here");
        });
    }

    private JsonNode nth(BlockChoice choice, Params params) throws RefusedException {
        long index = Params.count(params.at(1));
        return ifAny(choice, block -> {
            var transactions = transactions(block);
            if (index >= transactions.size()) return Hex.nothing();
            int place = Math.toIntExact(index);
            return ChainJson.transaction(transactions.get(place), block.value(), place);
        });
    }

    /// The block of what was found, proven again by its number.
    private Proven<ExecutionHeader> blockOf(Proven<BlockTransaction> found) throws RefusedException {
        var number = BlockNumber.of(found.value().block().height().value());
        return new BlockChoice.ByNumber(number).header(wallet);
    }

    /// Null says that nothing is proven of such a transaction yet; never that there is none.
    private static boolean isNotFound(Finding<?> finding) {
        return finding instanceof Pending<?> pending
                && (pending.reason() instanceof Pending.Reason.NobodyProves
                        || pending.reason() instanceof Pending.Reason.NotYetSigned
                        || pending.reason() instanceof Pending.Reason.WaitingForBlock);
    }

    private Optional<EthereumPayment> waiting(Hash256 hash) {
        return wallet.own().payment(hash).filter(EthereumPayment::isWaiting);
    }

    private JsonNode transaction(Hash256 hash) throws RefusedException {
        var own = waiting(hash);
        var finding = wallet.questions().transaction(hash);
        if (!finding.isProven() && own.isPresent())
            return ChainJson.waiting(own.get().transaction());
        if (isNotFound(finding)) return Hex.nothing();
        var found = Answers.proven(finding);
        return ChainJson.transaction(
                found.value().transaction(),
                blockOf(found).value(),
                found.value().index());
    }

    private JsonNode receipt(Hash256 hash) throws RefusedException {
        var finding = wallet.questions().transaction(hash);
        if (isNotFound(finding)) return Hex.nothing();
        return receipt(Answers.proven(finding));
    }

    /// The receipt of a transaction that was found in a block.
    ObjectNode receipt(Proven<BlockTransaction> found) throws RefusedException {
        var block = blockOf(found);
        var place = found.value();
        return ReceiptJson.receipt(block, place.transaction(), place.index(), lists.receipts(block));
    }
}
