package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.RevertReason;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.CallResult;
import java.math.BigInteger;
import java.util.List;
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

    JsonNode call(Params params) throws RefusedException {
        refuseOverrides(params);
        var at = BlockChoice.read(params.at(1)).head(wallet.questions());
        var input = input(params.object(0));
        var result = at.value(Answers.proven(wallet.questions().call(input, at.kind())));
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
    JsonNode estimate(Params params) throws RefusedException {
        refuseOverrides(params);
        var choice = BlockChoice.read(params.at(1));
        if (!(choice instanceof BlockChoice.NotMade)) choice.head(wallet.questions());
        var transaction = unsigned(params.object(0));
        var simulated = Answers.value(wallet.questions().simulate(SimulationInput.of(transaction), HeadKind.SIGNED));
        var tried = simulated.transactions().getFirst();
        return switch (tried.ending()) {
            case Ending.Succeeds _ -> Hex.node(Hex.number(tried.leastGas().orElse(tried.gasUsed())));
            case Ending.Reverts(var output) -> throw reverted(output);
            case Ending.Halts(var reason) ->
                throw new RefusedException(RpcFailure.INVALID_INPUT, "the code would fail: " + reason);
            case Ending.NotTaken(var problem) ->
                throw new RefusedException(RpcFailure.INVALID_INPUT, "no block would take it: " + problem);
        };
    }

    private UnsignedTransaction unsigned(JsonNode call) throws RefusedException {
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
                TransactionParams.accessList(call),
                List.of());
    }

    private static long affordable(Wei balance, Wei value, Wei price) {
        var left = balance.value().subtract(value.value());
        if (left.signum() <= 0 || price.isZero()) return MOST_GAS;
        return left.divide(price.value()).min(BigInteger.valueOf(MOST_GAS)).longValue();
    }
}
