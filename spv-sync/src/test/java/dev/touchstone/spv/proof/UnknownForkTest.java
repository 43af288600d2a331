package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.testsupport.SmallChain;
import org.junit.jupiter.api.Test;

/// A network that goes over to Gloas, followed by a program whose schedule has only Fulu.
class UnknownForkTest {
    private final SmallChain forked = SmallChain.gloasFrom(2);
    private final EthereumChain asKnown = SmallChain.fulu().chain();

    private LightClientStore store() {
        var start = LightClientStore.start(asKnown, new BlstBls(), forked.root(8), forked.bootstrap(8));
        return ((LightClientStore.Start.Started) start).store();
    }

    private static void isUnknown(LightClientStore.Outcome outcome, long slot) {
        assertThat(outcome).isEqualTo(new LightClientStore.Outcome.Refused(new Refutation.UnknownFork(Slot.of(slot))));
    }

    @Test
    void anUpdateByRulesThatAreNotKnownIsNoLie() {
        var store = store();
        isUnknown(store.process(forked.optimistic(20), Slot.of(30)), 20);
        isUnknown(store.process(forked.finality(30), Slot.of(31)), 30);
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(8));
    }

    @Test
    void aCheckpointByRulesThatAreNotKnownIsNoLie() {
        var start = LightClientStore.start(asKnown, new BlstBls(), forked.root(24), forked.bootstrap(24));
        assertThat(start).isEqualTo(new LightClientStore.Start.Refused(new Refutation.UnknownFork(Slot.of(24))));
    }

    @Test
    void aHeaderThatFitsNoForkIsALie() {
        var store = store();
        var good = forked.optimistic(20);
        var link = (ExecutionLink.BlockHash) good.attested().execution();
        var bad = new ExecutionLink.BlockHash(forked.root(3), link.branch());
        var changed = new LightClientUpdate(
                new LightClientHeader(good.attested().beacon(), bad),
                good.next(),
                good.finality(),
                good.aggregate(),
                good.signatureSlot());
        assertThat(store.process(changed, Slot.of(30)))
                .isEqualTo(new LightClientStore.Outcome.Refused(new Refutation.ExecutionNotInBlock(Slot.of(20))));
    }
}
