package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is forged is wrong in one thing only: with the honest committee's signature it would be believed.
class EthereumForgeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private static LightClientUpdate update(EthereumForge.Forged attested, Slot signed, SyncAggregate by) {
        return new LightClientUpdate(attested.header(), attested.next(), attested.finality(), by, signed);
    }

    private static LightClientStore store(PracticeEthereum chain) {
        try (var client = Follower.byJson(chain, chain.checkpointRoot())) {
            return client.store();
        }
    }

    private static Refutation refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refutation();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"ALTAIR", "CAPELLA", "DENEB", "FULU", "GLOAS"})
    void aForgedBlockIsBelievedOnlyWithTheHonestCommittee(ConsensusFork fork) throws IOException {
        try (var chain =
                PracticeEthereum.start(PracticeEthereumSettings.minimal().beginningWith(fork), CLOCK)) {
            var forge = new EthereumForge(chain);
            var slot = Slot.of(33);
            var contents = forge.contentsOf(slot);
            var rich = contents.execution().toBuilder()
                    .set(HeaderField.STATE_ROOT, Wei.of(7).word())
                    .build();
            var block = forge.block(slot, contents.with(rich));
            var signed = Slot.of(34);
            var beacon = block.header().beacon();
            assertThat(refusal(store(chain)
                            .process(update(block, signed, forge.signedByStrangers(beacon, signed)), signed)))
                    .isInstanceOf(Refutation.BadAggregateSignature.class);
            var store = store(chain);
            assertThat(store.process(update(block, signed, forge.signed(beacon, signed, 32)), signed))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(store.signedHead()).isEqualTo(block.header());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"FULU", "GLOAS"})
    void aForgedBootstrapHasAnotherRoot(ConsensusFork fork) throws IOException {
        try (var chain =
                PracticeEthereum.start(PracticeEthereumSettings.minimal().beginningWith(fork), CLOCK)) {
            var forge = new EthereumForge(chain);
            var slot = chain.snapshot().get().finalized();
            var contents = forge.contentsOf(slot).withCommittees(forge.strangers(0), forge.strangers(1));
            var forged = forge.block(slot, contents);
            var bls = new BlstBls();
            assertThat(LightClientStore.start(chain.chain(), bls, chain.checkpointRoot(), forged.bootstrap()))
                    .isInstanceOf(LightClientStore.Start.Refused.class);
            assertThat(LightClientStore.start(chain.chain(), bls, forged.root(), forged.bootstrap()))
                    .isInstanceOf(LightClientStore.Start.Started.class);
            var infinity = EthereumForge.withKey(forge.committee(0), 3, EthereumForge.infinityKey());
            var weak = forge.block(slot, contents.withCommittees(infinity, forge.committee(1)));
            assertThat(LightClientStore.start(chain.chain(), bls, weak.root(), weak.bootstrap()))
                    .isEqualTo(new LightClientStore.Start.Refused(new Refutation.InvalidCommitteeKeys(0)));
        }
    }
}
