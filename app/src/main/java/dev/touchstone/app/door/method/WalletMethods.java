package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Chains (EIP-3326, EIP-3085), tokens to be shown (EIP-747), and subscriptions. Thread-safe.
final class WalletMethods {
    private final DoorWallet wallet;
    private final Asking asking;
    private final Logs logs;
    private final String software;

    WalletMethods(DoorWallet wallet, Asking asking, Logs logs, String software) {
        this.wallet = wallet;
        this.asking = asking;
        this.logs = logs;
        this.software = software;
    }

    Map<String, Method> methods() {
        return Map.of(
                "web3_clientVersion",
                (_, _) -> Hex.node(software),
                "wallet_switchEthereumChain",
                (_, p) -> sameChain(p),
                "wallet_addEthereumChain",
                (_, p) -> sameChain(p),
                "wallet_watchAsset",
                this::watch,
                "eth_subscribe",
                this::subscribe,
                "eth_unsubscribe",
                this::unsubscribe);
    }

    private JsonNode sameChain(Params params) throws RefusedException {
        var wanted = Params.number(params.object(0).path("chainId"));
        if (wanted.equals(BigInteger.valueOf(wallet.chain().chainId()))) return Hex.nothing();
        throw new RefusedException(RpcFailure.UNKNOWN_CHAIN, "the wallet is on one chain, and it is another");
    }

    private JsonNode watch(Caller caller, Params params) throws RefusedException, InterruptedException {
        asking.session(caller);
        var wanted = params.node().isObject() ? params.node() : params.object(0);
        if (!wanted.path("type").asString("").equals("ERC20")) throw Params.invalid("only ERC20 can be shown");
        var options = wanted.path("options");
        var address = Params.address(options.path("address"));
        var symbol = AppLogEntry.brief(options.path("symbol").asString(""));
        if (symbol.length() > 11) throw Params.invalid("a symbol has at most 11 characters");
        var token = new TokenContract(wallet.chain().id(), address);
        var decision = asking.ask(
                caller, new AppRequest.WatchAsset(caller.app(), token, symbol), "to show the token " + address.text());
        if (Asking.plain(decision) instanceof AppDecision.Agreed) return JsonNodeFactory.instance.booleanNode(true);
        throw Asking.refusal(decision);
    }

    private static Subscriptions subscriptions(Caller caller) throws RefusedException {
        return switch (caller.way()) {
            case Caller.Way.Open(var subscriptions) -> subscriptions;
            case Caller.Way.None() ->
                throw new RefusedException(RpcFailure.UNSUPPORTED_METHOD, "only over a WebSocket can be subscribed");
        };
    }

    private JsonNode subscribe(Caller caller, Params params) throws RefusedException {
        asking.session(caller);
        var open = subscriptions(caller);
        var tail = switch (params.text(0)) {
            case "newHeads" -> Tail.ofHeaders(wallet);
            case "logs" -> Tail.ofLogs(wallet, logs, LogFilter.read(params.at(1)));
            default ->
                throw new RefusedException(
                        RpcFailure.UNSUPPORTED_METHOD,
                        "only 'newHeads' and 'logs' can be subscribed to: of what waits nothing is proven");
        };
        return Hex.node(open.add(() -> {
            asking.session(caller);
            return tail.next();
        }));
    }

    private JsonNode unsubscribe(Caller caller, Params params) throws RefusedException {
        return JsonNodeFactory.instance.booleanNode(subscriptions(caller).end(params.text(0)));
    }
}
