package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.evm.precompile.PrecompileSet;
import dev.touchstone.spv.ethereum.evm.precompile.Precompiles;
import java.util.Optional;

/// All that a fork says of how code runs and what it costs. Immutable and thread-safe; making one is slow, so it is
/// kept
/// by who runs much.
public final class EvmRules {
    private final EvmFork fork;
    private final GasSchedule gas;
    private final Instructions instructions;
    private final Precompiles precompiles;
    private final Optional<BlobSchedule> blobs;

    private EvmRules(EvmFork fork, Precompiles precompiles, Optional<BlobSchedule> blobs) {
        this.fork = fork;
        this.gas = GasSchedule.of(fork);
        this.instructions = new Instructions(fork, gas);
        this.precompiles = precompiles;
        this.blobs = blobs;
    }

    /// The fork's rules with the mainnet's schedule of blobs.
    public static EvmRules of(EvmFork fork) {
        return new EvmRules(fork, Precompiles.of(precompiles(fork)), BlobSchedule.of(fork));
    }

    /// The same with another network's schedule of blobs.
    public EvmRules with(BlobSchedule schedule) {
        return new EvmRules(fork, precompiles, blobs.map(_ -> schedule));
    }

    private static PrecompileSet precompiles(EvmFork fork) {
        return switch (fork) {
            case FRONTIER, HOMESTEAD, TANGERINE_WHISTLE, SPURIOUS_DRAGON -> PrecompileSet.FRONTIER;
            case BYZANTIUM, CONSTANTINOPLE, PETERSBURG -> PrecompileSet.BYZANTIUM;
            case ISTANBUL -> PrecompileSet.ISTANBUL;
            case BERLIN, LONDON, PARIS, SHANGHAI -> PrecompileSet.BERLIN;
            case CANCUN -> PrecompileSet.CANCUN;
            case PRAGUE -> PrecompileSet.PRAGUE;
            case OSAKA, BPO1, BPO2, AMSTERDAM -> PrecompileSet.OSAKA;
        };
    }

    public EvmFork fork() {
        return fork;
    }

    /// Empty before Cancun.
    public Optional<BlobSchedule> blobs() {
        return blobs;
    }

    boolean since(EvmFork first) {
        return fork.since(first);
    }

    /// The most bytes of a contract's code (EIP-170, EIP-7954). Before Spurious Dragon there is no limit.
    int mostCodeBytes() {
        if (since(EvmFork.AMSTERDAM)) return 65_536;
        return since(EvmFork.SPURIOUS_DRAGON) ? 24_576 : Integer.MAX_VALUE;
    }

    /// The most bytes of the code that makes a contract (EIP-3860).
    int mostInitCodeBytes() {
        return since(EvmFork.SHANGHAI) ? 2 * mostCodeBytes() : Integer.MAX_VALUE;
    }

    /// Whether what makes the state grow is paid with state gas (EIP-8037).
    boolean hasStateGas() {
        return since(EvmFork.AMSTERDAM);
    }

    GasSchedule gas() {
        return gas;
    }

    Instructions instructions() {
        return instructions;
    }

    Precompiles precompiles() {
        return precompiles;
    }

    /// Whether SSTORE is priced by what the slot held before the transaction: EIP-1283 in Constantinople, EIP-2200
    /// since Istanbul.
    boolean hasNetGas() {
        return fork == EvmFork.CONSTANTINOPLE || since(EvmFork.ISTANBUL);
    }

    @Override
    public String toString() {
        return "EvmRules " + fork;
    }
}
