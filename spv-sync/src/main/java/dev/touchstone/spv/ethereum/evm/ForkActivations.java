package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When each fork's rules begin on a chain: by block up to the merge, by time since Shanghai. Immutable.
public final class ForkActivations {
    private static final Map<HeaderField, EvmFork> FIRST_WITH = Map.of(
            HeaderField.BASE_FEE, EvmFork.LONDON,
            HeaderField.WITHDRAWALS_ROOT, EvmFork.SHANGHAI,
            HeaderField.PARENT_BEACON_BLOCK_ROOT, EvmFork.CANCUN,
            HeaderField.REQUESTS_HASH, EvmFork.PRAGUE,
            HeaderField.SLOT_NUMBER, EvmFork.AMSTERDAM);

    private final List<Activation> activations;

    /// The first block, and the first second since 1970, of a fork.
    public record Activation(EvmFork fork, long block, long time) {}

    private ForkActivations(List<Activation> activations) {
        this.activations = List.copyOf(activations);
    }

    public static ForkActivations of(List<Activation> inOrder) {
        return new ForkActivations(inOrder);
    }

    /// Amsterdam has no date here: it is given with [#with].
    public static ForkActivations mainnet() {
        return none().block(EvmFork.FRONTIER, 0)
                .block(EvmFork.HOMESTEAD, 1_150_000)
                .block(EvmFork.TANGERINE_WHISTLE, 2_463_000)
                .block(EvmFork.SPURIOUS_DRAGON, 2_675_000)
                .block(EvmFork.BYZANTIUM, 4_370_000)
                .block(EvmFork.PETERSBURG, 7_280_000)
                .block(EvmFork.ISTANBUL, 9_069_000)
                .block(EvmFork.BERLIN, 12_244_000)
                .block(EvmFork.LONDON, 12_965_000)
                .block(EvmFork.PARIS, 15_537_394)
                .with(EvmFork.SHANGHAI, 1_681_338_455)
                .with(EvmFork.CANCUN, 1_710_338_135)
                .with(EvmFork.PRAGUE, 1_746_612_311)
                .with(EvmFork.OSAKA, 1_764_798_551)
                .with(EvmFork.BPO1, 1_765_290_071)
                .with(EvmFork.BPO2, 1_767_747_671);
    }

    /// From Shanghai on.
    public static ForkActivations sepolia() {
        return none().with(EvmFork.SHANGHAI, 1_677_557_088)
                .with(EvmFork.CANCUN, 1_706_655_072)
                .with(EvmFork.PRAGUE, 1_741_159_776)
                .with(EvmFork.OSAKA, 1_760_427_360)
                .with(EvmFork.BPO1, 1_761_017_184)
                .with(EvmFork.BPO2, 1_761_607_008)
                .with(EvmFork.AMSTERDAM, 1_791_294_816);
    }

    /// From Prague on.
    public static ForkActivations hoodi() {
        return none().with(EvmFork.PRAGUE, 1_742_999_832)
                .with(EvmFork.OSAKA, 1_761_677_592)
                .with(EvmFork.BPO1, 1_762_365_720)
                .with(EvmFork.BPO2, 1_762_955_544);
    }

    private static ForkActivations none() {
        return new ForkActivations(List.of());
    }

    private ForkActivations block(EvmFork fork, long block) {
        return plus(new Activation(fork, block, 0));
    }

    /// The same, with a later fork that begins at this time.
    public ForkActivations with(EvmFork fork, long time) {
        return plus(new Activation(fork, 0, time));
    }

    private ForkActivations plus(Activation activation) {
        var more = new ArrayList<>(activations);
        more.add(activation);
        return new ForkActivations(more);
    }

    /// The fork in force in a block; empty for one before the first that is known.
    public Optional<EvmFork> at(long block, long time) {
        return activations.stream()
                .filter(one -> block >= one.block && time >= one.time)
                .map(Activation::fork)
                .max(EvmFork::compareTo);
    }

    /// The fork of a header, whose fields must be those that the fork gave it.
    public Selected of(ExecutionHeader header) {
        if (header.unknownFields() > 0) {
            return new Selected.Unknown(header.unknownFields() + " header fields of an unknown fork");
        }
        var fork = at(header.number().value(), header.time());
        if (fork.isEmpty()) return new Selected.Unknown("block " + header.number() + " lies before all known forks");
        for (var entry : FIRST_WITH.entrySet()) {
            boolean isDue = fork.get().since(entry.getValue());
            if (header.has(entry.getKey()) != isDue) {
                return new Selected.Unknown(
                        "a header " + (isDue ? "without " : "with ") + entry.getKey() + " under " + fork.get());
            }
        }
        return new Selected.Known(fork.get());
    }

    /// Whether this program knows the rules of a block.
    public sealed interface Selected {
        record Known(EvmFork fork) implements Selected {}

        /// Nothing may be run in it.
        record Unknown(String why) implements Selected {}
    }
}
