package dev.touchstone.spv.peers;

import dev.touchstone.spv.proof.Refutation;

/// The names of what is caught.
final class Lies {
    private Lies() {}

    /// The kind of refutation with this simple name.
    static Class<? extends Refutation> named(String refutation) {
        for (var type : Refutation.class.getPermittedSubclasses()) {
            if (type.getSimpleName().equals(refutation)) return type.asSubclass(Refutation.class);
            if (type.getPermittedSubclasses() == null) continue;
            for (var inner : type.getPermittedSubclasses()) {
                if (inner.getSimpleName().equals(refutation)) return inner.asSubclass(Refutation.class);
            }
        }
        throw new IllegalArgumentException(refutation);
    }
}
