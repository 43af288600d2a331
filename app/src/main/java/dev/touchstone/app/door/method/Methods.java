package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// All methods that the door knows. Thread-safe.
public final class Methods {
    /// What an app may ask before the user connected it: nothing that tells of the user or costs servers
    /// anything.
    private static final Set<String> FOR_STRANGERS = Set.of(
            "eth_chainId",
            "net_version",
            "web3_clientVersion",
            "eth_accounts",
            "eth_requestAccounts",
            "wallet_getPermissions",
            "wallet_requestPermissions",
            "wallet_switchEthereumChain",
            "wallet_addEthereumChain");

    /// What others have and this door never will: signing what nobody can read, and deciding for the user.
    private static final Set<String> NEVER = Set.of(
            "eth_sign",
            "eth_signTransaction",
            "eth_signTypedData",
            "eth_signTypedData_v1",
            "eth_signTypedData_v3",
            "eth_getEncryptionPublicKey",
            "eth_decrypt");

    /// What takes many questions to servers.
    private static final Set<String> HEAVY = Set.of("eth_getLogs", "eth_getFilterLogs", "eth_feeHistory");

    private final HeavyCalls heavy = new HeavyCalls();
    private final Asking asking;
    private final Map<String, Method> methods;

    /// @param software what `web3_clientVersion` says
    public Methods(DoorWallet wallet, String software) {
        this.asking = new Asking(wallet);
        var signing = new SigningMethods(wallet, asking);
        var all = new HashMap<String, Method>();
        var lists = new RecentLists(wallet.blocks());
        var logs = new Logs(wallet, lists);
        var blocks = new BlockMethods(wallet, lists);
        all.putAll(new StateMethods(wallet).methods());
        all.putAll(new Calls(wallet).methods());
        all.putAll(blocks.methods());
        all.put("eth_getLogs", (_, p) -> logs.find(p.object(0)));
        all.putAll(new Filters(wallet, logs).methods());
        all.putAll(new Fee(wallet, lists).methods());
        all.putAll(new AccountMethods(wallet, asking).methods());
        all.putAll(signing.methods());
        all.putAll(new WalletMethods(wallet, asking, logs, software).methods());
        all.putAll(new BundleMethods(wallet, asking, signing, blocks).methods());
        this.methods = Map.copyOf(all);
    }

    /// Whether the user connected the app.
    public boolean isConnected(AppOrigin app) {
        return asking.isConnected(app);
    }

    public Set<String> names() {
        return methods.keySet();
    }

    public JsonNode result(Caller caller, String name, JsonNode params) throws RefusedException, InterruptedException {
        if (NEVER.contains(name)) {
            throw new RefusedException(RpcFailure.UNSUPPORTED_METHOD, "this wallet does not do '" + name + "'");
        }
        var method = methods.get(name);
        if (method == null)
            throw new RefusedException(RpcFailure.UNSUPPORTED_METHOD, "the method '" + name + "' does not exist here");
        if (!FOR_STRANGERS.contains(name)) asking.session(caller);
        if (!HEAVY.contains(name)) return method.result(caller, new Params(params));
        return heavy.result(caller, () -> method.result(caller, new Params(params)));
    }
}
