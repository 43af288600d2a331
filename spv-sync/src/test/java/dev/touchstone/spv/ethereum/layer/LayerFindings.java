package dev.touchstone.spv.ethereum.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;

/// What the tests of chains beside Ethereum say of findings.
final class LayerFindings {
    private LayerFindings() {}

    static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    static void isRefuted(Finding<?> finding, Class<? extends Refutation> by) {
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation()).isInstanceOf(by));
    }

    static void isPending(Finding<?> finding, Class<? extends Pending.Reason> because) {
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Pending.class, pending -> assertThat(pending.reason()).isInstanceOf(because));
    }
}
