package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What a beacon chain's network is: when it began, which forks it has when, and how signatures name them. Data, and
/// pure functions of it. Immutable.
///
/// Source: consensus-specs `phase0/beacon-chain.md` (domains), `fulu/p2p-interface.md` (`compute_fork_digest`).
///
/// @param forks the forks with their first epochs, Altair first, in order
/// @param blobs the numbers of blobs that may be in a block, which Fulu's fork digests name, in order of epochs
public record ForkSchedule(
        Preset preset,
        Instant genesis,
        Hash256 genesisValidatorsRoot,
        Duration slotTime,
        List<Activation> forks,
        List<BlobLimit> blobs) {
    private static final byte[] DOMAIN_SYNC_COMMITTEE = {7, 0, 0, 0};
    private static final int DIGEST_BYTES = 4;
    private static final int MOST_BLOBS_ELECTRA = 9;

    public ForkSchedule {
        forks = List.copyOf(forks);
        blobs = List.copyOf(blobs);
        if (forks.isEmpty()) throw new IllegalArgumentException("no fork that light clients know");
    }

    /// A fork begins with an epoch. Its version is what signatures name it by, four bytes.
    public record Activation(ConsensusFork fork, long epoch, ByteString version) {}

    /// `BLOB_SCHEDULE`: from an epoch on, so many blobs at most.
    public record BlobLimit(long epoch, int mostBlobs) {}

    public long epochOf(Slot slot) {
        return preset.epochOf(slot);
    }

    public long periodOf(Slot slot) {
        return preset.periodOf(slot);
    }

    /// The fork of a slot; empty before Altair, where there were no light clients.
    public Optional<ConsensusFork> forkAt(Slot slot) {
        return activationAt(epochOf(slot)).map(Activation::fork);
    }

    private Optional<Activation> activationAt(long epoch) {
        return forks.reversed().stream().filter(f -> f.epoch() <= epoch).findFirst();
    }

    /// The slot that it is now; empty before the first one.
    public Optional<Slot> slotAt(Instant now) {
        if (now.isBefore(genesis)) return Optional.empty();
        return Optional.of(Slot.of(Duration.between(genesis, now).dividedBy(slotTime)));
    }

    public Instant timeOf(Slot slot) {
        return genesis.plus(slotTime.multipliedBy(slot.value()));
    }

    /// What the committee signs for a header: its root within the domain of the fork of the slot before the
    /// signature's (`validate_light_client_update`, `compute_signing_root`). Empty where no known fork has that
    /// slot.
    public Optional<Hash256> signingRoot(BeaconHeader header, Slot signatureSlot) {
        var signedIn = Slot.of(Math.max(signatureSlot.value(), 1) - 1);
        return activationAt(epochOf(signedIn)).map(fork -> HashTreeRoot.ofContainer(header.root(), domain(fork)));
    }

    private Hash256 domain(Activation fork) {
        var domain = new byte[Hash256.BYTES];
        System.arraycopy(DOMAIN_SYNC_COMMITTEE, 0, domain, 0, DOMAIN_SYNC_COMMITTEE.length);
        System.arraycopy(forkDataRoot(fork).toBytes(), 0, domain, DIGEST_BYTES, Hash256.BYTES - DIGEST_BYTES);
        return Hash256.of(domain);
    }

    private Hash256 forkDataRoot(Activation fork) {
        return HashTreeRoot.ofContainer(HashTreeRoot.ofByteVector(fork.version()), genesisValidatorsRoot);
    }

    /// The four bytes that name the rules of an epoch between nodes (`compute_fork_digest`).
    public Optional<ByteString> digestAt(long epoch) {
        return activationAt(epoch).map(fork -> digest(fork, epoch));
    }

    private ByteString digest(Activation fork, long epoch) {
        var root = forkDataRoot(fork).toBytes();
        if (fork.fork().isAtLeast(ConsensusFork.FULU)) {
            var mask = hashOf(blobsAt(epoch));
            for (int i = 0; i < DIGEST_BYTES; i++) root[i] ^= mask[i];
        }
        return ByteString.copyOf(root, 0, DIGEST_BYTES);
    }

    /// How many blobs may be in a block of this epoch, from Electra on.
    public int mostBlobsAt(long epoch) {
        return blobsAt(epoch).mostBlobs();
    }

    private BlobLimit blobsAt(long epoch) {
        return blobs.reversed().stream()
                .filter(b -> b.epoch() <= epoch)
                .findFirst()
                .orElseGet(this::blobsOfElectra);
    }

    private BlobLimit blobsOfElectra() {
        long electra = forks.stream()
                .filter(f -> f.fork() == ConsensusFork.ELECTRA)
                .mapToLong(Activation::epoch)
                .findFirst()
                .orElse(0);
        return new BlobLimit(electra, MOST_BLOBS_ELECTRA);
    }

    private static byte[] hashOf(BlobLimit limit) {
        var numbers = new byte[2 * Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            numbers[i] = (byte) (limit.epoch() >>> (8 * i));
            numbers[Long.BYTES + i] = (byte) ((long) limit.mostBlobs() >>> (8 * i));
        }
        return DoubleSha256.newSha256().digest(numbers);
    }

    /// The fork whose containers a message with this digest has; empty where no epoch of this schedule has it.
    public Optional<ConsensusFork> forkOf(ByteString digest) {
        return forks.stream()
                .filter(fork ->
                        epochsOf(fork).anyMatch(epoch -> digest(fork, epoch).equals(digest)))
                .map(Activation::fork)
                .findFirst();
    }

    /// The epochs of a fork in which its digest changes.
    private LongStream epochsOf(Activation fork) {
        long end = forks.stream()
                .mapToLong(Activation::epoch)
                .filter(e -> e > fork.epoch())
                .min()
                .orElse(Long.MAX_VALUE);
        var limits = blobs.stream().mapToLong(BlobLimit::epoch).filter(e -> e > fork.epoch() && e < end);
        return LongStream.concat(LongStream.of(fork.epoch()), limits);
    }
}
