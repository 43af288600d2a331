package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.HashSet;
import java.util.Optional;

/// Runs the outermost call: makes warm what is warm from the start, sets delegations, divides the gas, and begins the
/// first frame (EIP-2780, 2929, 2930, 3651, 7702, 7825, 8037). Confined to the run's thread.
final class Dispatch {
    /// The most ordinary gas of a transaction (EIP-7825); since Amsterdam what it brings above that is state gas.
    static final long MOST_GAS = 1 << 24;

    private final Run run;
    private final EvmRules rules;
    private final StateJournal state;

    Dispatch(Run run) {
        this.run = run;
        this.rules = run.rules();
        this.state = run.state();
    }

    /// How the call ended, before any refund.
    ///
    /// @param used of the whole limit
    /// @param stateUsed how much of that was state gas
    record Dispatched(Machine.Ending ending, long used, long stateUsed) {}

    Dispatched run(TopCall call, IntrinsicGas intrinsic) {
        warm(call);
        long gas = call.gas() - intrinsic.gas();
        long mostOrdinary = Math.max(0, MOST_GAS - intrinsic.gas());
        long ordinary = rules.hasStateGas() ? Math.min(mostOrdinary, gas) : gas;
        var meter = new Meter(ordinary, gas - ordinary);
        var ending = rules.hasStateGas() ? prepared(call, meter, gas - ordinary) : plain(call, meter);
        return new Dispatched(ending, call.gas() - meter.left(), Math.max(0, meter.stateUsed(gas - ordinary)));
    }

    private Machine.Ending plain(TopCall call, Meter meter) {
        state.addRefund(delegations().apply(call.authorizations()));
        return new Machine(run).run(message(call, meter));
    }

    private Delegations delegations() {
        return new Delegations(run.block().chainId(), state);
    }

    /// Since Amsterdam the call pays for what its beginning changes; where it cannot, all of that is undone.
    private Machine.Ending prepared(TopCall call, Meter meter, long stateGas) {
        int mark = state.mark();
        Message message;
        try {
            payForDelegations(call, meter);
            payForAccount(call, meter);
            message = message(call, meter);
        } catch (Halt halt) {
            state.revert(mark);
            meter.haltAtEntry(stateGas);
            return Machine.Ending.halted(halt.reason());
        }
        return new Machine(run).run(message);
    }

    private void payForDelegations(TopCall call, Meter meter) {
        var paid = new HashSet<EthereumAddress>();
        paid.add(call.from());
        if (call.destination() instanceof Destination.To(var to)
                && !call.value().isZero()) paid.add(to);
        delegations().apply(call.authorizations(), meter, paid);
        meter.keepStateSpent();
    }

    private void payForAccount(TopCall call, Meter meter) {
        boolean makes = switch (call.destination()) {
            case Destination.NewContract _ ->
                state.account(call.created().orElseThrow()).isEmpty();
            case Destination.To(var to) ->
                !call.value().isZero() && state.account(to).isEmpty();
        };
        if (makes) meter.chargeState(GasSchedule.STATE_ACCOUNT);
    }

    private void warm(TopCall call) {
        if (!rules.since(EvmFork.BERLIN)) return;
        state.warmFirst(call.from());
        call.created().ifPresent(state::warmFirst);
        if (call.destination() instanceof Destination.To(var to)) state.warmFirst(to);
        if (rules.since(EvmFork.SHANGHAI)) state.warmFirst(run.block().beneficiary());
        Precompiled.all(rules).forEach(state::warmFirst);
        for (var listed : call.accessList()) {
            state.warmFirst(listed.address());
            for (var key : listed.keys()) state.warmFirst(listed.address(), Word.of(key.value()));
        }
    }

    private Message message(TopCall call, Meter meter) {
        var value = Word.of(call.value().value());
        return switch (call.destination()) {
            case Destination.NewContract _ -> {
                var made = call.created().orElseThrow();
                yield Creation.message(
                        CallKind.CREATE, call.from(), made, call.data().toArray(), value, meter, 0);
            }
            case Destination.To(var to) -> {
                var code = resolve(to, meter);
                var input = call.data().toArray();
                yield new Message(
                        CallKind.CALL,
                        call.from(),
                        to,
                        to,
                        code.code(),
                        code.isDelegated(),
                        value,
                        input,
                        meter,
                        false,
                        0);
            }
        };
    }

    private CallOperations.Resolved resolve(EthereumAddress to, Meter meter) {
        var code = state.code(state.account(to));
        var delegate = rules.since(EvmFork.PRAGUE) ? code.delegate() : Optional.<EthereumAddress>empty();
        if (delegate.isEmpty()) return new CallOperations.Resolved(code, false);
        var account = state.account(delegate.get());
        boolean wasCold = state.warm(account);
        if (rules.hasStateGas())
            meter.charge(rules.gas().account() + (wasCold ? rules.gas().coldAccount() : 0));
        return new CallOperations.Resolved(state.code(account), true);
    }
}
