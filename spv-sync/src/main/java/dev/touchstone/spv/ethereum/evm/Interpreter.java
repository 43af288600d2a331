package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.evm.Frame.Signal;
import java.util.Arrays;

/// Runs the code of one frame until it ends or calls (Yellow Paper, 9.4): the loop itself and all that happens on stack
/// and memory. What looks further is left to [Operations] and [CallOperations]. Confined to the run's thread.
final class Interpreter {
    private final long[] table;
    private final Allowance allowance;
    private final Operations operations;
    private final CallOperations calls;

    Interpreter(Run run) {
        this.table = run.rules().instructions().table();
        this.allowance = run.allowance();
        this.operations = new Operations(run);
        this.calls = new CallOperations(run);
    }

    /// Goes on with the frame where it stands.
    Signal run(Frame f) {
        final var code = f.code.padded();
        final var s = f.words();
        final var table = this.table;
        final var memory = f.memory;
        final int base = f.base;
        int pc = f.pc;
        int sp = f.sp;
        long gas = f.meter.gas;
        long steps = allowance.steps();
        try {
            while (true) {
                int op = code[pc] & 0xff;
                int height = sp - base;
                long row = table[op];
                gas -= Instructions.cost(row);
                if (height < Instructions.need(row) || height > Instructions.room(row) || gas < 0) {
                    throw refused(row, height);
                }
                if (--steps < 0) throw Cut.budget("instructions");
                if (op >= Op.PUSH1 && op <= Op.SWAP16) {
                    if (op <= Op.PUSH32) {
                        pc += push(code, pc + 1, op - Op.PUSH1 + 1, s, sp);
                        sp += 4;
                    } else if (op <= Op.DUP16) {
                        int from = sp - 4 * (op - Op.DUP1 + 1);
                        s[sp] = s[from];
                        s[sp + 1] = s[from + 1];
                        s[sp + 2] = s[from + 2];
                        s[sp + 3] = s[from + 3];
                        sp += 4;
                    } else {
                        swap(s, sp - 4, sp - 4 * (op - Op.SWAP1 + 2));
                    }
                    pc++;
                    continue;
                }
                switch (op) {
                    case Op.ADD -> {
                        Words.add(s, sp);
                        sp -= 4;
                    }
                    case Op.MUL -> {
                        Words.mul(s, sp);
                        sp -= 4;
                    }
                    case Op.SUB -> {
                        Words.sub(s, sp);
                        sp -= 4;
                    }
                    case Op.LT -> {
                        Bits.lt(s, sp);
                        sp -= 4;
                    }
                    case Op.GT -> {
                        Bits.gt(s, sp);
                        sp -= 4;
                    }
                    case Op.EQ -> {
                        Bits.eq(s, sp);
                        sp -= 4;
                    }
                    case Op.ISZERO -> Words.set(s, sp - 4, Words.isZero(s, sp - 4));
                    case Op.AND -> {
                        Bits.and(s, sp);
                        sp -= 4;
                    }
                    case Op.OR -> {
                        Bits.or(s, sp);
                        sp -= 4;
                    }
                    case Op.NOT -> Bits.not(s, sp);
                    case Op.SHL -> {
                        Bits.shl(s, sp);
                        sp -= 4;
                    }
                    case Op.SHR -> {
                        Bits.shr(s, sp);
                        sp -= 4;
                    }
                    case Op.DIV, Op.SDIV, Op.MOD, Op.SMOD, Op.SIGNEXTEND, Op.SLT, Op.SGT, Op.XOR, Op.BYTE, Op.SAR -> {
                        binary(op, s, sp);
                        sp -= 4;
                    }
                    case Op.ADDMOD -> {
                        Words.addmod(s, sp);
                        sp -= 8;
                    }
                    case Op.MULMOD -> {
                        Words.mulmod(s, sp);
                        sp -= 8;
                    }
                    case Op.CLZ -> Bits.clz(s, sp);
                    case Op.POP -> sp -= 4;
                    case Op.MLOAD -> {
                        long at = Memory.length(s, sp - 4);
                        gas = memory.use(gas, at, 32);
                        if (gas < 0) throw new Halt(HaltReason.OUT_OF_GAS);
                        Word.load(memory.bytes(), (int) at, s, sp - 4);
                    }
                    case Op.MSTORE -> {
                        sp -= 8;
                        long at = Memory.length(s, sp + 4);
                        gas = memory.use(gas, at, 32);
                        if (gas < 0) throw new Halt(HaltReason.OUT_OF_GAS);
                        Word.store(s, sp, memory.bytes(), (int) at);
                    }
                    case Op.MSTORE8 -> {
                        sp -= 8;
                        long at = Memory.length(s, sp + 4);
                        gas = memory.use(gas, at, 1);
                        if (gas < 0) throw new Halt(HaltReason.OUT_OF_GAS);
                        memory.bytes()[(int) at] = (byte) s[sp];
                    }
                    case Op.JUMP -> {
                        sp -= 4;
                        pc = target(f, s, sp) - 1;
                    }
                    case Op.JUMPI -> {
                        sp -= 8;
                        if (!Words.isZero(s, sp)) pc = target(f, s, sp + 4) - 1;
                    }
                    case Op.JUMPDEST -> {}
                    case Op.PC -> {
                        Words.set(s, sp, pc);
                        sp += 4;
                    }
                    case Op.MSIZE -> {
                        Words.set(s, sp, memory.size());
                        sp += 4;
                    }
                    case Op.GAS -> {
                        Words.set(s, sp, gas);
                        sp += 4;
                    }
                    case Op.PUSH0 -> {
                        Words.set(s, sp, 0);
                        sp += 4;
                    }
                    case Op.CALLDATALOAD -> calldataload(f.message.input(), s, sp - 4);
                    default -> {
                        f.meter.gas = gas;
                        f.sp = sp;
                        f.pc = pc;
                        allowance.setSteps(steps);
                        var signal = op >= Op.CREATE ? calls.run(f, op) : operations.run(f, op);
                        if (signal != Signal.GOES_ON) {
                            f.pc++;
                            return signal;
                        }
                        gas = f.meter.gas;
                        sp = f.sp;
                        pc = f.pc;
                    }
                }
                pc++;
            }
        } finally {
            allowance.setSteps(steps);
        }
    }

    private static Halt refused(long row, int height) {
        int need = Instructions.need(row);
        if (need > Instructions.MOST_HEIGHT) return new Halt(HaltReason.INVALID_OPCODE);
        if (height < need) return new Halt(HaltReason.STACK_UNDERFLOW);
        return new Halt(height > Instructions.room(row) ? HaltReason.STACK_OVERFLOW : HaltReason.OUT_OF_GAS);
    }

    private static int push(byte[] code, int from, int length, long[] s, int sp) {
        if (length <= 8) {
            s[sp] = Word.eight(code, from) >>> (64 - 8 * length);
            s[sp + 1] = 0;
            s[sp + 2] = 0;
            s[sp + 3] = 0;
            return length;
        }
        for (int limb = 0, end = from + length; limb < 4; limb++, end -= 8) {
            int left = end - from;
            if (left >= 8) s[sp + limb] = Word.eight(code, end - 8);
            else s[sp + limb] = left <= 0 ? 0 : Word.eight(code, from) >>> (64 - 8 * left);
        }
        return length;
    }

    private static void swap(long[] s, int x, int y) {
        for (int i = 0; i < 4; i++) {
            long held = s[x + i];
            s[x + i] = s[y + i];
            s[y + i] = held;
        }
    }

    private static void binary(int op, long[] s, int sp) {
        switch (op) {
            case Op.DIV -> Words.div(s, sp);
            case Op.SDIV -> Words.sdiv(s, sp);
            case Op.MOD -> Words.mod(s, sp);
            case Op.SMOD -> Words.smod(s, sp);
            case Op.SIGNEXTEND -> Words.signextend(s, sp);
            case Op.SLT -> Bits.slt(s, sp);
            case Op.SGT -> Bits.sgt(s, sp);
            case Op.XOR -> Bits.xor(s, sp);
            case Op.BYTE -> Bits.byteAt(s, sp);
            case Op.SAR -> Bits.sar(s, sp);
            default -> throw new IllegalStateException("no such operation: " + op);
        }
    }

    private static int target(Frame f, long[] s, int at) {
        if (!f.code.isJumpTarget(s, at)) throw new Halt(HaltReason.BAD_JUMP_DESTINATION);
        return (int) s[at];
    }

    private static void calldataload(byte[] input, long[] s, int at) {
        if (Words.isBelow(s, at, input.length)) {
            int from = (int) s[at];
            if (from <= input.length - 32) Word.load(input, from, s, at);
            else Word.of(Arrays.copyOfRange(input, from, from + 32), 0).writeTo(s, at);
        } else {
            Words.set(s, at, 0);
        }
    }
}
