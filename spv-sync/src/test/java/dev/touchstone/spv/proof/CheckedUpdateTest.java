package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.testsupport.SmallChain;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Checking beside the store and taking in it are two steps, and a trail leads to the same place again.
class CheckedUpdateTest {
    private static final BlstBls BLS = new BlstBls();
    private final SmallChain small = SmallChain.fulu();

    private LightClientStore store() {
        return ((LightClientStore.Start.Started)
                        LightClientStore.start(small.chain(), BLS, small.root(0), small.bootstrap(0)))
                .store();
    }

    private static CheckedUpdate checked(LightClientStore store, LightClientUpdate update, long now) {
        return ((UpdateCheck.Verdict.Holds) store.check().check(update, Slot.of(now))).checked();
    }

    @Test
    void whatWasCheckedIsTaken() {
        var store = store();
        var checked = checked(store, small.finality(40), 50);
        assertThat(store.finalized().slot()).isEqualTo(Slot.GENESIS);
        store.take(checked, Slot.of(50));
        assertThat(store.finalized().slot()).isEqualTo(Slot.of(24));
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(40));
    }

    @Test
    void whatWasCheckedBeforeTheStoreWentOnIsCheckedAgain() {
        var store = store();
        var late = checked(store, small.optimistic(20), 50);
        store.process(small.finality(40), Slot.of(50));
        assertThat(store.take(late, Slot.of(50))).isInstanceOf(LightClientStore.Outcome.Stale.class);
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(40));
    }

    @Test
    void aTrailOfFourPeriodsLeadsToTheSameCommittees() {
        var store = store();
        for (long period = 0; period < 4; period++) store.process(small.update(period), Slot.of(300));
        store.process(small.finality(290), Slot.of(300));
        var again = ((LightClientStore.Start.Started)
                        LightClientStore.follow(small.chain(), BLS, store.trail(), Slot.of(300)))
                .store();
        assertThat(again.period()).isEqualTo(store.period());
        assertThat(again.trail()).isEqualTo(store.trail());
        again.process(small.finality(290), Slot.of(300));
        assertThat(again.finalized()).isEqualTo(store.finalized());
        assertThat(again.signedHead()).isEqualTo(store.signedHead());
    }

    /// The root of a known committee is at hand, but is not taken for that of another, nor for what a state names
    /// in another period.
    @Test
    void aKnownCommitteeStandsForNoOther() {
        var store = store();
        store.process(small.update(0), Slot.of(300));
        assertThat(store.knowsNextCommittee()).isTrue();
        var later = small.update(1);
        var known = small.update(0).next().orElseThrow().committee();
        var keys = known.publicKeys().toArray();
        keys[keys.length - 1] ^= 1;
        var altered = new SyncCommittee(ByteString.of(keys), known.aggregateKey());
        for (var other : List.of(known, altered)) {
            assertThat(store.check().check(naming(later, other), Slot.of(300)))
                    .isEqualTo(new UpdateCheck.Verdict.Refused(
                            new Refutation.CommitteeNotInState(later.attested().slot())));
        }
        var contradicting = naming(small.update(0), altered);
        assertThat(store.check().check(contradicting, Slot.of(300)))
                .isEqualTo(new UpdateCheck.Verdict.Refused(new Refutation.CommitteeContradicted(1)));
        var same = new SyncCommittee(known.publicKeys(), known.aggregateKey());
        assertThat(store.check().check(naming(small.update(0), same), Slot.of(300)))
                .isInstanceOf(UpdateCheck.Verdict.Holds.class);
    }

    private static LightClientUpdate naming(LightClientUpdate update, SyncCommittee next) {
        var branch = update.next().orElseThrow().branch();
        return new LightClientUpdate(
                update.attested(),
                Optional.of(new LightClientUpdate.NextCommittee(next, branch)),
                update.finality(),
                update.aggregate(),
                update.signatureSlot());
    }

    @Test
    void aTrailWithAnUpdateThatLeadsNowhereIsRefused() {
        var store = store();
        for (long period = 0; period < 2; period++) store.process(small.update(period), Slot.of(300));
        var trail = store.trail();
        var twice = new LightClientTrail(
                trail.checkpoint(),
                trail.bootstrap(),
                List.of(
                        trail.updates().getFirst(),
                        trail.updates().getFirst(),
                        trail.updates().getLast()));
        assertThat(LightClientStore.follow(small.chain(), BLS, twice, Slot.of(300)))
                .isInstanceOf(LightClientStore.Start.Refused.class);
        var gap = new LightClientTrail(
                trail.checkpoint(), trail.bootstrap(), List.of(trail.updates().getLast()));
        assertThat(LightClientStore.follow(small.chain(), BLS, gap, Slot.of(300)))
                .isInstanceOf(LightClientStore.Start.Refused.class);
        var foreign = new LightClientTrail(
                new TrustAnchor.Checkpoint("mainnet", trail.checkpoint().root()), trail.bootstrap(), List.of());
        assertThat(LightClientStore.follow(small.chain(), BLS, foreign, Slot.of(300)))
                .isInstanceOf(LightClientStore.Start.Refused.class);
    }

    @Test
    void aTrailReadsBackAsItWasWritten() {
        var store = store();
        for (long period = 0; period < 3; period++) store.process(small.update(period), Slot.of(300));
        var newest = List.of(small.finality(200), small.optimistic(201));
        var stored = new TrailBytes.Stored(store.trail(), newest);
        var preset = small.chain().schedule().preset();
        var bytes = TrailBytes.write(stored, preset);
        assertThat(TrailBytes.parse(bytes, small.chain()).orThrow()).isEqualTo(stored);
        int refused = 0;
        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 500) {
            var cut = TrailBytes.parse(Arrays.copyOf(bytes, length), small.chain());
            if (cut.toOptional().isEmpty()) refused++;
        }
        assertThat(refused).isGreaterThan(400);
    }

    @Test
    void aTrailThatClaimsMoreThanItHasIsRefused() {
        var preset = small.chain().schedule().preset();
        var bytes = TrailBytes.write(new TrailBytes.Stored(store().trail(), List.of()), preset);
        for (byte claim : new byte[] {1, 0x7f, (byte) 0xff}) {
            var more = bytes.clone();
            more[bytes.length - 1] = claim;
            more[bytes.length - 4] = claim;
            assertThat(TrailBytes.parse(more, small.chain()).toOptional()).isEmpty();
        }
    }
}
