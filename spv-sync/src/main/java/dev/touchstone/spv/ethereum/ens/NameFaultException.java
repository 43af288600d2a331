package dev.touchstone.spv.ethereum.ens;

import java.io.Serial;

/// A label breaks a rule. Thrown only between the rules and [LabelRules], which turns it into a result.
final class NameFaultException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient NameFault fault;

    NameFaultException(NameFault fault) {
        super(null, null, false, false);
        this.fault = fault;
    }

    NameFault fault() {
        return fault;
    }
}
