package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.node.HeadKind;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What accounts have, and what contracts answer: proven in the newest or the newest final block. Thread-safe.
final class StateMethods {
    private final DoorWallet wallet;

    StateMethods(DoorWallet wallet) {
        this.wallet = wallet;
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_chainId", (_, _) -> Hex.node(Hex.number(wallet.chain().chainId())),
                "net_version", (_, _) -> Hex.node(Long.toString(wallet.chain().chainId())),
                "eth_blockNumber", (_, _) -> blockNumber(),
                "eth_syncing", (_, _) -> syncing(),
                "eth_getBalance", (_, p) -> Hex.node(Hex.number(account(p).balance())),
                "eth_getTransactionCount", (_, p) -> transactionCount(p),
                "eth_getCode", (_, p) -> code(p),
                "eth_getStorageAt", (_, p) -> storage(p),
                "eth_call", (_, p) -> new Calls(wallet).call(p),
                "eth_estimateGas", (_, p) -> new Calls(wallet).estimate(p));
    }

    private JsonNode blockNumber() throws RefusedException {
        var head = Answers.value(wallet.questions().head(HeadKind.SIGNED));
        return Hex.node(Hex.number(head.number().value()));
    }

    /// False once a newest block is proven; before that there is nothing to tell numbers of.
    private JsonNode syncing() throws RefusedException {
        var _ = Answers.proven(wallet.questions().head(HeadKind.SIGNED));
        return JsonNodeFactory.instance.booleanNode(false);
    }

    private AccountState account(Params params) throws RefusedException {
        var at = BlockChoice.read(params.at(1)).head(wallet.questions());
        var found = wallet.questions().accounts(List.of(params.address(0)), at.kind());
        return at.value(Answers.proven(found.getFirst()));
    }

    /// `pending` counts what this wallet signed and still waits; of others' accounts nobody knows that.
    private JsonNode transactionCount(Params params) throws RefusedException {
        var address = params.address(0);
        if (!(BlockChoice.read(params.at(1)) instanceof BlockChoice.NotMade)) {
            return Hex.node(Hex.number(account(params).nonce()));
        }
        return Hex.node(Hex.number(nextNonce(address)));
    }

    private long nextNonce(EthereumAddress address) throws RefusedException {
        if (!wallet.own().accounts().contains(address)) {
            throw new RefusedException(
                    RpcFailure.UNAVAILABLE, "what waits of an account that is not the wallet's is not known");
        }
        return wallet.own()
                .nextNonce(address)
                .orElseThrow(() -> new RefusedException(
                        RpcFailure.UNAVAILABLE, "the account's number of transactions is not proven yet"));
    }

    private JsonNode code(Params params) throws RefusedException {
        var at = BlockChoice.read(params.at(1)).head(wallet.questions());
        var code = at.value(Answers.proven(wallet.questions().code(params.address(0), at.kind())));
        return Hex.node(Hex.of(code.bytes()));
    }

    private JsonNode storage(Params params) throws RefusedException {
        var at = BlockChoice.read(params.at(2)).head(wallet.questions());
        var key = StorageKey.of(Params.number(params.at(1)));
        var found = wallet.questions().storage(params.address(0), List.of(key), at.kind());
        return Hex.node(Hex.of(at.value(Answers.proven(found.getFirst())).word()));
    }
}
