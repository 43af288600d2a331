package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.RevertReason;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.CallResult;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Runs calls and tries transactions here, over proven state. Thread-safe.
final class Calls {
    /// No transaction may have more since Osaka (EIP-7825).
    private static final long MOST_GAS = 1 << 24;

    private final DoorWallet wallet;

    Calls(DoorWallet wallet) {
        this.wallet = wallet;
    }

    /// State overrides change what is proven, so they are refused.
    private static void refuseOverrides(Params params) throws RefusedException {
        if (params.has(2) || params.has(3)) {
            throw new RefusedException(
                    RpcFailure.INVALID_PARAMS, "state cannot be overridden: calls run on proven state");
        }
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_call", (_, p) -> call(p),
                "eth_estimateGas", (_, p) -> estimate(p),
                "eth_createAccessList", (_, p) -> accessList(p));
    }

    private JsonNode call(Params params) throws RefusedException {
        refuseOverrides(params);
        var state = new StateAt(wallet, BlockChoice.read(params.at(1)));
        var result = state.call(input(params.object(0))).value();
        return switch (result.outcome()) {
            case CallResult.Outcome.Returned(var bytes) -> Hex.node(Hex.of(bytes));
            case CallResult.Outcome.Reverted(var bytes) -> throw reverted(bytes);
            case CallResult.Outcome.Halted(var reason) ->
                throw new RefusedException(RpcFailure.INVALID_INPUT, "the code failed: " + reason);
        };
    }

    private static CallInput input(JsonNode call) throws RefusedException {
        if (!Params.isThere(call.path("to"))) throw Params.invalid("a call without a contract");
        long gas = Params.isThere(call.path("gas")) ? Params.count(call.path("gas")) : CallInput.AMPLE_GAS;
        return new CallInput(
                Params.address(call.path("to")),
                TransactionParams.data(call),
                Params.weiIfAny(call.path("value")).orElse(Wei.ZERO),
                Params.isThere(call.path("from")) ? Params.address(call.path("from")) : EthereumAddress.ZERO,
                Math.min(gas, CallInput.MOST_GAS));
    }

    private static RefusedException reverted(ByteString output) {
        var words = switch (RevertReason.of(output)) {
            case RevertReason.Words(var text) -> "execution reverted: " + text;
            case RevertReason.Panic(var code) -> "execution reverted: panic 0x" + code.toString(16);
            case RevertReason.Custom _, RevertReason.None _ -> "execution reverted";
        };
        return new RefusedException(new RpcFailure(RpcFailure.REVERTED, words, Optional.of(output)));
    }

    /// The least gas with which the transaction does all that it does, found by trying it (EIP-1474 leaves open
    /// how).
    private JsonNode estimate(Params params) throws RefusedException {
        refuseOverrides(params);
        checkNext(BlockChoice.read(params.at(1)));
        var call = params.object(0);
        var tried = tried(call, TransactionParams.accessList(call));
        return Hex.node(Hex.number(tried.leastGas().orElse(tried.gasUsed())));
    }

    /// A transaction is tried in the block after the newest, and in no other.
    private void checkNext(BlockChoice choice) throws RefusedException {
        boolean isNext = choice instanceof BlockChoice.NotMade
                || (choice instanceof BlockChoice.Head(var kind) && kind == HeadKind.SIGNED);
        if (isNext) return;
        var newest = Answers.proven(wallet.questions().head(HeadKind.SIGNED));
        if (!choice.header(wallet).asOf().equals(newest.asOf())) {
            throw new RefusedException(
                    RpcFailure.UNAVAILABLE, "transactions are tried in the block after the newest; ask about 'latest'");
        }
    }

    private SimulatedTransaction tried(JsonNode call, List<AccessListEntry> list) throws RefusedException {
        var transaction = unsigned(call, list);
        var simulated = Answers.value(wallet.questions().simulate(SimulationInput.of(transaction), HeadKind.SIGNED));
        var tried = simulated.transactions().getFirst();
        return switch (tried.ending()) {
            case Ending.Succeeds _ -> tried;
            case Ending.Reverts(var output) -> throw reverted(output);
            case Ending.Halts(var reason) ->
                throw new RefusedException(RpcFailure.INVALID_INPUT, "the code would fail: " + reason);
            case Ending.NotTaken(var problem) ->
                throw new RefusedException(RpcFailure.INVALID_INPUT, "no block would take it: " + problem);
        };
    }

    private UnsignedTransaction unsigned(JsonNode call, List<AccessListEntry> list) throws RefusedException {
        var from = Params.isThere(call.path("from")) ? Params.address(call.path("from")) : EthereumAddress.ZERO;
        var questions = wallet.questions();
        var sender =
                Answers.value(questions.accounts(List.of(from), HeadKind.SIGNED).getFirst());
        var next = Fee.nextBaseFee(questions);
        var value = Params.weiIfAny(call.path("value")).orElse(Wei.ZERO);
        long gas = Params.isThere(call.path("gas"))
                ? Math.min(Params.count(call.path("gas")), MOST_GAS)
                : affordable(sender.balance(), value, next);
        return new UnsignedTransaction(
                from,
                TransactionType.FEE_MARKET,
                sender.nonce(),
                new Fees.FeeMarket(Wei.ZERO, next),
                gas,
                TransactionParams.destination(call),
                value,
                TransactionParams.data(call),
                list,
                List.of());
    }

    /// The accounts and words that the call needs, by running it here (EIP-2930): exactly those whose proofs it
    /// took.
    private JsonNode accessList(Params params) throws RefusedException {
        refuseOverrides(params);
        var choice = BlockChoice.read(params.at(1));
        checkNext(choice);
        var call = params.object(0);
        var result = new StateAt(wallet, choice instanceof BlockChoice.NotMade ? BlockChoice.latest() : choice)
                .call(input(call));
        if (result.value().outcome() instanceof CallResult.Outcome.Reverted(var bytes)) throw reverted(bytes);
        var list = AccessLists.of(result);
        var node =
                ChainJson.object().put("gasUsed", Hex.number(tried(call, list).gasUsed()));
        node.set("accessList", ChainJson.accessList(list));
        return node;
    }

    private static long affordable(Wei balance, Wei value, Wei price) {
        var left = balance.value().subtract(value.value());
        if (left.signum() <= 0 || price.isZero()) return MOST_GAS;
        return left.divide(price.value()).min(BigInteger.valueOf(MOST_GAS)).longValue();
    }
}
