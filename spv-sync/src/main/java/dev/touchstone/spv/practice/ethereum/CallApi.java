package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.HaltReason;
import dev.touchstone.spv.ethereum.evm.Tracer;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers what calls would come to: `eth_call`, `eth_estimateGas`, `eth_createAccessList`. Confined to the
/// practice-ethereum loop.
///
/// Source: execution-apis `src/eth/execute.yaml`; how a refusal is told, go-ethereum.
final class CallApi {
    /// How often an access list is made again until it is that of the run it makes.
    private static final int MOST_ROUNDS = 8;

    private final EthereumState state;

    CallApi(EthereumState state) {
        this.state = state;
    }

    /// Where a call is run.
    private record Scene(Execution execution, ExecutionRules rules, BlockContext block, BlockView view) {
        CallOutcome run(CallParams call, long gas, List<AccessListEntry> warm) {
            return execution.call(call.request(block, gas, warm), view, rules, Tracer.NONE);
        }
    }

    private Scene scene(ExecutionBlock block, WorldState at) {
        var rules = state.rulesOf(block);
        var execution = state.execution();
        return new Scene(execution, rules, execution.context(block.header(), rules), execution.view(at, Rings.AT_ONCE));
    }

    private static void expectNoOverrides(RpcParams params) throws RpcError {
        if (!params.object(2).isEmpty()) {
            throw RpcParams.invalid(2, "the practice chain does not override its state");
        }
    }

    JsonNode call(RpcParams params, ExecutionBlock block, WorldState at) throws RpcError {
        expectNoOverrides(params);
        var call = CallParams.read(params, 0);
        long gas = call.gas().orElse(CallRequest.AMPLE_GAS);
        return switch (scene(block, at).run(call, gas, call.accessList())) {
            case CallOutcome.Returned returned -> text(Hex.of(returned.bytes()));
            case CallOutcome other -> throw failure(other, gas);
        };
    }

    /// The least gas with which the call succeeds, to the unit.
    JsonNode estimate(RpcParams params, ExecutionBlock block, WorldState at) throws RpcError {
        expectNoOverrides(params);
        var call = CallParams.read(params, 0);
        var scene = scene(block, at);
        long most = affordable(
                call,
                at,
                Math.min(
                        call.gas().orElse(ExecutionRules.BLOCK_GAS),
                        scene.rules().mostGas()));
        var outcome = scene.run(call, most, call.accessList());
        if (!(outcome instanceof CallOutcome.Returned returned)) throw failure(outcome, most);
        long tooLittle = returned.gasUsed() - 1;
        long enough = most;
        while (enough - tooLittle > 1) {
            // what it used is mostly near
            long tried = Math.min(tooLittle + (enough - tooLittle) / 2, 2 * tooLittle);
            if (scene.run(call, tried, call.accessList()) instanceof CallOutcome.Returned) enough = tried;
            else tooLittle = tried;
        }
        return text(Hex.number(enough));
    }

    /// The gas that the caller can pay for, where he says what he would pay.
    private static long affordable(CallParams call, WorldState at, long most) throws RpcError {
        if (call.most().isZero()) return most;
        var left =
                at.account(call.from()).balance().value().subtract(call.value().value());
        if (left.signum() < 0) throw new RpcError(RpcError.SERVER, "insufficient funds for transfer");
        return left.divide(call.most().value()).min(BigInteger.valueOf(most)).longValue();
    }

    JsonNode accessList(RpcParams params, ExecutionBlock block, WorldState at) throws RpcError {
        expectNoOverrides(params);
        var call = CallParams.read(params, 0);
        var scene = scene(block, at);
        long gas = call.gas().orElse(CallRequest.AMPLE_GAS);
        var warm = call.accessList();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var next = asked(scene, call, gas, warm);
            if (next.equals(warm)) break;
            warm = next;
        }
        var outcome = scene.run(call, gas, warm);
        var node = JsonNodeFactory.instance.objectNode();
        ExecutionJson.writeAccessList(warm, node.putArray("accessList"));
        return switch (outcome) {
            case CallOutcome.Returned returned -> node.put("gasUsed", Hex.number(returned.gasUsed()));
            case CallOutcome.Reverted reverted ->
                node.put("gasUsed", Hex.number(reverted.gasUsed())).put("error", "execution reverted");
            case CallOutcome other -> throw failure(other, gas);
        };
    }

    /// What the call asks for where this much is warm.
    private static List<AccessListEntry> asked(Scene scene, CallParams call, long gas, List<AccessListEntry> warm) {
        var record = new AccessRecord(scene.view());
        scene.execution().call(call.request(scene.block(), gas, warm), record, scene.rules(), record);
        return record.list(call);
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /// Why a call has no result, in the words that wallets know.
    private static RpcError failure(CallOutcome outcome, long gas) {
        return switch (outcome) {
            case CallOutcome.Reverted(var bytes, var _) ->
                new RpcError(RpcError.REVERTED, RevertText.of(bytes), Hex.of(bytes));
            case CallOutcome.Halted(var reason) -> new RpcError(RpcError.SERVER, text(reason, gas));
            case CallOutcome.OutOfBudget(var what) -> new RpcError(RpcError.SERVER, "execution aborted: " + what);
            case CallOutcome.CannotBeProvenLocally(var what) -> new RpcError(RpcError.SERVER, "cannot be run: " + what);
            case CallOutcome.MissingState(var missing) -> new RpcError(RpcError.SERVER, "not known: " + missing);
            case CallOutcome.Returned _ -> throw new IllegalStateException("a call that has a result");
        };
    }

    private static String text(HaltReason reason, long gas) {
        return switch (reason) {
            case OUT_OF_GAS, INTRINSIC_GAS_TOO_LOW -> "gas required exceeds allowance (" + gas + ")";
            case INSUFFICIENT_BALANCE -> "insufficient funds for transfer";
            case INVALID_OPCODE -> "invalid opcode";
            case BAD_JUMP_DESTINATION -> "invalid jump destination";
            case WRITE_IN_STATIC_CALL -> "write protection";
            case STACK_UNDERFLOW -> "stack underflow";
            case STACK_OVERFLOW -> "stack limit reached";
            case RETURN_DATA_OUT_OF_BOUNDS -> "return data out of bounds";
            case ADDRESS_COLLISION -> "contract address collision";
            case CODE_TOO_LARGE -> "max code size exceeded";
            case INIT_CODE_TOO_LARGE -> "max initcode size exceeded";
            case RESERVED_CODE_PREFIX -> "invalid code: must not begin with 0xef";
            case PRECOMPILE_FAILED -> "precompile failed";
        };
    }
}
