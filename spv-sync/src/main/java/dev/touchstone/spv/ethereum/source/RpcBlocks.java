package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Keccak256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Gets a block's receipts and transactions from an execution node, each in the form that its trie holds.
/// Thread-safe.
final class RpcBlocks {
    /// A block has at most 10 MiB (EIP-7934), which are 20 of hexadecimal digits.
    private static final long MOST_FOR_LISTS = 48_000_000;

    private static final long MOST_FOR_RECEIPT = 16_000_000;
    private static final int MOST_TRANSACTIONS = 50_000;
    private static final int MOST_WITHDRAWALS = 1_000;
    private static final List<String> RAW = List.of("eth_getRawTransactionByHash", "debug_getRawTransaction");

    private final JsonRpc rpc;
    private volatile boolean knowsBlockReceipts = true;

    RpcBlocks(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /// All in one question, or one for each transaction where the node does not know that, or not by a block's
    /// hash (ethereumjs answers null).
    Reply<List<ByteString>> receipts(Hash256 block) {
        if (!knowsBlockReceipts) return singleReceipts(block);
        var call = RpcCall.of("eth_getBlockReceipts", RpcCall.text(RpcJson.text(block)));
        return switch (rpc.ask(call, MOST_FOR_LISTS)) {
            case Reply.Said<JsonNode>(var array) -> array.isNull() ? singleReceipts(block) : encoded(array, block);
            case Reply.Failed<JsonNode>(var fault) -> {
                if (fault instanceof SourceFault.Unsupported) knowsBlockReceipts = false;
                boolean isAboutQuestion = !knowsBlockReceipts || RpcFaults.isAboutForm(fault);
                yield isAboutQuestion ? singleReceipts(block) : Reply.failed(fault);
            }
        };
    }

    private static <T> Reply<T> missing(Hash256 block) {
        return Reply.failed(new SourceFault.NotThere("no block 0x" + block.hex()));
    }

    private static Reply<List<ByteString>> encoded(JsonNode array, Hash256 block) {
        if (!array.isArray() || array.size() > MOST_TRANSACTIONS) return unreadable("no list of receipts");
        return all(array.valueStream().toList(), receipt -> encoded(Reply.said(receipt), block));
    }

    /// A receipt of another block says that the node has gone over to another chain, or never was on this one.
    private static Reply<ByteString> encoded(Reply<JsonNode> receipt, Hash256 block) {
        return receipt.then(json -> {
            if (json.isNull()) return Reply.failed(new SourceFault.NotThere("no receipt"));
            var claimed = RpcJson.parse(json.path("blockHash"), RpcJson::hash).toOptional();
            if (claimed.isPresent() && !claimed.get().equals(block)) {
                return Reply.failed(new SourceFault.NotThere("the receipt of another block"));
            }
            return reply(ReceiptJson.encode(json));
        });
    }

    private Reply<List<ByteString>> singleReceipts(Hash256 block) {
        return block(block, false)
                .then(json -> RpcJson.reply(
                        json.path("transactions"), array -> RpcJson.list(array, MOST_TRANSACTIONS, RpcJson::hash)))
                .then(hashes -> all(
                        rpc.askAll(calls("eth_getTransactionReceipt", hashes), MOST_FOR_RECEIPT),
                        receipt -> encoded(receipt, block)));
    }

    private static List<RpcCall> calls(String method, List<Hash256> hashes) {
        return hashes.stream()
                .map(hash -> RpcCall.of(method, RpcCall.text(RpcJson.text(hash))))
                .toList();
    }

    private Reply<JsonNode> block(Hash256 block, boolean full) {
        var call = RpcCall.of("eth_getBlockByHash", RpcCall.text(RpcJson.text(block)), RpcCall.flag(full));
        return rpc.ask(call, MOST_FOR_LISTS).then(json -> json.isNull() ? missing(block) : Reply.said(json));
    }

    Reply<List<ByteString>> withdrawals(Hash256 block) {
        return block(block, false)
                .then(json -> RpcJson.reply(
                        json.path("withdrawals"),
                        array -> RpcJson.list(array, MOST_WITHDRAWALS, WithdrawalJson::encode)));
    }

    /// Put together from their JSON; those that do not make their hash that way, as their own bytes.
    Reply<List<ByteString>> transactions(Hash256 block) {
        return block(block, true)
                .then(json -> RpcJson.reply(
                        json.path("transactions"), array -> RpcJson.list(array, MOST_TRANSACTIONS, tx -> tx)))
                .then(list -> {
                    var built = list.stream().map(RpcBlocks::built).toList();
                    return built.stream().allMatch(Built::isWhole) ? all(built, Built::bytes) : completed(built);
                });
    }

    /// A transaction as far as its JSON goes.
    private record Built(Optional<Hash256> hash, Reply<ByteString> bytes) {
        boolean isWhole() {
            return bytes instanceof Reply.Said<ByteString>(var said)
                    && hash.isPresent()
                    && Keccak256.of(said).equals(hash.get());
        }
    }

    private static Built built(JsonNode tx) {
        var hash = RpcJson.parse(tx.path("hash"), RpcJson::hash).toOptional();
        return new Built(hash, reply(TransactionJson.parse(tx)).map(EthereumTransaction::bytes));
    }

    private Reply<List<ByteString>> completed(List<Built> built) {
        var wanted = built.stream()
                .filter(tx -> !tx.isWhole())
                .flatMap(tx -> tx.hash().stream())
                .toList();
        var raw = raw(wanted);
        return all(built, tx -> tx.isWhole() ? tx.bytes() : raw.apply(tx));
    }

    /// What the node's own bytes of these are, where it gives them out.
    private Function<Built, Reply<ByteString>> raw(List<Hash256> hashes) {
        for (var method : RAW) {
            var answers = rpc.askAll(calls(method, hashes), MOST_FOR_RECEIPT).stream()
                    .map(answer -> answer.then(
                            hex -> RpcJson.reply(hex, h -> RpcJson.bytes(h, EthereumTransaction.MOST_BYTES))))
                    .toList();
            if (answers.stream().anyMatch(answer -> answer instanceof Reply.Said<ByteString>)) {
                return tx -> tx.hash()
                        .map(hash -> answers.get(hashes.indexOf(hash)))
                        .filter(answer -> answer instanceof Reply.Said<ByteString>)
                        .orElse(tx.bytes());
            }
        }
        return Built::bytes;
    }

    /// All of them, or the first fault.
    private static <S, T> Reply<List<T>> all(List<S> items, Function<S, Reply<T>> each) {
        var values = new ArrayList<T>(items.size());
        for (var item : items) {
            switch (each.apply(item)) {
                case Reply.Said<T>(var value) -> values.add(value);
                case Reply.Failed<T>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return Reply.said(List.copyOf(values));
    }

    private static <T> Reply<T> reply(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Ok<T>(var value) -> Reply.said(value);
            case Parsed.Malformed<T>(var reason) -> unreadable(reason);
        };
    }

    private static <T> Reply<T> unreadable(String reason) {
        return Reply.failed(new SourceFault.Unreadable(reason));
    }
}
