package dev.touchstone.spv.ethereum.evm;

/// The instructions of EIP-8024, whose place on the stack is a byte of the code. Pure but for the frame; thread-safe.
final class StackOperations {
    void run(Frame f, int op) {
        throw new Halt(HaltReason.INVALID_OPCODE);
    }
}
