package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// By which rules code runs in a block: those of the fork that the network's schedule has at the block's time,
/// where they are among those that were tested, and where the block's header has that fork's form. Pure.
final class CallRules {
    /// The rules of the forks since the merge that this program is sure of; those of Amsterdam for each number
    /// of blobs that a network may have come to it with.
    private static final List<EvmRules> TESTED = tested();

    private CallRules() {}

    private static List<EvmRules> tested() {
        var plain = Arrays.stream(EvmFork.values())
                .filter(fork -> fork.since(EvmFork.PARIS))
                .map(EvmRules::of)
                .toList();
        var amsterdam = plain.getLast();
        var others = plain.stream()
                .filter(rules ->
                        rules.fork().since(EvmFork.OSAKA) && !rules.fork().since(EvmFork.AMSTERDAM))
                .filter(rules -> !rules.blobs().equals(amsterdam.blobs()))
                .map(rules -> amsterdam.with(rules.blobs().orElseThrow()));
        return Stream.concat(plain.stream(), others).toList();
    }

    /// Empty where the rules are not known here, or not for sure.
    static Optional<EvmRules> of(EthereumChain chain, ExecutionHeader header) {
        if (header.unknownFields() > 0) return Optional.empty();
        return scheduled(chain, header).filter(rules -> hasForm(header, rules.fork()));
    }

    private static Optional<EvmRules> scheduled(EthereumChain chain, ExecutionHeader header) {
        var schedule = chain.schedule();
        var slot = schedule.slotAt(header.timestamp());
        if (slot.isEmpty()) return Optional.empty();
        int blobs = schedule.mostBlobsAt(schedule.epochOf(slot.get()));
        return schedule.forkAt(slot.get()).flatMap(fork -> switch (fork) {
            case ALTAIR -> Optional.empty();
            case BELLATRIX -> plain(EvmFork.PARIS);
            case CAPELLA -> plain(EvmFork.SHANGHAI);
            case DENEB -> plain(EvmFork.CANCUN);
            case ELECTRA -> plain(EvmFork.PRAGUE);
            case FULU -> withBlobs(blobs, EvmFork.OSAKA, EvmFork.BPO1, EvmFork.BPO2);
            case GLOAS -> withBlobs(blobs, EvmFork.AMSTERDAM);
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
