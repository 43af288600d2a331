package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Preset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How a practice chain is to be. Immutable.
///
/// @param slotTime whole seconds
/// @param forks from the first epoch on
/// @param pastSlots how many slots lie behind it at its start: its first block is so much older than the clock says
/// @param participants how many of the committee sign
/// @param allocations who has ether from the first block on
/// @param ports where it listens
/// @param proofWindow how many blocks below the newest state can still be proven
/// @param hasContracts whether the faucet makes its contracts in the first block ([PracticeContracts])
public record PracticeEthereumSettings(
        Preset preset,
        Duration slotTime,
        List<ForkSchedule.Activation> forks,
        long chainId,
        int pastSlots,
        int participants,
        Map<EthereumAddress, Wei> allocations,
        Ports ports,
        int proofWindow,
        boolean hasContracts) {
    private static final long CHAIN_ID = 1337;
    private static final int PROOF_WINDOW = 256;

    public PracticeEthereumSettings {
        forks = List.copyOf(forks);
        allocations = Map.copyOf(allocations);
        boolean isPossible = slotTime.toSeconds() > 0
                && slotTime.toNanosPart() == 0
                && !forks.isEmpty()
                && forks.getFirst().epoch() == 0
                && pastSlots >= 0
                && participants >= 0
                && participants <= preset.committeeSize()
                && proofWindow > 0;
        if (!isPossible) throw new IllegalArgumentException("no such chain can be");
    }

    /// Ports on 127.0.0.1; 0 takes a free one.
    public record Ports(int beacon, int rpc) {
        public static final Ports FREE = new Ports(0, 0);
    }

    /// As mainnet is today, with a checkpoint that is final at once: 512 members, Fulu, 12 seconds; with contracts.
    public static PracticeEthereumSettings practice() {
        return of(Preset.MAINNET, Duration.ofSeconds(12), 130, true);
    }

    /// Small and quick, for tests: 32 members, 8 slots an epoch, 64 a period, Fulu, 6 seconds; without
    /// contracts.
    public static PracticeEthereumSettings minimal() {
        return of(Preset.MINIMAL, Duration.ofSeconds(6), 34, false);
    }

    private static PracticeEthereumSettings of(Preset preset, Duration slotTime, int pastSlots, boolean hasContracts) {
        return new PracticeEthereumSettings(
                preset,
                slotTime,
                from(ConsensusFork.FULU),
                CHAIN_ID,
                pastSlots,
                preset.committeeSize(),
                Map.of(),
                Ports.FREE,
                PROOF_WINDOW,
                hasContracts);
    }

    /// The schedule of a chain that begins under this fork: it has those before it from the first epoch on too.
    private static List<ForkSchedule.Activation> from(ConsensusFork first) {
        return Arrays.stream(ConsensusFork.values())
                .filter(fork -> !fork.isAtLeast(first) || fork == first)
                .map(fork -> activation(fork, 0))
                .toList();
    }

    private static ForkSchedule.Activation activation(ConsensusFork fork, long epoch) {
        var versions = Arrays.asList(ConsensusFork.values());
        return new ForkSchedule.Activation(
                fork, epoch, ByteString.of((byte) (versions.indexOf(fork) + 1), (byte) 0, (byte) 0, (byte) 'p'));
    }

    /// The same chain, beginning under another fork.
    public PracticeEthereumSettings beginningWith(ConsensusFork first) {
        return withForks(from(first));
    }

    /// The same chain, going over to a later fork with this epoch.
    public PracticeEthereumSettings then(ConsensusFork fork, long epoch) {
        var more = new ArrayList<>(forks);
        more.add(activation(fork, epoch));
        return withForks(more);
    }

    private PracticeEthereumSettings withForks(List<ForkSchedule.Activation> others) {
        return new PracticeEthereumSettings(
                preset,
                slotTime,
                others,
                chainId,
                pastSlots,
                participants,
                allocations,
                ports,
                proofWindow,
                hasContracts);
    }

    public PracticeEthereumSettings withSlotTime(Duration other) {
        return new PracticeEthereumSettings(
                preset, other, forks, chainId, pastSlots, participants, allocations, ports, proofWindow, hasContracts);
    }

    public PracticeEthereumSettings withChainId(long other) {
        return new PracticeEthereumSettings(
                preset, slotTime, forks, other, pastSlots, participants, allocations, ports, proofWindow, hasContracts);
    }

    public PracticeEthereumSettings withPastSlots(int other) {
        return new PracticeEthereumSettings(
                preset, slotTime, forks, chainId, other, participants, allocations, ports, proofWindow, hasContracts);
    }

    public PracticeEthereumSettings withParticipants(int other) {
        return new PracticeEthereumSettings(
                preset, slotTime, forks, chainId, pastSlots, other, allocations, ports, proofWindow, hasContracts);
    }

    public PracticeEthereumSettings withAllocations(Map<EthereumAddress, Wei> others) {
        return new PracticeEthereumSettings(
                preset, slotTime, forks, chainId, pastSlots, participants, others, ports, proofWindow, hasContracts);
    }

    public PracticeEthereumSettings withPorts(Ports others) {
        return new PracticeEthereumSettings(
                preset,
                slotTime,
                forks,
                chainId,
                pastSlots,
                participants,
                allocations,
                others,
                proofWindow,
                hasContracts);
    }

    public PracticeEthereumSettings withProofWindow(int other) {
        return new PracticeEthereumSettings(
                preset, slotTime, forks, chainId, pastSlots, participants, allocations, ports, other, hasContracts);
    }

    /// The same chain, with or without contracts that its faucet makes.
    public PracticeEthereumSettings withContracts(boolean others) {
        return new PracticeEthereumSettings(
                preset, slotTime, forks, chainId, pastSlots, participants, allocations, ports, proofWindow, others);
    }
}
