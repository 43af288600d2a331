package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.Frame.Signal;
import java.math.BigInteger;
import java.util.Optional;

/// The instructions that call, create and end (Yellow Paper, appendix H.2, f0s; EIP-150, 161, 2929, 3860, 6780, 7702).
/// Confined to the run's thread.
final class CallOperations {
    private final Run run;
    private final EvmRules rules;
    private final StateJournal state;
    private final Creation creation;

    CallOperations(Run run) {
        this.run = run;
        this.rules = run.rules();
        this.state = run.state();
        this.creation = new Creation(run);
    }

    Signal run(Frame f, int op) {
        return switch (op) {
            case Op.CREATE -> creation.begin(f, CallKind.CREATE);
            case Op.CREATE2 -> creation.begin(f, CallKind.CREATE2);
            case Op.CALL -> call(f, CallKind.CALL);
            case Op.CALLCODE -> call(f, CallKind.CALLCODE);
            case Op.DELEGATECALL -> call(f, CallKind.DELEGATECALL);
            case Op.STATICCALL -> call(f, CallKind.STATICCALL);
            case Op.RETURN -> {
                returns(f);
                yield Signal.ENDS;
            }
            case Op.REVERT -> {
                returns(f);
                yield Signal.REVERTS;
            }
            case Op.SELFDESTRUCT -> selfdestruct(f);
            default -> throw new IllegalStateException("no such operation: " + op);
        };
    }

    private static void returns(Frame f) {
        long from = f.popLength();
        long length = f.popLength();
        f.useMemory(from, length);
        f.output = f.memory.copy(from, length);
    }

    private Signal call(Frame f, CallKind kind) {
        var asked = f.pop();
        var target = f.pop().toAddress();
        boolean bringsValue = kind == CallKind.CALL || kind == CallKind.CALLCODE;
        var value = bringsValue ? f.pop() : Word.ZERO;
        if (kind == CallKind.CALL && !value.isZero()) f.forbidStatic();
        long inputAt = f.popLength();
        long inputLength = f.popLength();
        f.answerAt = f.popLength();
        f.answerLength = f.popLength();
        f.useMemory(inputAt, inputLength);
        f.useMemory(f.answerAt, f.answerLength);
        var callee = state.account(target);
        if (rules.since(EvmFork.BERLIN) && state.warm(callee))
            f.charge(rules.gas().coldAccount());
        if (!value.isZero()) f.charge(rules.gas().callValue());
        boolean makesAccount = kind == CallKind.CALL && isMadeBy(callee, value);
        if (makesAccount && !rules.hasStateGas()) f.charge(GasSchedule.NEW_ACCOUNT);
        var code = resolve(f, callee);
        f.paidForAccount = makesAccount && rules.hasStateGas();
        if (f.paidForAccount) f.meter.chargeState(GasSchedule.STATE_ACCOUNT);
        long gas = gasFor(f, asked);
        f.charge(gas);
        if (!value.isZero()) gas += GasSchedule.CALL_STIPEND;
        f.returned = Frame.nothing();
        boolean isPossible = f.message.depth() < Message.MOST_DEPTH
                && (value.isZero() || f.self.balance.compareTo(value.toInteger()) >= 0);
        if (!isPossible) {
            f.meter.gas += gas;
            if (f.paidForAccount) f.meter.creditState(GasSchedule.STATE_ACCOUNT);
            f.push(Word.ZERO);
            return Signal.GOES_ON;
        }
        f.calls = message(f, kind, target, code, value, f.memory.copy(inputAt, inputLength), gas);
        return Signal.CALLS;
    }

    private static Message message(
            Frame f, CallKind kind, EthereumAddress target, Resolved code, Word value, byte[] input, long gas) {
        var message = f.message;
        boolean isOwn = kind == CallKind.CALLCODE || kind == CallKind.DELEGATECALL;
        boolean isDelegate = kind == CallKind.DELEGATECALL;
        return new Message(
                kind,
                isDelegate ? message.from() : message.to(),
                isOwn ? message.to() : target,
                target,
                code.code,
                code.isDelegated,
                isDelegate ? message.value() : value,
                input,
                f.meter.child(gas),
                message.isStatic() || kind == CallKind.STATICCALL,
                message.depth() + 1);
    }

    /// Whether the call makes the account: before Spurious Dragon any that does not exist, since then one that is empty
    /// and is brought something (EIP-161).
    private boolean isMadeBy(Account callee, Word value) {
        if (rules.since(EvmFork.SPURIOUS_DRAGON)) return !value.isZero() && callee.isEmpty();
        return !callee.exists;
    }

    /// Code to run, which is another account's where the one that was called delegates (EIP-7702).
    record Resolved(Code code, boolean isDelegated) {}

    private Resolved resolve(Frame f, Account callee) {
        var code = state.code(callee);
        var delegate = rules.since(EvmFork.PRAGUE) ? code.delegate() : Optional.<EthereumAddress>empty();
        if (delegate.isEmpty()) return new Resolved(code, false);
        var account = state.account(delegate.get());
        f.charge(
                state.warm(account)
                        ? rules.gas().account() + rules.gas().coldAccount()
                        : rules.gas().account());
        return new Resolved(state.code(account), true);
    }

    /// What of the gas the called one gets: since Tangerine Whistle at most all but a 64th (EIP-150).
    private long gasFor(Frame f, Word asked) {
        boolean isSmall = (asked.a() | asked.b() | asked.c()) == 0 && asked.d() >= 0;
        if (!rules.since(EvmFork.TANGERINE_WHISTLE)) {
            if (!isSmall || asked.d() > f.meter.gas) throw new Halt(HaltReason.OUT_OF_GAS);
            return asked.d();
        }
        long most = f.meter.gas - f.meter.gas / 64;
        return isSmall ? Math.min(asked.d(), most) : most;
    }

    private Signal selfdestruct(Frame f) {
        f.forbidStatic();
        var heir = state.account(f.pop().toAddress());
        var gas = rules.gas();
        if (rules.since(EvmFork.BERLIN) && state.warm(heir)) f.charge(gas.coldAccount() + gas.account());
        if (rules.since(EvmFork.TANGERINE_WHISTLE) && makes(heir, f.self.balance)) payForHeir(f);
        if (!f.self.isDestroyed) state.addRefund(gas.destroyRefund());
        boolean ends = !rules.since(EvmFork.CANCUN) || f.self.isNew;
        leave(f.self, heir, ends);
        if (ends) state.destroy(f.self);
        return Signal.ENDS;
    }

    private void payForHeir(Frame f) {
        f.charge(rules.hasStateGas() ? GasSchedule.ACCOUNT_WRITE : GasSchedule.NEW_ACCOUNT);
        if (rules.hasStateGas()) f.meter.chargeState(GasSchedule.STATE_ACCOUNT);
    }

    private boolean makes(Account heir, BigInteger balance) {
        if (rules.since(EvmFork.SPURIOUS_DRAGON)) return balance.signum() != 0 && heir.isEmpty();
        return !heir.exists;
    }

    /// All goes to the heir. Where one ends that is its own heir nobody gets it, until Amsterdam (EIP-8246).
    private void leave(Account self, Account heir, boolean ends) {
        var balance = self.balance;
        if (heir != self) {
            state.setBalance(self, BigInteger.ZERO);
            state.addBalance(heir, balance);
            run.moved(self.address, heir.address, balance);
        } else if (ends && !rules.since(EvmFork.AMSTERDAM)) {
            state.setBalance(self, BigInteger.ZERO);
        }
    }
}
