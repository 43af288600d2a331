package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What accounts have, and what contracts answer: proven in the state after a block. Thread-safe.
final class StateMethods {
    private static final int MOST_KEYS = 64;

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
                "eth_getProof", (_, p) -> proof(p));
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
        return state(params, 1).account(params.address(0)).value();
    }

    private StateAt state(Params params, int place) throws RefusedException {
        return new StateAt(wallet, BlockChoice.read(params.at(place)));
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
        return Hex.node(Hex.of(state(params, 1).code(params.address(0)).value().bytes()));
    }

    /// EIP-1186, by the nodes that were checked here.
    private JsonNode proof(Params params) throws RefusedException {
        var keys = Params.list(params.at(1), MOST_KEYS, key -> StorageKey.of(Params.number(key)));
        var names = Params.list(params.at(1), MOST_KEYS, key -> key.asString());
        var block = BlockChoice.read(params.at(2)).header(wallet);
        var state = new StateAt(wallet, new BlockChoice.ByHash(block.asOf().hash()));
        var account = state.account(params.address(0));
        var slots = new ArrayList<Proven<StorageSlot>>();
        for (var key : keys) slots.add(state.storage(params.address(0), key));
        return ProofJson.of(account, slots, names);
    }

    private JsonNode storage(Params params) throws RefusedException {
        var key = StorageKey.of(Params.number(params.at(1)));
        return Hex.node(
                Hex.of(state(params, 2).storage(params.address(0), key).value().word()));
    }
}
