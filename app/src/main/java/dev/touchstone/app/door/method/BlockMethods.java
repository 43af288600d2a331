package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Blocks, transactions and receipts, each proven whole. Thread-safe.
final class BlockMethods {
    private final DoorWallet wallet;

    BlockMethods(DoorWallet wallet) {
        this.wallet = wallet;
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_getBlockByNumber", (_, p) -> block(BlockChoice.read(p.at(0)), p),
                "eth_getBlockByHash", (_, p) -> block(new BlockChoice.ByHash(p.hash(0)), p),
                "eth_getTransactionByHash", (_, p) -> transaction(p.hash(0)),
                "eth_getTransactionReceipt", (_, p) -> receipt(p.hash(0)),
                "eth_getLogs", (_, p) -> new Logs(wallet).find(p.object(0)));
    }

    private JsonNode block(BlockChoice choice, Params params) throws RefusedException {
        var header = choice.header(wallet.questions());
        var transactions = Answers.value(wallet.blocks().transactions(header)).transactions();
        var node = ChainJson.header(header.value());
        var list = node.putArray("transactions");
        boolean isWhole = params.at(1).asBoolean(false);
        for (int i = 0; i < transactions.size(); i++) {
            var tx = transactions.get(i);
            if (isWhole) list.add(ChainJson.transaction(tx, header.value(), i));
            else list.add(Hex.of(tx.hash()));
        }
        node.putArray("uncles");
        return node;
    }

    /// The block of what was found, proven again by its number.
    private Proven<ExecutionHeader> blockOf(Proven<BlockTransaction> found) throws RefusedException {
        var number = BlockNumber.of(found.value().block().height().value());
        return Answers.proven(wallet.questions().block(number));
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
        var found = Answers.proven(finding);
        var block = blockOf(found);
        var receipts = Answers.proven(wallet.blocks().receipts(block));
        return ReceiptJson.receipt(block, found, receipts);
    }
}
