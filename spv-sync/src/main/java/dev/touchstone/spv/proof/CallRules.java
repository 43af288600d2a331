package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// By which rules code runs in a block: those of the fork that the network's schedule has at the block's time, where
/// they are among those that were tested, and where the block's header has that fork's form. Pure.
final class CallRules {
    /// The forks since the merge whose rules this program is sure of.
    private static final Map<EvmFork, EvmRules> TESTED = Arrays.stream(EvmFork.values())
            .filter(fork -> fork.since(EvmFork.PARIS) && !fork.since(EvmFork.AMSTERDAM))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), EvmRules::of));

    private CallRules() {}

    /// Empty where the rules are not known here, or not for sure.
    static Optional<EvmRules> of(EthereumChain chain, ExecutionHeader header) {
        if (header.unknownFields() > 0) return Optional.empty();
        return fork(chain.schedule(), header)
                .filter(fork -> hasForm(header, fork))
                .flatMap(fork -> Optional.ofNullable(TESTED.get(fork)));
    }

    private static Optional<EvmFork> fork(ForkSchedule schedule, ExecutionHeader header) {
        var slot = schedule.slotAt(header.timestamp());
        if (slot.isEmpty()) return Optional.empty();
        return schedule.forkAt(slot.get()).flatMap(fork -> switch (fork) {
            case ALTAIR -> Optional.empty();
            case BELLATRIX -> Optional.of(EvmFork.PARIS);
            case CAPELLA -> Optional.of(EvmFork.SHANGHAI);
            case DENEB -> Optional.of(EvmFork.CANCUN);
            case ELECTRA -> Optional.of(EvmFork.PRAGUE);
            case FULU -> withBlobs(schedule.mostBlobsAt(schedule.epochOf(slot.get())));
            case GLOAS -> Optional.of(EvmFork.AMSTERDAM);
        });
    }

    /// Osaka's rules and those after it differ in how many blobs there may be, and in what these cost by it.
    private static Optional<EvmFork> withBlobs(int most) {
        return TESTED.values().stream()
                .filter(rules -> rules.fork().since(EvmFork.OSAKA))
                .filter(rules -> rules.blobs().filter(blobs -> blobs.most() == most).isPresent())
                .map(EvmRules::fork)
                .findFirst();
    }

    /// Whether the header has the fields of this fork and no others.
    private static boolean hasForm(ExecutionHeader header, EvmFork fork) {
        return header.has(HeaderField.BASE_FEE)
                && header.has(HeaderField.WITHDRAWALS_ROOT) == fork.since(EvmFork.SHANGHAI)
                && header.has(HeaderField.EXCESS_BLOB_GAS) == fork.since(EvmFork.CANCUN)
                && header.has(HeaderField.REQUESTS_HASH) == fork.since(EvmFork.PRAGUE)
                && header.has(HeaderField.BLOCK_ACCESS_LIST_HASH) == fork.since(EvmFork.AMSTERDAM);
    }
}
