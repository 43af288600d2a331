package dev.touchstone.spv.ethereum.evm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forks of the execution layer whose rules this program knows, in their order. Those that moved nothing but the
/// difficulty are not listed. What comes after the last is refused, never guessed.
public enum EvmFork {
    FRONTIER,
    HOMESTEAD,
    /// EIP-150.
    TANGERINE_WHISTLE,
    /// EIP-155, 160, 161, 170.
    SPURIOUS_DRAGON,
    BYZANTIUM,
    CONSTANTINOPLE,
    /// Constantinople without EIP-1283.
    PETERSBURG,
    ISTANBUL,
    BERLIN,
    LONDON,
    /// The merge.
    PARIS,
    SHANGHAI,
    CANCUN,
    PRAGUE,
    OSAKA,
    /// More blobs (EIP-7892), nothing else.
    BPO1,
    BPO2,
    AMSTERDAM;

    /// The fork of this name, as specifications and test vectors write it: `SpuriousDragon` or `SPURIOUS_DRAGON`.
    public static Optional<EvmFork> byName(String name) {
        var plain = plain(name);
        return switch (plain) {
            case "EIP150" -> Optional.of(TANGERINE_WHISTLE);
            case "EIP158" -> Optional.of(SPURIOUS_DRAGON);
            case "CONSTANTINOPLEFIX" -> Optional.of(PETERSBURG);
            case "MERGE" -> Optional.of(PARIS);
            default ->
                Arrays.stream(values())
                        .filter(fork -> plain(fork.name()).equals(plain))
                        .findFirst();
        };
    }

    private static String plain(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    /// Whether the rules that `first` brought are in force.
    public boolean since(EvmFork first) {
        return compareTo(first) >= 0;
    }
}
