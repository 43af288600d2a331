package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A network of the minimal preset, Fulu from its first slot on unless told otherwise: every slot has a
/// block, every block two epochs before another is final for it, and every committee can be made to sign.
/// Confined to one thread at a time.
public final class SmallChain {
    public static final Instant GENESIS = Instant.ofEpochSecond(1_800_000_000);
    public static final Duration SLOT = Duration.ofSeconds(12);
    private static final Preset PRESET = Preset.MINIMAL;
    private static final GeneralizedIndex PAYLOAD = new GeneralizedIndex(25);

    private final EthereumChain chain;
    private final long salt;
    private final Supplier<SmallState.Block> state;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Long, SigningCommittee> committees = new HashMap<>();

    /// A beacon block with the execution block that it names.
    public record Block(LightClientHeader header, SparseTree state, SmallState.Block execution) {
        public Slot slot() {
            return header.slot();
        }
    }

    private SmallChain(List<ForkSchedule.Activation> forks, long salt) {
        this(forks, salt, new SmallState(GENESIS, SLOT, salt)::make);
    }

    private SmallChain(List<ForkSchedule.Activation> forks, long salt, Supplier<SmallState.Block> state) {
        var schedule = new ForkSchedule(PRESET, GENESIS, Hash256.of(new byte[32]), SLOT, forks, List.of());
        this.chain = new EthereumChain("small", 1337, schedule);
        this.salt = salt;
        this.state = state;
    }

    public static SmallChain fulu() {
        return new SmallChain(List.of(activation(ConsensusFork.FULU, 0)), 0);
    }

    /// Another chain of the same network, with other committees and accounts: as far as its rules go, as good
    /// as any.
    public static SmallChain foreign() {
        return new SmallChain(List.of(activation(ConsensusFork.FULU, 0)), 1);
    }

    /// Fulu, and from this epoch on Gloas.
    public static SmallChain gloasFrom(long epoch) {
        return new SmallChain(List.of(activation(ConsensusFork.FULU, 0), activation(ConsensusFork.GLOAS, epoch)), 0);
    }

    /// Fulu, where each beacon block names the same execution block, one of another chain of this network's
    /// rules.
    public static SmallChain naming(ExecutionHeader header) {
        var block = new SmallState.Block(header, PatriciaTrie.EMPTY, Map.of(), List.of(), List.of());
        return new SmallChain(List.of(activation(ConsensusFork.FULU, 0)), 0, () -> block);
    }

    /// Fulu, where each beacon block names what is the newest block of another chain when it is made.
    public static SmallChain following(Supplier<ExecutionHeader> newest) {
        return new SmallChain(
                List.of(activation(ConsensusFork.FULU, 0)),
                0,
                () -> new SmallState.Block(newest.get(), PatriciaTrie.EMPTY, Map.of(), List.of(), List.of()));
    }

    private static ForkSchedule.Activation activation(ConsensusFork fork, long epoch) {
        return new ForkSchedule.Activation(
                fork, epoch, ByteString.of((byte) fork.name().charAt(0), (byte) 0, (byte) 0, (byte) 1));
    }

    public EthereumChain chain() {
        return chain;
    }

    /// In the middle of the slot.
    public static Instant during(long slot) {
        return GENESIS.plus(SLOT.multipliedBy(slot)).plus(SLOT.dividedBy(2));
    }

    public static long slotsPerPeriod() {
        return PRESET.slotsPerPeriod();
    }

    public SigningCommittee committee(long period) {
        return committees.computeIfAbsent(
                period, p -> SigningCommittee.of(PRESET.committeeSize(), 1_000_000 * salt + p));
    }

    public Block at(long slot) {
        while (blocks.size() <= slot) blocks.add(make(blocks.size()));
        return blocks.get((int) slot);
    }

    /// The slot that is final for the state after this one's block.
    public static long finalFor(long slot) {
        return Math.max(0, (slot / PRESET.slotsPerEpoch() - 2) * PRESET.slotsPerEpoch());
    }

    private ConsensusFork forkAt(long slot) {
        return chain.schedule().forkAt(Slot.of(slot)).orElseThrow();
    }

    private Block make(long slot) {
        var fork = forkAt(slot);
        long period = slot / PRESET.slotsPerPeriod();
        var tree = new SparseTree()
                .set(fork.currentSyncCommittee(), committee(period).committee().root())
                .set(fork.nextSyncCommittee(), committee(period + 1).committee().root());
        if (finalFor(slot) > 0)
            tree.set(fork.finalizedRoot(), at(finalFor(slot)).header().beacon().root());
        var execution = state.get();
        var link = fork.isAtLeast(ConsensusFork.GLOAS) ? gloasLink(slot) : payloadLink(execution, fork);
        var parent = slot == 0
                ? Hash256.ZERO
                : blocks.get((int) slot - 1).header().beacon().root();
        var beacon = new BeaconHeader(Slot.of(slot), 7, parent, tree.root(), link.body.root());
        return new Block(new LightClientHeader(beacon, link.link), tree, execution);
    }

    private record Tied(ExecutionLink link, SparseTree body) {}

    private static Tied payloadLink(SmallState.Block execution, ConsensusFork fork) {
        var payload = payload(execution);
        var body = new SparseTree().set(PAYLOAD, payload.root(fork));
        return new Tied(new ExecutionLink.Payload(payload, body.branch(PAYLOAD)), body);
    }

    /// From Gloas on a beacon block names the execution block of the one before it.
    private Tied gloasLink(long slot) {
        var hash = blocks.get((int) slot - 1).execution().header().hash();
        var place = ConsensusFork.GLOAS.executionBlockHash().orElseThrow();
        var body = new SparseTree().set(place, hash);
        return new Tied(new ExecutionLink.BlockHash(hash, body.branch(place)), body);
    }

    private static PayloadHeader payload(SmallState.Block execution) {
        var header = execution.header();
        return new PayloadHeader(
                header.parentHash(),
                header.beneficiary().value(),
                header.stateRoot(),
                header.receiptsRoot(),
                header.logsBloom().value(),
                header.mixHash(),
                header.number().value(),
                header.gasLimit(),
                header.gasUsed(),
                header.time(),
                header.extraData(),
                Hash256.ZERO,
                header.hash(),
                Hash256.ZERO,
                Hash256.ZERO,
                Optional.of(new PayloadHeader.BlobGas(0, 0)));
    }

    public Hash256 root(long slot) {
        return at(slot).header().beacon().root();
    }

    public LightClientBootstrap bootstrap(long slot) {
        var block = at(slot);
        var committee = committee(slot / PRESET.slotsPerPeriod()).committee();
        return new LightClientBootstrap(
                block.header(), committee, block.state().branch(forkAt(slot).currentSyncCommittee()));
    }

    /// The update by which a server lets a client go on from a period to the next.
    public LightClientUpdate update(long period) {
        long attested = period * PRESET.slotsPerPeriod() + 5L * PRESET.slotsPerEpoch();
        return signed(attested, PRESET.committeeSize(), true, true);
    }

    public LightClientUpdate finality(long attested) {
        return signed(attested, PRESET.committeeSize(), false, true);
    }

    public LightClientUpdate optimistic(long attested) {
        return signed(attested, PRESET.committeeSize(), false, false);
    }

    /// What the committee signs in the slot after the attested one.
    public LightClientUpdate signed(long attested, int signers, boolean withCommittee, boolean withFinality) {
        var block = at(attested);
        var fork = forkAt(attested);
        long period = attested / PRESET.slotsPerPeriod();
        Optional<LightClientUpdate.NextCommittee> next = Optional.empty();
        if (withCommittee) {
            var branch = block.state().branch(fork.nextSyncCommittee());
            next = Optional.of(
                    new LightClientUpdate.NextCommittee(committee(period + 1).committee(), branch));
        }
        Optional<LightClientUpdate.Finality> finality = Optional.empty();
        if (withFinality && finalFor(attested) > 0) {
            var branch = block.state().branch(fork.finalizedRoot());
            finality = Optional.of(
                    new LightClientUpdate.Finality(at(finalFor(attested)).header(), branch));
        }
        var signatureSlot = Slot.of(attested + 1);
        var message = chain.schedule()
                .signingRoot(block.header().beacon(), signatureSlot)
                .orElseThrow();
        var signing = committee(signatureSlot.value() / PRESET.slotsPerPeriod()).sign(message, signers);
        return new LightClientUpdate(block.header(), next, finality, signing, signatureSlot);
    }
}
