package dev.touchstone.spv.ethereum.evm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Code that runs, or waits for what it called. Confined to the run's thread.
final class Frame {
    private static final byte[] NOTHING = new byte[0];

    final Message message;
    final Account self;
    final Code code;
    final Memory memory;
    /// The stack that all frames share, and where this frame's part of it begins.
    final Stack stack;

    final int base;
    /// What a failure goes back to.
    final int mark;

    final Meter meter;

    int sp;
    int pc;
    /// What the last call returned.
    byte[] returned = NOTHING;

    /// What this frame ends with.
    byte[] output = NOTHING;

    /// The call that it makes.
    @Nullable
    Message calls;

    /// Whether it paid for the account that the call may make, which is given back where it does not.
    boolean paidForAccount;

    /// Where it wants the answer.
    long answerAt;
    long answerLength;

    Frame(Message message, Account self, Memory memory, Stack stack, int base, int mark) {
        this.message = message;
        this.self = self;
        this.code = message.runs();
        this.memory = memory;
        this.stack = stack;
        this.base = base;
        this.mark = mark;
        this.sp = base;
        this.meter = message.meter();
    }

    static byte[] nothing() {
        return NOTHING;
    }

    void charge(long amount) {
        meter.charge(amount);
    }

    void useMemory(long offset, long length) {
        meter.gas = memory.use(meter.gas, offset, length);
        if (meter.gas < 0) throw new Halt(HaltReason.OUT_OF_GAS);
    }

    void forbidStatic() {
        if (message.isStatic()) throw new Halt(HaltReason.WRITE_IN_STATIC_CALL);
    }

    /// The stack's words; another array once it has grown.
    long[] words() {
        return stack.words();
    }

    void push(Word word) {
        word.writeTo(words(), sp);
        sp += Instructions.WORD;
    }

    Word pop() {
        sp -= Instructions.WORD;
        return Word.at(words(), sp);
    }

    /// Takes an offset or length from the stack.
    long popLength() {
        sp -= Instructions.WORD;
        return Memory.length(words(), sp);
    }

    /// What a run of a frame came to.
    enum Signal {
        GOES_ON,
        ENDS,
        REVERTS,
        CALLS
    }

    /// The words of all frames, each frame's above those of the one that called it.
    static final class Stack {
        private long[] words = new long[2 * Instructions.MOST_HEIGHT];

        long[] words() {
            return words;
        }

        /// Makes room for a frame from `base` on.
        void reserve(int base) {
            int needed = base + Instructions.MOST_HEIGHT + Instructions.WORD;
            if (needed > words.length) words = Arrays.copyOf(words, Math.max(needed, 2 * words.length));
        }
    }
}
