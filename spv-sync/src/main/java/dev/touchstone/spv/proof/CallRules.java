package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// By which rules code runs in a block: those of the fork that the network's schedule has at the block's time,
/// where they are among those that were tested, and where the block's header has that fork's form. Pure.
final class CallRules {
    /// The rules of the forks since the merge that official tests hold the machine to: of Amsterdam there were
    /// none to be had yet, so that nothing is proven by its rules.
    private static final List<EvmRules> TESTED = Arrays.stream(EvmFork.values())
            .filter(fork -> fork.since(EvmFork.PARIS) && !fork.since(EvmFork.AMSTERDAM))
            .map(EvmRules::of)
            .toList();

    private CallRules() {}

    /// Empty where the rules are not known here, or not for sure.
    static Optional<EvmRules> of(EthereumChain chain, ExecutionHeader header) {
        if (header.unknownFields() > 0) return Optional.empty();
        return scheduled(chain, header.timestamp()).filter(rules -> hasForm(header, rules.fork()));
    }

    /// The rules of the block after this one, if it comes at this time.
    static Optional<EvmRules> after(EthereumChain chain, ExecutionHeader header, Instant time) {
        return of(chain, header).flatMap(_ -> scheduled(chain, time));
    }

    private static Optional<EvmRules> scheduled(EthereumChain chain, Instant time) {
        var schedule = chain.schedule();
        var slot = schedule.slotAt(time);
        if (slot.isEmpty()) return Optional.empty();
        int blobs = schedule.mostBlobsAt(schedule.epochOf(slot.get()));
        return schedule.forkAt(slot.get()).flatMap(fork -> switch (fork) {
            case ALTAIR -> Optional.empty();
            case BELLATRIX -> plain(EvmFork.PARIS);
            case CAPELLA -> plain(EvmFork.SHANGHAI);
            case DENEB -> plain(EvmFork.CANCUN);
            case ELECTRA -> plain(EvmFork.PRAGUE);
            case FULU -> withBlobs(blobs, EvmFork.OSAKA, EvmFork.BPO1, EvmFork.BPO2);
            case GLOAS -> Optional.empty();
        });
    }

    private static Optional<EvmRules> plain(EvmFork fork) {
        return TESTED.stream().filter(rules -> rules.fork() == fork).findFirst();
    }

    /// Since Osaka forks differ in how many blobs there may be, and networks in when; what blobs cost follows
    /// from it.
    private static Optional<EvmRules> withBlobs(int most, EvmFork... forks) {
        return TESTED.stream()
                .filter(rules -> List.of(forks).contains(rules.fork()))
                .filter(rules ->
                        rules.blobs().filter(blobs -> blobs.most() == most).isPresent())
                .findFirst();
    }

    /// Whether the header has the fields of this fork and no others.
    private static boolean hasForm(ExecutionHeader header, EvmFork fork) {
        return header.has(HeaderField.BASE_FEE)
                && header.has(HeaderField.WITHDRAWALS_ROOT) == fork.since(EvmFork.SHANGHAI)
                && header.has(HeaderField.EXCESS_BLOB_GAS) == fork.since(EvmFork.CANCUN)
                && header.has(HeaderField.REQUESTS_HASH) == fork.since(EvmFork.PRAGUE)
                && header.has(HeaderField.SLOT_NUMBER) == fork.since(EvmFork.AMSTERDAM);
    }
}
