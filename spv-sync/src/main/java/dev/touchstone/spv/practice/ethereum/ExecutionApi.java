package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Wei;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Answers as an execution client: its blocks, transactions, receipts and state with proofs. Confined to the
/// practice-ethereum loop.
///
/// Source: execution-apis, EIP-1186, EIP-1898.
final class ExecutionApi implements JsonRpc.Methods {
    private final EthereumState state;
    private final CallApi calls;
    private final LogApi logs;
    private final Map<String, Method> methods = Map.ofEntries(
            Map.entry("eth_chainId", _ -> number(network())),
            Map.entry("net_version", _ -> text(Long.toString(network()))),
            Map.entry("web3_clientVersion", _ -> text(PracticeEthereum.SOFTWARE)),
            Map.entry("eth_syncing", _ -> JsonNodeFactory.instance.booleanNode(false)),
            Map.entry("eth_blockNumber", _ -> number(newest().number().value())),
            Map.entry("eth_gasPrice", _ -> text(Hex.number(baseFee().plus(Wei.PER_GWEI)))),
            Map.entry("eth_maxPriorityFeePerGas", _ -> text(Hex.number(Wei.PER_GWEI))),
            Map.entry("eth_getBlockByHash", p -> block(byHash(p.hash(0)), p.flag(1))),
            Map.entry("eth_getBlockByNumber", p -> block(find(p.block(0)), p.flag(1))),
            Map.entry("eth_getBlockReceipts", this::receipts),
            Map.entry("eth_getTransactionByHash", this::transaction),
            Map.entry("eth_getTransactionReceipt", this::receipt),
            Map.entry("eth_sendRawTransaction", this::send),
            Map.entry("eth_getBalance", this::balance),
            Map.entry("eth_getTransactionCount", this::transactionCount),
            Map.entry("eth_getCode", p -> text(Hex.of(stateOf(p.block(1)).code(p.address(0))))),
            Map.entry("eth_getStorageAt", this::storage),
            Map.entry("eth_getProof", this::proof),
            Map.entry("eth_call", p -> called(p, CallApi::call)),
            Map.entry("eth_estimateGas", p -> called(p, CallApi::estimate)),
            Map.entry("eth_createAccessList", p -> called(p, CallApi::accessList)),
            Map.entry("eth_getLogs", this::logs),
            Map.entry("eth_getRootHash", this::rootHash),
            Map.entry("eth_feeHistory", p -> fees().history(p, existing(p.block(1)))),
            Map.entry(
                    "debug_getRawHeader",
                    p -> text(Hex.of(existing(p.block(0)).header().bytes()))),
            Map.entry("debug_getRawReceipts", this::rawReceipts),
            Map.entry("debug_getRawTransaction", this::rawTransaction));

    /// What a method does.
    @FunctionalInterface
    private interface Method {
        JsonNode result(RpcParams params) throws RpcError;
    }

    ExecutionApi(EthereumState state) {
        this.state = state;
        this.calls = new CallApi(state);
        this.logs = new LogApi(state);
    }

    /// What is asked of a call.
    @FunctionalInterface
    private interface CallMethod {
        JsonNode result(CallApi api, RpcParams params, ExecutionBlock block, WorldState at) throws RpcError;
    }

    private JsonNode called(RpcParams params, CallMethod method) throws RpcError {
        var id = params.block(1);
        return method.result(calls, params, existing(id), stateOf(id));
    }

    private FeeApi fees() {
        return new FeeApi(state);
    }

    private JsonNode logs(RpcParams params) throws RpcError {
        return logs.logs(params, this::existing);
    }

    @Override
    public JsonNode result(PracticeEthereumAnswers.Call call) throws RpcError {
        var method = methods.get(call.method());
        if (method == null) {
            throw new RpcError(
                    RpcError.UNKNOWN_METHOD, "the method " + call.method() + " does not exist/is not available");
        }
        return method.result(new RpcParams(call.params()));
    }

    private static StringNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static StringNode number(long number) {
        return text(Hex.number(number));
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    private long network() {
        return state.network().chainId();
    }

    private ExecutionBlock newest() {
        return state.chain().head().execution();
    }

    private Wei baseFee() {
        return newest().header().baseFee().orElse(Wei.ZERO);
    }

    private Optional<ExecutionBlock> byHash(Hash256 hash) {
        return state.chain().executionByHash(hash);
    }

    private Optional<ExecutionBlock> find(RpcParams.BlockId id) {
        var chain = state.chain();
        return switch (id) {
            case RpcParams.BlockId.ByHash(var hash) -> byHash(hash);
            case RpcParams.BlockId.ByNumber(var number) -> chain.executionByNumber(number);
            case RpcParams.BlockId.Tagged(var name) ->
                Optional.of(
                        switch (name) {
                            case "earliest" -> chain.genesis().execution();
                            case "safe", "finalized" -> state.provenBy(chain.finalized());
                            default -> newest();
                        });
        };
    }

    private ExecutionBlock existing(RpcParams.BlockId id) throws RpcError {
        return find(id).orElseThrow(() -> new RpcError(RpcError.SERVER, "header not found"));
    }

    private WorldState stateOf(RpcParams.BlockId id) throws RpcError {
        return state.stateAfter(existing(id))
                .orElseThrow(
                        () -> new RpcError(RpcError.SERVER, "distance to target block exceeds maximum proof window"));
    }

    private static JsonNode block(Optional<ExecutionBlock> block, boolean whole) {
        return block.<JsonNode>map(b -> ExecutionJson.block(b, whole)).orElseGet(ExecutionApi::nothing);
    }

    private JsonNode receipts(RpcParams params) throws RpcError {
        var block = find(params.block(0));
        if (block.isEmpty()) return nothing();
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < block.get().receipts().size(); i++) array.add(ExecutionJson.receipt(block.get(), i));
        return array;
    }

    private JsonNode rootHash(RpcParams params) throws RpcError {
        return CheckpointApi.root(state, params);
    }

    private JsonNode rawReceipts(RpcParams params) throws RpcError {
        var array = JsonNodeFactory.instance.arrayNode();
        existing(params.block(0)).receipts().forEach(receipt -> array.add(Hex.of(receipt.bytes())));
        return array;
    }

    private JsonNode transaction(RpcParams params) throws RpcError {
        var hash = params.hash(0);
        return state.chain()
                .transaction(hash)
                .map(spot -> ExecutionJson.transaction(spot.block(), spot.index()))
                .or(() -> state.pool().byHash(hash).map(ExecutionJson::pending))
                .<JsonNode>map(node -> node)
                .orElseGet(ExecutionApi::nothing);
    }

    private JsonNode rawTransaction(RpcParams params) throws RpcError {
        var hash = params.hash(0);
        return state.chain()
                .transaction(hash)
                .map(ChainBlocks.Spot::transaction)
                .or(() -> state.pool().byHash(hash))
                .<JsonNode>map(sent -> text(Hex.of(sent.transaction().bytes())))
                .orElseGet(ExecutionApi::nothing);
    }

    private JsonNode receipt(RpcParams params) throws RpcError {
        return state.chain()
                .transaction(params.hash(0))
                .<JsonNode>map(spot -> ExecutionJson.receipt(spot.block(), spot.index()))
                .orElseGet(ExecutionApi::nothing);
    }

    private JsonNode send(RpcParams params) throws RpcError {
        return switch (state.submit(params.bytes(0))) {
            case PracticeSubmitResult.Accepted(var hash) -> text(Hex.of(hash));
            case PracticeSubmitResult.AlreadyKnown _ -> throw new RpcError(RpcError.SERVER, "already known");
            case PracticeSubmitResult.Refused(var why) -> throw new RpcError(RpcError.SERVER, RefusalText.of(why));
        };
    }

    private JsonNode balance(RpcParams params) throws RpcError {
        return text(
                Hex.number(stateOf(params.block(1)).account(params.address(0)).balance()));
    }

    private JsonNode transactionCount(RpcParams params) throws RpcError {
        var address = params.address(0);
        var block = params.block(1);
        if (block.equals(new RpcParams.BlockId.Tagged("pending"))) {
            return number(state.pool().nextNonce(address, state.head()));
        }
        return number(stateOf(block).account(address).nonce());
    }

    private JsonNode storage(RpcParams params) throws RpcError {
        var word = stateOf(params.block(2)).word(params.address(0), params.key(1));
        return text(Hex.of(new Wei(word).word()));
    }

    private JsonNode proof(RpcParams params) throws RpcError {
        var address = params.address(0);
        var keys = params.keys(1);
        var at = stateOf(params.block(2));
        var account = at.account(address);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("address", Hex.of(address))
                .put("balance", Hex.number(account.balance()))
                .put("codeHash", Hex.of(account.codeHash()))
                .put("nonce", Hex.number(account.nonce()))
                .put("storageHash", Hex.of(account.storageRoot()));
        node.set("accountProof", ExecutionJson.nodes(at.proveAccount(address)));
        var slots = node.putArray("storageProof");
        for (var key : keys) {
            slots.addObject()
                    .put("key", key.name())
                    .put("value", Hex.number(at.word(address, key.key())))
                    .set("proof", ExecutionJson.nodes(at.proveWord(address, key.key())));
        }
        return node;
    }
}
