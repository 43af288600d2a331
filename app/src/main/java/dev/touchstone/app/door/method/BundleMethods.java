package dev.touchstone.app.door.method;

import dev.touchstone.app.door.method.Bundles.Bundle;
import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Several calls at once (EIP-5792): transactions one after another, never as one; who needs them to be one is
/// refused. What was sent is remembered while the door is open. Thread-safe.
final class BundleMethods {
    private static final int MOST_CALLS = 10;
    private static final int MOST_CHAINS = 500;

    /// 4096 bytes as hexadecimal digits after 0x.
    private static final int LONGEST_ID = 8_194;

    private static final String VERSION = "2.0.0";

    private final DoorWallet wallet;
    private final Asking asking;
    private final SigningMethods signing;
    private final BlockMethods blocks;
    private final Bundles bundles = new Bundles();

    BundleMethods(DoorWallet wallet, Asking asking, SigningMethods signing, BlockMethods blocks) {
        this.wallet = wallet;
        this.asking = asking;
        this.signing = signing;
        this.blocks = blocks;
    }

    Map<String, Method> methods() {
        return Map.of(
                "wallet_getCapabilities", this::capabilities,
                "wallet_sendCalls", this::send,
                "wallet_getCallsStatus", this::status,
                "wallet_showCallsStatus", this::show);
    }

    private JsonNode capabilities(Caller caller, Params params) throws RefusedException {
        asking.account(caller, params.address(0));
        var ours = Hex.number(wallet.chain().chainId());
        var wanted = Params.list(params.at(1), MOST_CHAINS, Params::number);
        var node = ChainJson.object();
        if (wanted.isEmpty() || wanted.contains(chainId())) {
            node.putObject(ours).putObject("atomic").put("status", "unsupported");
        }
        return node;
    }

    private BigInteger chainId() {
        return BigInteger.valueOf(wallet.chain().chainId());
    }

    private JsonNode send(Caller caller, Params params) throws RefusedException, InterruptedException {
        var bundle = params.object(0);
        var from = signing.from(caller, bundle);
        if (!Params.number(bundle.path("chainId")).equals(chainId())) {
            throw new RefusedException(RpcFailure.UNSUPPORTED_CHAIN_ID, "the wallet is on another chain");
        }
        var calls = bundle.path("calls");
        checkAtomic(bundle.path("atomicRequired"), calls.size());
        refuseCapabilities(bundle.path("capabilities"));
        if (calls.size() > MOST_CALLS) {
            throw new RefusedException(RpcFailure.BUNDLE_TOO_LARGE, "more than " + MOST_CALLS + " calls");
        }
        var requests = Params.list(calls, MOST_CALLS, call -> request(call, from));
        if (requests.isEmpty()) throw Params.invalid("no calls");
        var about = requests.size() + " calls, the first " + SigningMethods.about(calls.path(0));
        var request = new AppRequest.SendCalls(caller.app(), requests);
        var id = id(bundle.path("id"));
        if (id.isEmpty()) {
            var sent = sent(caller, request, about);
            return keep(new Bundles.Key(caller.app(), Hex.of(sent.transactions().getFirst())), sent);
        }
        var key = new Bundles.Key(caller.app(), id.get());
        bundles.take(key);
        try {
            return keep(key, sent(caller, request, about));
        } finally {
            bundles.giveBack(key);
        }
    }

    /// Who leaves it out speaks an older form, in which several calls had to be one transaction.
    private static void checkAtomic(JsonNode required, int calls) throws RefusedException {
        if (required.isBoolean() ? required.asBoolean() : calls > 1) {
            throw new RefusedException(
                    RpcFailure.ATOMICITY_NOT_SUPPORTED,
                    "calls are sent one after another; that has to be said with 'atomicRequired': false");
        }
    }

    private static Optional<String> id(JsonNode given) throws RefusedException {
        if (!Params.isThere(given)) return Optional.empty();
        var id = given.asString("");
        if (id.isEmpty() || id.length() > LONGEST_ID)
            throw Params.invalid("no id of 1 to " + LONGEST_ID + " characters");
        return Optional.of(id);
    }

    private Bundle sent(Caller caller, AppRequest request, String about) throws RefusedException, InterruptedException {
        var decision = asking.ask(caller, request, about);
        if (Asking.plain(decision) instanceof AppDecision.Sent(var hashes, boolean isWhole)) {
            return new Bundle(hashes, isWhole);
        }
        throw Asking.refusal(decision);
    }

    private JsonNode keep(Bundles.Key key, Bundle bundle) {
        bundles.keep(key, bundle);
        return ChainJson.object().put("id", key.id());
    }

    private static EthereumRequest request(JsonNode call, EthereumAddress from) throws RefusedException {
        if (!call.isObject()) throw Params.invalid("no call");
        refuseCapabilities(call.path("capabilities"));
        return TransactionParams.request(call, from);
    }

    private static void refuseCapabilities(JsonNode capabilities) throws RefusedException {
        if (!capabilities.isObject()) return;
        for (var capability : capabilities) {
            if (!capability.path("optional").asBoolean(false)) {
                throw new RefusedException(RpcFailure.UNSUPPORTED_CAPABILITY, "no such capability");
            }
        }
    }

    private Bundle bundle(Caller caller, Params params) throws RefusedException {
        return bundles.find(new Bundles.Key(caller.app(), params.text(0)));
    }

    /// Shows how far it has come, where there is a window.
    private JsonNode show(Caller caller, Params params) throws RefusedException {
        var shown = wallet.requests().show(bundle(caller, params).transactions());
        return switch (shown) {
            case SHOWN -> Hex.nothing();
            case TOO_OFTEN -> throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "it was shown a moment ago");
            case NO_WINDOW ->
                throw new RefusedException(RpcFailure.UNSUPPORTED_METHOD, "there is no window to show it in");
        };
    }

    private JsonNode status(Caller caller, Params params) throws RefusedException {
        var bundle = bundle(caller, params);
        var node = ChainJson.object()
                .put("version", VERSION)
                .put("id", params.text(0))
                .put("chainId", Hex.number(wallet.chain().chainId()))
                .put("atomic", false);
        var receipts = JsonNodeFactory.instance.arrayNode();
        int failed = 0;
        boolean isGone = false;
        for (var hash : bundle.transactions()) {
            var receipt = receipt(hash);
            if (receipt.isEmpty()) {
                isGone |= isGone(hash);
                continue;
            }
            receipts.add(receipt.get());
            if (!receipt.get().path("status").asString("").equals("0x1")) failed++;
        }
        node.set("receipts", receipts);
        return node.put("status", code(bundle, receipts.size(), failed, isGone));
    }

    /// Whether the transaction can never come into a block any more.
    private boolean isGone(Hash256 hash) {
        return wallet.own()
                .payment(hash)
                .map(EthereumPayment::state)
                .filter(state -> state instanceof EthereumPaymentState.Replaced
                        || state instanceof EthereumPaymentState.Overtaken
                        || state instanceof EthereumPaymentState.Abandoned)
                .isPresent();
    }

    /// Source: EIP-5792, "Status Codes".
    private static int code(Bundle bundle, int mined, int failed, boolean isGone) {
        boolean isOver = mined == bundle.transactions().size() || isGone;
        if (!isOver) return 100;
        if (mined == 0) return 400;
        if (failed == mined) return 500;
        return failed == 0 && bundle.whole() && !isGone ? 200 : 600;
    }

    private Optional<ObjectNode> receipt(Hash256 hash) throws RefusedException {
        if (!(wallet.questions().transaction(hash) instanceof Proven<BlockTransaction> found)) return Optional.empty();
        var whole = blocks.receipt(found);
        return Optional.of(whole.retain("logs", "status", "blockHash", "blockNumber", "gasUsed", "transactionHash"));
    }
}
