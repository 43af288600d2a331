package dev.touchstone.spv.ethereum.evm;

/// DUPN, SWAPN and EXCHANGE, whose places on the stack a byte after them tells (EIP-8024). That byte never looks like
/// an instruction on which others hang, so it may be jumped over or into. Pure but for the frame; thread-safe.
final class StackOperations {
    private static final int WORD = Instructions.WORD;

    private StackOperations() {}

    static void run(Frame f, int op) {
        int told = f.code.padded()[f.pc + 1] & 0xff;
        if (told > (op == Op.EXCHANGE ? 81 : 90) && told < 128) throw new Halt(HaltReason.INVALID_OPCODE);
        if (op == Op.EXCHANGE) exchange(f, told ^ 143);
        else single(f, op, (told + 145) % 256);
        f.pc++;
    }

    private static void single(Frame f, int op, int n) {
        if (op == Op.DUPN) {
            need(f, n);
            System.arraycopy(f.words(), f.sp - n * WORD, f.words(), f.sp, WORD);
            f.sp += WORD;
        } else {
            need(f, n + 1);
            swap(f, 1, n + 1);
        }
    }

    private static void exchange(Frame f, int pair) {
        int q = pair / 16;
        int r = pair % 16;
        int n = q < r ? q + 1 : r + 1;
        int m = q < r ? r + 1 : 29 - q;
        need(f, Math.max(n, m) + 1);
        swap(f, n + 1, m + 1);
    }

    private static void need(Frame f, int height) {
        if (f.sp - f.base < height * WORD) throw new Halt(HaltReason.STACK_UNDERFLOW);
    }

    /// Swaps the words at these places, the top being 1.
    private static void swap(Frame f, int x, int y) {
        int to = f.sp - x * WORD;
        var held = Word.at(f.words(), to);
        System.arraycopy(f.words(), f.sp - y * WORD, f.words(), to, WORD);
        held.writeTo(f.words(), f.sp - y * WORD);
    }
}
