package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Several calls at once (EIP-5792): transactions one after another, never as one; who needs them to be one is
/// refused. What was sent is remembered while the door is open. Thread-safe.
final class BundleMethods {
    private static final int MOST_CALLS = 10;
    private static final int MOST_BUNDLES = 500;
    private static final int LONGEST_ID = 4_096;
    private static final String VERSION = "2.0.0";

    private final DoorWallet wallet;
    private final Asking asking;
    private final SigningMethods signing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Bundle> bundles = new LinkedHashMap<>();

    /// A bundle is its app's: others do not know it.
    private record Key(AppOrigin app, String id) {}

    private record Bundle(List<Hash256> transactions, boolean whole) {}

    BundleMethods(DoorWallet wallet, Asking asking, SigningMethods signing) {
        this.wallet = wallet;
        this.asking = asking;
        this.signing = signing;
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
        var wanted = Params.list(params.at(1), MOST_BUNDLES, Params::number);
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
        if (bundle.path("atomicRequired").asBoolean(false)) {
            throw new RefusedException(RpcFailure.ATOMICITY_NOT_SUPPORTED, "calls are sent one after another");
        }
        refuseCapabilities(bundle.path("capabilities"));
        var calls = bundle.path("calls");
        if (calls.size() > MOST_CALLS) {
            throw new RefusedException(RpcFailure.BUNDLE_TOO_LARGE, "more than " + MOST_CALLS + " calls");
        }
        var requests = Params.list(calls, MOST_CALLS, call -> request(call, from));
        if (requests.isEmpty()) throw Params.invalid("no calls");
        var named = Optional.of(bundle.path("id").asString("")).filter(id -> !id.isEmpty());
        if (named.isPresent()) checkNew(caller, named.get());
        var decision = asking.ask(
                caller,
                new AppRequest.SendCalls(caller.app(), requests),
                requests.size() + " calls, the first " + SigningMethods.about(calls.path(0)));
        if (!(Asking.plain(decision) instanceof AppDecision.Sent(var hashes, boolean isWhole))) {
            throw Asking.refusal(decision);
        }
        var id = named.orElseGet(() -> Hex.of(hashes.getFirst()));
        keep(new Key(caller.app(), id), new Bundle(hashes, isWhole));
        return ChainJson.object().put("id", id);
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

    private void checkNew(Caller caller, String id) throws RefusedException {
        if (id.length() > LONGEST_ID) throw Params.invalid("too long an id");
        lock.lock();
        try {
            if (bundles.containsKey(new Key(caller.app(), id))) {
                throw new RefusedException(RpcFailure.DUPLICATE_ID, "there is a bundle with this id");
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep(Key key, Bundle bundle) {
        lock.lock();
        try {
            bundles.put(key, bundle);
            if (bundles.size() > MOST_BUNDLES)
                bundles.remove(bundles.keySet().iterator().next());
        } finally {
            lock.unlock();
        }
    }

    private Bundle bundle(Caller caller, Params params) throws RefusedException {
        lock.lock();
        try {
            var bundle = bundles.get(new Key(caller.app(), params.text(0)));
            if (bundle != null) return bundle;
        } finally {
            lock.unlock();
        }
        throw new RefusedException(RpcFailure.UNKNOWN_BUNDLE, "no bundle with this id");
    }

    private JsonNode show(Caller caller, Params params) throws RefusedException {
        bundle(caller, params);
        return Hex.nothing();
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
        for (var hash : bundle.transactions()) {
            var receipt = receipt(hash);
            if (receipt.isEmpty()) continue;
            receipts.add(receipt.get());
            if (!receipt.get().path("status").asString("").equals("0x1")) failed++;
        }
        node.set("receipts", receipts);
        return node.put("status", code(bundle, receipts.size(), failed));
    }

    /// Source: EIP-5792, "Status Codes".
    private static int code(Bundle bundle, int mined, int failed) {
        if (mined < bundle.transactions().size()) return 100;
        if (failed == 0 && bundle.whole()) return 200;
        return failed == mined ? 500 : 600;
    }

    private Optional<ObjectNode> receipt(Hash256 hash) throws RefusedException {
        if (!(wallet.questions().transaction(hash) instanceof Proven<BlockTransaction> found)) return Optional.empty();
        var number = BlockChoice.read(
                Hex.node(Hex.number(found.value().block().height().value())));
        var block = number.header(wallet.questions());
        var receipts = Answers.proven(wallet.blocks().receipts(block));
        var whole = ReceiptJson.receipt(block, found, receipts);
        return Optional.of(whole.retain("logs", "status", "blockHash", "blockNumber", "gasUsed", "transactionHash"));
    }
}
