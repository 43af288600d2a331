package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The object in which apps write a transaction that they want (execution-apis `GenericTransaction`). Pure.
final class TransactionParams {
    /// More than a transaction may have in any pool.
    private static final int MOST_DATA = 256 * 1024;

    private static final int MOST_ENTRIES = 256;

    private TransactionParams() {}

    /// `input` and `data` are two names of one thing.
    static ByteString data(JsonNode call) throws RefusedException {
        var input = call.path("input");
        var data = call.path("data");
        if (Params.isThere(input) && Params.isThere(data) && !input.equals(data)) {
            throw Params.invalid("'input' and 'data' are not the same");
        }
        var given = Params.isThere(input) ? input : data;
        return Params.isThere(given) ? Params.bytes(given, MOST_DATA) : ByteString.EMPTY;
    }

    static Destination destination(JsonNode call) throws RefusedException {
        return Params.isThere(call.path("to"))
                ? new Destination.To(Params.address(call.path("to")))
                : new Destination.NewContract();
    }

    static List<AccessListEntry> accessList(JsonNode call) throws RefusedException {
        return Params.list(
                call.path("accessList"),
                MOST_ENTRIES,
                entry -> new AccessListEntry(
                        Params.address(entry.path("address")),
                        Params.list(
                                entry.path("storageKeys"), MOST_ENTRIES, key -> StorageKey.of(Params.number(key)))));
    }

    /// What the app wants to have sent, and what it says of gas and fees. What it leaves out the wallet settles.
    static EthereumRequest request(JsonNode call, EthereumAddress from) throws RefusedException {
        for (var refused : List.of("authorizationList", "blobs", "blobVersionedHashes", "maxFeePerBlobGas")) {
            if (Params.isThere(call.path(refused))) {
                throw new RefusedException(
                        RpcFailure.INVALID_PARAMS, "an app cannot ask for a transaction with '" + refused + "'");
            }
        }
        var data = data(call);
        var to = destination(call);
        if (to instanceof Destination.NewContract && data.isEmpty()) throw Params.invalid("neither payee nor code");
        var value = Params.weiIfAny(call.path("value")).orElse(Wei.ZERO);
        var order = to instanceof Destination.To(var payee) && data.isEmpty()
                ? new EthereumOrder.PayEther(from, payee, value)
                : new EthereumOrder.Call(from, to, value, data);
        return new EthereumRequest(
                order, fee(call), count(call.path("nonce")), count(call.path("gas")), accessList(call));
    }

    private static OptionalLong count(JsonNode value) throws RefusedException {
        return Params.isThere(value) ? OptionalLong.of(Params.count(value)) : OptionalLong.empty();
    }

    private static FeeWish fee(JsonNode call) throws RefusedException {
        var price = Params.weiIfAny(call.path("gasPrice"));
        var most = Params.weiIfAny(call.path("maxFeePerGas"));
        var tip = Params.weiIfAny(call.path("maxPriorityFeePerGas"));
        if (price.isPresent() && (most.isPresent() || tip.isPresent())) {
            throw Params.invalid("'gasPrice' beside fees of the other kind");
        }
        if (price.isPresent()) return new FeeWish.Exactly(new Fees.GasPrice(price.get()));
        if (most.isPresent() && tip.isPresent()) {
            if (most.get().isLessThan(tip.get())) throw Params.invalid("a tip above the most that is paid");
            return new FeeWish.Exactly(new Fees.FeeMarket(tip.get(), most.get()));
        }
        return new FeeWish.Soon(FeeWish.Speed.NORMAL);
    }
}
