package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Wei;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks an execution node for what comes without a proof: hints, and what it says of its newest block.
/// Thread-safe.
final class RpcClaims {
    private static final long MOST_FOR_FACT = 64_000;
    private static final long MOST_FOR_LOGS = 1_000_000;
    private static final int MOST_LOGS = 256;

    private final JsonRpc rpc;

    RpcClaims(JsonRpc rpc) {
        this.rpc = rpc;
    }

    Reply<List<LogEntry>> logs(BlockNumber block, EthereumAddress contract, List<Hash256> topics) {
        var filter = JsonNodeFactory.instance
                .objectNode()
                .put("fromBlock", RpcJson.text(block))
                .put("toBlock", RpcJson.text(block))
                .put("address", RpcJson.text(contract));
        var wanted = filter.putArray("topics");
        topics.forEach(topic -> wanted.add(RpcJson.text(topic)));
        return rpc.ask(RpcCall.of("eth_getLogs", filter), MOST_FOR_LOGS)
                .then(json -> RpcJson.reply(json, array -> RpcJson.list(array, MOST_LOGS, ReceiptJson::log)));
    }

    /// The newest block first, then what was asked for by that block's number.
    Reply<NewestState> newest(List<StateQuestion> questions) {
        var latest = RpcCall.of("eth_getBlockByNumber", RpcCall.text("latest"), RpcCall.flag(false));
        return rpc.ask(latest, RpcHeaders.MOST_FOR_BLOCK)
                .then(json -> json.isNull()
                        ? Reply.failed(new SourceFault.NotThere("no newest block"))
                        : RpcJson.reply(json, RpcClaims::block))
                .then(block -> accounts(block.number(), questions)
                        .map(said -> new NewestState(block.number(), block.hash(), block.time(), said)));
    }

    private record Block(BlockNumber number, Hash256 hash, Instant time) {}

    private static Block block(JsonNode json) throws MalformedException {
        long time = RpcJson.count(json.path("timestamp"));
        if (time > Instant.MAX.getEpochSecond()) throw new MalformedException("a time beyond all times");
        return new Block(
                BlockNumber.of(RpcJson.count(json.path("number"))),
                RpcJson.hash(json.path("hash")),
                Instant.ofEpochSecond(time));
    }

    private Reply<List<NewestState.Said>> accounts(BlockNumber at, List<StateQuestion> questions) {
        var block = RpcCall.text(RpcJson.text(at));
        var calls = new ArrayList<RpcCall>();
        for (var question : questions) {
            var address = RpcCall.text(RpcJson.text(question.address()));
            calls.add(RpcCall.of("eth_getBalance", address, block));
            calls.add(RpcCall.of("eth_getTransactionCount", address, block));
            for (var key : question.keys()) {
                calls.add(RpcCall.of("eth_getStorageAt", address, RpcCall.text(RpcJson.text(key.value())), block));
            }
        }
        var answers = rpc.askAll(calls, MOST_FOR_FACT).iterator();
        var all = new ArrayList<NewestState.Said>();
        for (var question : questions) {
            var balance = answers.next().then(json -> RpcJson.reply(json, RpcJson::wei));
            var nonce = answers.next().then(json -> RpcJson.reply(json, RpcJson::u64));
            var words = new ArrayList<Reply<Hash256>>();
            for (int i = 0; i < question.keys().size(); i++) {
                words.add(answers.next().then(json -> RpcJson.reply(json, RpcClaims::word)));
            }
            switch (said(question, balance, nonce, words)) {
                case Reply.Said<NewestState.Said>(var said) -> all.add(said);
                case Reply.Failed<NewestState.Said>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return Reply.said(List.copyOf(all));
    }

    private static Reply<NewestState.Said> said(
            StateQuestion question, Reply<Wei> balance, Reply<Long> nonce, List<Reply<Hash256>> words) {
        var known = new ArrayList<Hash256>();
        for (var word : words) {
            switch (word) {
                case Reply.Said<Hash256>(var value) -> known.add(value);
                case Reply.Failed<Hash256>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return balance.then(has -> nonce.map(sent -> new NewestState.Said(question.address(), has, sent, known)));
    }

    /// Some servers leave out the zeros before a word.
    private static Hash256 word(JsonNode value) throws MalformedException {
        return RpcJson.wei(value).word();
    }

    /// At a block by its hash (EIP-1898), without a price of gas.
    Reply<List<AccessListEntry>> accessList(Hash256 block, CallInput call) {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("from", RpcJson.text(call.from()))
                .put("to", RpcJson.text(call.to()))
                .put("data", RpcJson.text(call.data()))
                .put("value", "0x" + call.value().value().toString(16))
                .put("gas", "0x" + Long.toHexString(call.gas()));
        var at = JsonNodeFactory.instance.objectNode().put("blockHash", RpcJson.text(block));
        return rpc.ask(RpcCall.of("eth_createAccessList", message, at), MOST_FOR_LOGS)
                .then(json -> RpcJson.reply(json, AccessListJson::read));
    }

    Reply<Hash256> rootHash(BlockNumber first, BlockNumber last) {
        var numbers = JsonNodeFactory.instance;
        var call = RpcCall.of("eth_getRootHash", numbers.numberNode(first.value()), numbers.numberNode(last.value()));
        return rpc.ask(call, MOST_FOR_FACT).then(json -> RpcJson.reply(json, RpcClaims::digits));
    }

    /// Bor writes the root without 0x.
    private static Hash256 digits(JsonNode value) throws MalformedException {
        var text = value.isString() ? value.asString() : "";
        return Hash256.fromHex(text.startsWith("0x") ? text.substring(2) : text)
                .orElseThrow(() -> new MalformedException("no root"));
    }
}
