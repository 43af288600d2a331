package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.precompile.PrecompileResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/// Begins and ends frames (Yellow Paper, 7 and 8). Frames lie in a list, not on Java's stack: 1024 calls deep is as deep
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
    record Ending(boolean succeeded, Optional<HaltReason> halt, long gas, byte[] output) {
        static Ending success(long gas, byte[] output) {
            return new Ending(true, Optional.empty(), gas, output);
        }

        static Ending reverted(long gas, byte[] output) {
            return new Ending(false, Optional.empty(), gas, output);
        }

        static Ending halted(HaltReason reason) {
            return new Ending(false, Optional.of(reason), 0, Frame.NOTHING);
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
                case REVERTS -> Optional.of(end(frame, Ending.reverted(frame.gas, frame.output)));
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
                return Optional.of(ended(message, Ending.halted(HaltReason.ADDRESS_COLLISION)));
            }
            state.begin(self, rules.since(EvmFork.SPURIOUS_DRAGON) ? 1 : 0);
        } else if (message.kind() == CallKind.CALL || message.kind() == CallKind.STATICCALL) {
            state.touch(self);
        }
        if (message.movesValue()) move(message, self);
        int number = precompile(message);
        if (number >= 0) return Optional.of(ended(message, runPrecompile(message, number, mark)));
        if (message.runs().isEmpty() && !message.kind().creates()) {
            return Optional.of(ended(message, Ending.success(message.gas(), Frame.NOTHING)));
        }
        int base = frames.isEmpty() ? 0 : frames.getLast().sp;
        stack.reserve(base);
        frames.addLast(new Frame(message, self, new Memory(run.allowance()), stack, base, mark));
        return Optional.empty();
    }

    private void move(Message message, Account to) {
        var amount = message.value().toInteger();
        state.move(state.account(message.from()), to, amount);
        run.tracer().valueMoves(message.from(), message.to(), new Wei(amount));
    }

    /// The number of the precompiled contract that is called, -1 for none. A delegation to one runs nothing (EIP-7702).
    private int precompile(Message message) {
        if (message.kind().creates() || message.isDelegated()) return -1;
        return Precompiled.numberOf(message.codeOf(), rules);
    }

    private Ending runPrecompile(Message message, int number, int mark) {
        long price = rules.precompiles().gas(number, message.input());
        if (price > message.gas()) {
            state.revert(mark);
            return Ending.halted(HaltReason.OUT_OF_GAS);
        }
        return switch (rules.precompiles().run(number, message.input())) {
            case PrecompileResult.Output(var bytes) -> Ending.success(message.gas() - price, bytes);
            case PrecompileResult.Failure _ -> {
                state.revert(mark);
                yield Ending.halted(HaltReason.PRECOMPILE_FAILED);
            }
            case PrecompileResult.Unavailable(var what) -> throw Cut.unavailable(what);
        };
    }

    /// What a frame that went well comes to: where it made a contract, its output must still do as code.
    private Ending finished(Frame frame) {
        if (!frame.message.kind().creates()) return Ending.success(frame.gas, frame.output);
        var code = frame.output;
        long price = (long) GasSchedule.CODE_BYTE * code.length;
        boolean isTooLong = rules.since(EvmFork.SPURIOUS_DRAGON) && code.length > EvmRules.MOST_CODE_BYTES;
        if (isTooLong) return Ending.halted(HaltReason.CODE_TOO_LARGE);
        boolean isReserved = rules.since(EvmFork.LONDON) && code.length > 0 && (code[0] & 0xff) == 0xef;
        if (isReserved) return Ending.halted(HaltReason.RESERVED_CODE_PREFIX);
        if (price <= frame.gas) {
            state.setCode(frame.self, new Code(code));
            return Ending.success(frame.gas - price, code);
        }
        if (rules.since(EvmFork.HOMESTEAD)) return Ending.halted(HaltReason.OUT_OF_GAS);
        return Ending.success(frame.gas, Frame.NOTHING);
    }

    private Ending end(Frame frame, Ending ending) {
        if (!ending.succeeded()) state.revert(frame.mark);
        frame.memory.release();
        frames.removeLast();
        return ended(frame.message, ending);
    }

    /// Goes on with the frame whose call has ended.
    private static void resume(Frame frame, Ending ending) {
        var called = Objects.requireNonNull(frame.calls);
        frame.calls = null;
        frame.gas += ending.gas();
        if (called.kind().creates()) {
            frame.returned = ending.succeeded() ? Frame.NOTHING : ending.output();
            frame.push(ending.succeeded() ? Word.of(called.to()) : Word.ZERO);
            return;
        }
        frame.returned = ending.output();
        long length = Math.min(frame.answerLength, ending.output().length);
        frame.memory.write(frame.answerAt, ending.output(), ending.output().length, 0, length);
        frame.push(ending.succeeded() ? Word.ONE : Word.ZERO);
    }

    private void trace(Message message) {
        if (run.tracer() == Tracer.NONE) return;
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
                        message.gas()));
    }

    private Ending ended(Message message, Ending ending) {
        if (run.tracer() != Tracer.NONE) {
            var end = new Tracer.CallEnd(
                    message.depth(), ending.succeeded(), ByteString.of(ending.output()), ending.gas());
            run.tracer().callEnds(end);
        }
        return ending;
    }
}
