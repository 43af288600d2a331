package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppSession;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Which accounts an app may see (EIP-1102, EIP-2255). The one permission there is is `eth_accounts`: everything
/// else is asked for each time. Thread-safe.
final class AccountMethods {
    private static final String PERMISSION = "eth_accounts";

    private final DoorWallet wallet;
    private final Asking asking;

    AccountMethods(DoorWallet wallet, Asking asking) {
        this.wallet = wallet;
        this.asking = asking;
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_accounts", (caller, _) -> addresses(seen(caller)),
                "eth_coinbase", (caller, _) -> first(caller),
                "eth_requestAccounts", (caller, _) -> addresses(connected(caller)),
                "wallet_getPermissions", (caller, _) -> permissions(caller),
                "wallet_requestPermissions", this::requestPermissions,
                "wallet_revokePermissions", this::revokePermissions);
    }

    private List<EthereumAddress> seen(Caller caller) {
        return wallet.apps()
                .known()
                .get()
                .session(caller.app())
                .map(asking::visible)
                .orElse(List.of());
    }

    private JsonNode first(Caller caller) throws RefusedException {
        return Hex.node(Hex.of(asking.visible(asking.session(caller)).getFirst()));
    }

    private static JsonNode addresses(List<EthereumAddress> accounts) {
        var array = JsonNodeFactory.instance.arrayNode();
        accounts.forEach(account -> array.add(Hex.of(account)));
        return array;
    }

    private List<EthereumAddress> connected(Caller caller) throws RefusedException, InterruptedException {
        var seen = seen(caller);
        return seen.isEmpty() ? connect(caller) : seen;
    }

    private List<EthereumAddress> connect(Caller caller) throws RefusedException, InterruptedException {
        var request = new AppRequest.Connect(caller.app());
        var decision = asking.ask(caller, request, "to see your accounts");
        if (!(Asking.plain(decision) instanceof AppDecision.Connected(var accounts))) throw Asking.refusal(decision);
        asking.saved(wallet.apps().connect(caller.app(), accounts).join());
        return accounts;
    }

    private JsonNode permissions(Caller caller) {
        var array = JsonNodeFactory.instance.arrayNode();
        wallet.apps().known().get().session(caller.app()).ifPresent(session -> describe(array, session));
        return array;
    }

    private void describe(ArrayNode array, AppSession session) {
        var permission = array.addObject().put("invoker", session.app().text()).put("parentCapability", PERMISSION);
        var caveat = permission.putArray("caveats").addObject().put("type", "restrictReturnedAccounts");
        caveat.set("value", addresses(asking.visible(session)));
    }

    private JsonNode requestPermissions(Caller caller, Params params) throws RefusedException, InterruptedException {
        checkNamed(params);
        connect(caller);
        return permissions(caller);
    }

    private static void checkNamed(Params params) throws RefusedException {
        var wanted = params.object(0);
        if (wanted.size() != 1 || !wanted.path(PERMISSION).isObject()) {
            throw new RefusedException(RpcFailure.INVALID_PARAMS, "the only permission there is is 'eth_accounts'");
        }
    }

    private JsonNode revokePermissions(Caller caller, Params params) throws RefusedException {
        checkNamed(params);
        asking.saved(wallet.apps().disconnect(caller.app()).join());
        return Hex.nothing();
    }
}
