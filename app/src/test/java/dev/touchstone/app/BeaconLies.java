package dev.touchstone.app;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.util.List;
import java.util.function.UnaryOperator;

/// Ways in which a beacon node can say something else than what is so. It pushes nothing, so that all that it says
/// is what is changed here.
final class BeaconLies {
    private static final ConsensusFork FORK = ConsensusFork.FULU;
    private static final Preset PRESET = Preset.MINIMAL;

    private BeaconLies() {}

    /// What is answered to requests whose path ends so, changed.
    static PracticeEthereumAnswers at(String end, UnaryOperator<HttpAnswer> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public HttpAnswer beacon(HttpRequest request, HttpAnswer honest) {
                boolean isMeant = request.path().contains(end) && honest.status() == 200;
                return isMeant ? change.apply(honest) : honest;
            }

            @Override
            public List<Event> push(Event honest) {
                return List.of();
            }
        };
    }

    /// Every update about the newest blocks, changed.
    static PracticeEthereumAnswers updates(UnaryOperator<LightClientUpdate> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public HttpAnswer beacon(HttpRequest request, HttpAnswer honest) {
                if (honest.status() != 200) return honest;
                if (request.path().endsWith("finality_update")) return changed(honest, UpdateKind.FINALITY, change);
                if (request.path().endsWith("optimistic_update")) return changed(honest, UpdateKind.OPTIMISTIC, change);
                return honest;
            }

            @Override
            public List<Event> push(Event honest) {
                return List.of();
            }
        };
    }

    private static HttpAnswer changed(HttpAnswer honest, UpdateKind kind, UnaryOperator<LightClientUpdate> change) {
        var update = UpdateSsz.parse(honest.content().toArray(), kind, FORK, PRESET)
                .toOptional()
                .orElseThrow();
        return honest.withBody(ByteString.of(UpdateSsz.write(change.apply(update), kind, FORK, PRESET)));
    }

    /// An update of a period, changed.
    static UpdateChunks.Chunk changed(UpdateChunks.Chunk chunk, UnaryOperator<LightClientUpdate> change) {
        var honest = UpdateSsz.parse(chunk.ssz().toArray(), UpdateKind.UPDATE, FORK, PRESET)
                .toOptional()
                .orElseThrow();
        var ssz = UpdateSsz.write(change.apply(honest), UpdateKind.UPDATE, FORK, PRESET);
        return new UpdateChunks.Chunk(chunk.digest(), ByteString.of(ssz));
    }

    static PracticeEthereumAnswers bootstrap(UnaryOperator<LightClientBootstrap> change) {
        return at("/bootstrap/", honest -> {
            var bootstrap = LightClientBootstrap.parse(honest.content().toArray(), FORK, PRESET)
                    .toOptional()
                    .orElseThrow();
            return honest.withBody(ByteString.of(change.apply(bootstrap).toSsz(FORK)));
        });
    }

    static LightClientUpdate signedBy(LightClientUpdate update, SyncAggregate aggregate) {
        return new LightClientUpdate(
                update.attested(), update.next(), update.finality(), aggregate, update.signatureSlot());
    }

    static LightClientUpdate signedAt(LightClientUpdate update, long slot) {
        return new LightClientUpdate(
                update.attested(), update.next(), update.finality(), update.aggregate(), Slot.of(slot));
    }

    static LightClientUpdate attesting(LightClientUpdate update, LightClientHeader header) {
        return new LightClientUpdate(
                header, update.next(), update.finality(), update.aggregate(), update.signatureSlot());
    }

    static LightClientUpdate finalizing(LightClientUpdate update, LightClientHeader header) {
        return new LightClientUpdate(
                update.attested(),
                update.next(),
                update.finality().map(finality -> new LightClientUpdate.Finality(header, finality.branch())),
                update.aggregate(),
                update.signatureSlot());
    }

    static LightClientHeader by(LightClientHeader header, long proposer) {
        var beacon = header.beacon();
        return new LightClientHeader(
                new BeaconHeader(beacon.slot(), proposer, beacon.parentRoot(), beacon.stateRoot(), beacon.bodyRoot()),
                header.execution());
    }

    static LightClientHeader in(LightClientHeader header, long slot) {
        var beacon = header.beacon();
        return new LightClientHeader(
                new BeaconHeader(
                        Slot.of(slot),
                        beacon.proposerIndex(),
                        beacon.parentRoot(),
                        beacon.stateRoot(),
                        beacon.bodyRoot()),
                header.execution());
    }

    static ByteString flipped(ByteString bytes, int at) {
        var changed = bytes.toArray();
        changed[at] ^= 1;
        return ByteString.of(changed);
    }
}
