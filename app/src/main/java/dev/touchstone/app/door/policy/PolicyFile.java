package dev.touchstone.app.door.policy;

import dev.touchstone.app.door.policy.DoorPolicy.Asset;
import dev.touchstone.app.door.policy.DoorPolicy.Limit;
import dev.touchstone.app.door.policy.DoorPolicy.Rules;
import dev.touchstone.app.door.policy.DoorPolicy.TypedRule;
import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads a file of rules for apps (docs/door.md, "Rules"). Strict: a member that it does not know makes the
/// whole file worthless, as it may have been meant to forbid something. Pure.
public final class PolicyFile {
    private static final int MOST = 200;
    private static final Map<String, AppAct> METHODS = Map.of(
            "eth_requestAccounts", AppAct.CONNECT,
            "eth_sendTransaction", AppAct.SEND,
            "wallet_sendCalls", AppAct.SEND_CALLS,
            "personal_sign", AppAct.SIGN_TEXT,
            "eth_signTypedData_v4", AppAct.SIGN_TYPED,
            "wallet_watchAsset", AppAct.WATCH_ASSET);

    private PolicyFile() {}

    /// Ends the reading of a file that is none; never leaves this class.
    private static final class NoPolicyException extends Exception {
        private static final long serialVersionUID = 1L;

        NoPolicyException(String reason) {
            super(reason, null, false, false);
        }
    }

    public static Parsed<DoorPolicy> parse(String text) {
        return switch (RpcText.json(text)) {
            case Parsed.Malformed<JsonNode>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<JsonNode>(var tree) -> {
                try {
                    yield Parsed.ok(policy(tree));
                } catch (NoPolicyException e) {
                    yield Parsed.malformed(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private static DoorPolicy policy(JsonNode tree) throws NoPolicyException {
        only(tree, "version", "apps");
        if (!tree.path("version").isInt() || tree.path("version").asInt() != 1) {
            throw new NoPolicyException("'version' is not 1");
        }
        var apps = new LinkedHashMap<AppOrigin, Rules>();
        for (var each : items(tree.path("apps"), "apps")) {
            if (apps.put(app(each), rules(each)) != null) throw new NoPolicyException("an app twice");
        }
        return new DoorPolicy(apps);
    }

    private static void only(JsonNode node, String... known) throws NoPolicyException {
        if (!node.isObject()) throw new NoPolicyException("no object where one belongs");
        for (var name : node.propertyNames()) {
            if (!List.of(known).contains(name)) throw new NoPolicyException("'" + name + "' is not known");
        }
    }

    private static List<JsonNode> items(JsonNode node, String name) throws NoPolicyException {
        if (node.isMissingNode()) return List.of();
        if (!node.isArray() || node.size() > MOST) throw new NoPolicyException("'" + name + "' is no list");
        return node.valueStream().toList();
    }

    private static AppOrigin app(JsonNode node) throws NoPolicyException {
        if (node.has("origin") == node.has("program")) {
            throw new NoPolicyException("an app has either an 'origin' or is a 'program'");
        }
        var parsed = node.has("origin")
                ? AppOrigin.ofHeader(node.path("origin").asString(""))
                : AppOrigin.program(node.path("program").asString(""));
        return switch (parsed) {
            case Parsed.Ok<AppOrigin>(var app) -> app;
            case Parsed.Malformed<AppOrigin>(var reason) -> throw new NoPolicyException(reason);
        };
    }

    private static Rules rules(JsonNode node) throws NoPolicyException {
        only(node, "origin", "program", "accounts", "methods", "limits", "spenders", "typedData");
        var acts = new LinkedHashSet<AppAct>();
        for (var method : items(node.path("methods"), "methods")) {
            var act = Optional.ofNullable(METHODS.get(method.asString("")));
            acts.add(act.orElseThrow(() -> new NoPolicyException("no method '" + method.asString("") + "'")));
        }
        return new Rules(
                addresses(node.path("accounts"), "accounts"),
                acts,
                limits(node.path("limits")),
                Set.copyOf(addresses(node.path("spenders"), "spenders")),
                typed(node.path("typedData")));
    }

    private static List<EthereumAddress> addresses(JsonNode node, String name) throws NoPolicyException {
        var addresses = new LinkedHashSet<EthereumAddress>();
        for (var each : items(node, name)) addresses.add(address(each));
        return List.copyOf(addresses);
    }

    private static EthereumAddress address(JsonNode node) throws NoPolicyException {
        if (EthereumAddress.parse(node.asString("")) instanceof AddressText.Valid(var address, var _)) return address;
        throw new NoPolicyException("'" + node.asString("") + "' is no address");
    }

    private static Map<Asset, Limit> limits(JsonNode node) throws NoPolicyException {
        var limits = new LinkedHashMap<Asset, Limit>();
        for (var each : items(node, "limits")) {
            only(each, "asset", "perRequest", "perDay");
            boolean isEther = each.path("asset").asString("").equals("ether");
            var asset = isEther ? new Asset.Ether() : new Asset.Token(address(each.path("asset")));
            var limit = new Limit(amount(each.path("perRequest")), amount(each.path("perDay")));
            if (limits.put(asset, limit) != null) throw new NoPolicyException("an asset twice");
        }
        return limits;
    }

    /// Digits of the smallest unit, as text: a JSON number may have been rounded by whoever wrote it.
    private static BigInteger amount(JsonNode node) throws NoPolicyException {
        var text = node.isString() ? node.asString() : "";
        if (!text.matches("[0-9]{1,78}")) throw new NoPolicyException("an amount is digits in quotation marks");
        return new BigInteger(text);
    }

    private static Set<TypedRule> typed(JsonNode node) throws NoPolicyException {
        var rules = new ArrayList<TypedRule>();
        for (var each : items(node, "typedData")) {
            only(each, "contract", "primaryType");
            var type = each.path("primaryType").asString("");
            if (type.isEmpty()) throw new NoPolicyException("typed data without a 'primaryType'");
            rules.add(new TypedRule(address(each.path("contract")), type));
        }
        return Set.copyOf(rules);
    }
}
