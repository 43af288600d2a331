package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.Arrays;
import java.util.Optional;

/// Code ready to run: with STOP behind its end, so that the machine need not look where it ends, and with the places
/// found to which a jump may go (Yellow Paper, 9.4.3). Immutable.
final class Code {
    static final Code EMPTY = new Code(new byte[0]);

    /// As much as the longest instruction, and one to stop at.
    private static final int PADDING = 34;

    private static final int DELEGATION_BYTES = 3 + EthereumAddress.BYTES;

    private final byte[] padded;
    private final int length;
    private final long[] jumps;

    Code(byte[] bytes) {
        this.length = bytes.length;
        this.padded = Arrays.copyOf(bytes, bytes.length + PADDING);
        this.jumps = jumps(bytes);
    }

    static Code of(ByteString bytes) {
        return bytes.isEmpty() ? EMPTY : new Code(bytes.toArray());
    }

    private static long[] jumps(byte[] code) {
        var jumps = new long[code.length / 64 + 1];
        for (int i = 0; i < code.length; i++) {
            int op = code[i] & 0xff;
            if (op == Op.JUMPDEST) jumps[i >> 6] |= 1L << i;
            else if (op >= Op.PUSH1 && op <= Op.PUSH32) i += op - Op.PUSH1 + 1;
        }
        return jumps;
    }

    /// The bytes with the padding; not to be changed.
    byte[] padded() {
        return padded;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(padded, length);
    }

    /// Whether a jump may go to the place that the word on the stack names.
    boolean isJumpTarget(long[] stack, int at) {
        if (!Words.isBelow(stack, at, length)) return false;
        int target = (int) stack[at];
        return (jumps[target >> 6] >>> target & 1) != 0;
    }

    /// The account whose code this one runs in place of its own (EIP-7702).
    Optional<EthereumAddress> delegate() {
        boolean delegates =
                length == DELEGATION_BYTES && (padded[0] & 0xff) == 0xef && padded[1] == 1 && padded[2] == 0;
        return delegates
                ? Optional.of(EthereumAddress.of(Arrays.copyOfRange(padded, 3, DELEGATION_BYTES)))
                : Optional.empty();
    }

    /// The code by which an account delegates (EIP-7702).
    static Code delegation(EthereumAddress delegate) {
        var bytes = new byte[DELEGATION_BYTES];
        bytes[0] = (byte) 0xef;
        bytes[1] = 1;
        System.arraycopy(delegate.value().toArray(), 0, bytes, 3, EthereumAddress.BYTES);
        return new Code(bytes);
    }
}
