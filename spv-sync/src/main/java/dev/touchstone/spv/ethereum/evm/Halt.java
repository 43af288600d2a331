package dev.touchstone.spv.ethereum.evm;

/// Ends the frame that runs, with its gas. Thrown and caught within the machine only.
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HaltReason reason;

    Halt(HaltReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    HaltReason reason() {
        return reason;
    }
}
