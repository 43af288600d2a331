package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.precompile.PrecompileResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/// Begins and ends frames (Yellow Paper, 7 and 8; EIP-170, 684, 3541, 7610, 8037). Frames lie in a list, not on Java's
/// stack: 1024 calls deep is as deep
/// as one. Confined to the run's thread.
final class Machine {
    private final Run run;
    private final EvmRules rules;
    private final StateJournal state;
    private final Interpreter interpreter;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Frame.Stack stack = new Frame.Stack();

    Machine(Run run) {
        this.run = run;
        this.rules = run.rules();
        this.state = run.state();
        this.interpreter = new Interpreter(run);
    }

    /// How a message ended.
    ///
    /// @param halt why, where it failed with all its gas
    @SuppressWarnings("ArrayRecordComponent")
    record Ending(boolean succeeded, Optional<HaltReason> halt, byte[] output) {
        static Ending success(byte[] output) {
            return new Ending(true, Optional.empty(), output);
        }

        static Ending reverted(byte[] output) {
            return new Ending(false, Optional.empty(), output);
        }

        static Ending halted(HaltReason reason) {
            return new Ending(false, Optional.of(reason), Frame.nothing());
        }
    }

    /// Runs a message, and all that it calls, to the end.
    Ending run(Message first) {
        var ending = begin(first);
        while (!frames.isEmpty()) {
            var frame = frames.getLast();
            if (ending.isPresent()) {
                resume(frame, ending.get());
                ending = Optional.empty();
            }
            ending = step(frame);
        }
        return ending.orElseThrow();
    }

    private Optional<Ending> step(Frame frame) {
        try {
            var signal = interpreter.run(frame);
            return switch (signal) {
                case CALLS -> begin(Objects.requireNonNull(frame.calls));
                case ENDS -> Optional.of(end(frame, finished(frame)));
                case REVERTS -> Optional.of(end(frame, Ending.reverted(frame.output)));
                case GOES_ON -> throw new IllegalStateException("a frame that stops without an end");
            };
        } catch (Halt halt) {
            return Optional.of(end(frame, Ending.halted(halt.reason())));
        }
    }

    /// Begins a message: its end, where it has one at once, or empty where a frame was opened for it.
    private Optional<Ending> begin(Message message) {
        trace(message);
        int mark = state.mark();
        var self = state.account(message.to());
        if (message.kind().creates()) {
            if (self.hasCodeOrNonce() || (self.hasStoredSlots && !self.isUnknown)) {
                return Optional.of(settle(message, mark, Ending.halted(HaltReason.ADDRESS_COLLISION)));
            }
            state.begin(self, rules.since(EvmFork.SPURIOUS_DRAGON) ? 1 : 0);
        } else if (message.kind() == CallKind.CALL || message.kind() == CallKind.STATICCALL) {
            state.touch(self);
        }
        if (message.movesValue()) move(message, self);
        int number = precompile(message);
        if (number >= 0) return Optional.of(settle(message, mark, runPrecompile(message, number)));
        if (message.runs().isEmpty() && !message.kind().creates()) {
            return Optional.of(settle(message, mark, Ending.success(Frame.nothing())));
        }
        int base = frames.isEmpty() ? 0 : frames.getLast().sp;
        stack.reserve(base);
        frames.addLast(new Frame(message, self, new Memory(run.allowance()), stack, base, mark));
        return Optional.empty();
    }

    private void move(Message message, Account to) {
        var amount = message.value().toInteger();
        state.move(state.account(message.from()), to, amount);
        run.moved(message.from(), message.to(), amount);
    }

    /// The number of the precompiled contract that is called, -1 for none. A delegation to one runs nothing (EIP-7702).
    private int precompile(Message message) {
        if (message.kind().creates() || message.isDelegated()) return -1;
        return Precompiled.numberOf(message.codeOf(), rules);
    }

    private Ending runPrecompile(Message message, int number) {
        long price = rules.precompiles().gas(number, message.input());
        if (price > message.meter().gas) return Ending.halted(HaltReason.OUT_OF_GAS);
        message.meter().gas -= price;
        return switch (rules.precompiles().run(number, message.input())) {
            case PrecompileResult.Output(var bytes) -> Ending.success(bytes);
            case PrecompileResult.Failure _ -> Ending.halted(HaltReason.PRECOMPILE_FAILED);
            case PrecompileResult.Unavailable(var what) -> throw Cut.unavailable(what);
        };
    }

    /// What a frame that went well comes to: where it made a contract, its output must still do as code.
    private Ending finished(Frame frame) {
        if (!frame.message.kind().creates()) return Ending.success(frame.output);
        var code = frame.output;
        if (code.length > rules.mostCodeBytes()) return Ending.halted(HaltReason.CODE_TOO_LARGE);
        boolean isReserved = rules.since(EvmFork.LONDON) && code.length > 0 && (code[0] & 0xff) == 0xef;
        if (isReserved) return Ending.halted(HaltReason.RESERVED_CODE_PREFIX);
        long price = (long) GasSchedule.CODE_BYTE * code.length;
        boolean isFree = price > frame.meter.gas && !rules.since(EvmFork.HOMESTEAD);
        if (isFree) return Ending.success(Frame.nothing());
        if (rules.hasStateGas()) {
            frame.charge(GasSchedule.HASH_WORD * ((code.length + 31L) / 32));
            frame.meter.chargeState((long) GasSchedule.STATE_BYTE * code.length);
        } else {
            frame.charge(price);
        }
        state.setCode(frame.self, new Code(code));
        return Ending.success(code);
    }

    private Ending end(Frame frame, Ending ending) {
        frame.memory.release();
        frames.removeLast();
        return settle(frame.message, frame.mark, ending);
    }

    /// Undoes what a message that failed has changed, and says what is left of its gas.
    private Ending settle(Message message, int mark, Ending ending) {
        if (!ending.succeeded()) {
            state.revert(mark);
            if (ending.halt().isPresent()) message.meter().halt();
            else message.meter().revert();
        }
        traceEnd(message, ending);
        return ending;
    }

    /// Goes on with the frame whose call has ended.
    private static void resume(Frame frame, Ending ending) {
        var called = Objects.requireNonNull(frame.calls);
        frame.calls = null;
        frame.meter.absorb(called.meter(), ending.succeeded());
        boolean isForNothing = frame.paidForAccount && !ending.succeeded();
        if (isForNothing) frame.meter.creditState(GasSchedule.STATE_ACCOUNT);
        if (called.kind().creates()) {
            frame.returned = ending.succeeded() ? Frame.nothing() : ending.output();
            frame.push(ending.succeeded() ? Word.of(called.to()) : Word.ZERO);
            return;
        }
        frame.returned = ending.output();
        long length = Math.min(frame.answerLength, ending.output().length);
        frame.memory.write(frame.answerAt, ending.output(), ending.output().length, 0, length);
        frame.push(ending.succeeded() ? Word.ONE : Word.ZERO);
    }

    private void trace(Message message) {
        if (run.tracer().equals(Tracer.NONE)) return;
        var input = message.kind().creates() ? message.runs().toArray() : message.input();
        run.tracer()
                .callBegins(new Tracer.CallStep(
                        message.depth(),
                        message.kind(),
                        message.from(),
                        message.to(),
                        message.codeOf(),
                        new Wei(message.value().toInteger()),
                        ByteString.of(input),
                        message.meter().gas));
    }

    private void traceEnd(Message message, Ending ending) {
        if (run.tracer().equals(Tracer.NONE)) return;
        var output = ByteString.of(ending.output());
        run.tracer().callEnds(new Tracer.CallEnd(message.depth(), ending.succeeded(), output, message.meter().gas));
    }
}
