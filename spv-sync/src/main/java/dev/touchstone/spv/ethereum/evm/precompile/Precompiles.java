package dev.touchstone.spv.ethereum.evm.precompile;

import dev.touchstone.spv.ethereum.evm.precompile.bls12.Bls12381;
import dev.touchstone.spv.ethereum.evm.precompile.bls12.CurveLibrary;
import dev.touchstone.spv.ethereum.evm.precompile.bn254.Bn254;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/// The built-in contracts of one fork, by their addresses read as numbers. Immutable and thread-safe.
public final class Precompiles {
    private static final int BN254_PAIR = 192;
    private static final int BLS_PAIR = 384;

    private final Map<Integer, Precompile> contracts;

    private Precompiles(Map<Integer, Precompile> contracts) {
        this.contracts = Map.copyOf(contracts);
    }

    /// The contracts of the fork, made once: native code is loaded when they are first asked for.
    public static Precompiles of(PrecompileSet set) {
        return Built.of(set);
    }

    /// Made when it is first asked for one of them.
    private static final class Built {
        private static final Map<PrecompileSet, Precompiles> ALL = all();

        private static Map<PrecompileSet, Precompiles> all() {
            var keys = KeyRecovery.choose();
            var bls = CurveLibrary.load();
            var all = new EnumMap<PrecompileSet, Precompiles>(PrecompileSet.class);
            for (var set : PrecompileSet.values()) all.put(set, Precompiles.of(set, keys, bls));
            return all;
        }

        static Precompiles of(PrecompileSet set) {
            return Objects.requireNonNull(ALL.get(set));
        }
    }

    static Precompiles of(PrecompileSet set, KeyRecovery keys, CurveLibrary bls) {
        var contracts = new HashMap<Integer, Precompile>();
        contracts.put(0x01, new EcRecover(keys));
        contracts.put(0x02, Digests.SHA256);
        contracts.put(0x03, Digests.RIPEMD160);
        contracts.put(0x04, Digests.IDENTITY);
        if (set.has(PrecompileSet.BYZANTIUM)) {
            contracts.put(0x05, new ModExp(modExpPrice(set)));
            putBn254(contracts, set.has(PrecompileSet.ISTANBUL));
        }
        if (set.has(PrecompileSet.ISTANBUL)) contracts.put(0x09, new Blake2F());
        if (set.has(PrecompileSet.CANCUN)) contracts.put(0x0a, on(bls, _ -> 50_000, Bls12381::evaluation));
        if (set.has(PrecompileSet.PRAGUE)) putBls(contracts, bls);
        if (set.has(PrecompileSet.OSAKA)) contracts.put(0x100, new P256Verify());
        return new Precompiles(contracts);
    }

    private static ModExpPrice modExpPrice(PrecompileSet set) {
        if (set.has(PrecompileSet.OSAKA)) return ModExpPrice.EIP7883;
        return set.has(PrecompileSet.BERLIN) ? ModExpPrice.EIP2565 : ModExpPrice.EIP198;
    }

    /// Cheap since EIP-1108.
    private static void putBn254(Map<Integer, Precompile> contracts, boolean isCheap) {
        long perCheck = isCheap ? 45_000 : 100_000;
        long perPair = isCheap ? 34_000 : 80_000;
        contracts.put(0x06, new Computed(_ -> isCheap ? 150 : 500, Bn254::add));
        contracts.put(0x07, new Computed(_ -> isCheap ? 6000 : 40_000, Bn254::multiply));
        contracts.put(0x08, new Computed(in -> perCheck + perPair * (in.length / BN254_PAIR), Bn254::pairing));
    }

    private static void putBls(Map<Integer, Precompile> contracts, CurveLibrary bls) {
        contracts.put(0x0b, on(bls, _ -> 375, Bls12381::addG1));
        contracts.put(0x0c, on(bls, MsmPrice.G1::of, Bls12381::sumG1));
        contracts.put(0x0d, on(bls, _ -> 600, Bls12381::addG2));
        contracts.put(0x0e, on(bls, MsmPrice.G2::of, Bls12381::sumG2));
        contracts.put(0x0f, on(bls, in -> 37_700 + 32_600L * (in.length / BLS_PAIR), Bls12381::pairing));
        contracts.put(0x10, on(bls, _ -> 5500, Bls12381::mapToG1));
        contracts.put(0x11, on(bls, _ -> 23_800, Bls12381::mapToG2));
    }

    private static Precompile on(
            CurveLibrary library,
            ToLongFunction<byte[]> price,
            BiFunction<Bls12381, byte[], Optional<byte[]>> function) {
        return switch (library) {
            case CurveLibrary.Loaded(var curve) -> new Computed(price, in -> function.apply(curve, in));
            case CurveLibrary.Missing(var why) -> new Missing(price, why);
        };
    }

    /// Whether the address with this number is a built-in contract.
    public boolean has(int number) {
        return contracts.containsKey(number);
    }

    /// What a call with this input costs; [Long#MAX_VALUE] where no sum of gas suffices.
    public long gas(int number, byte[] input) {
        return contract(number).gas(input);
    }

    /// What the contract answers, once its gas has been paid. Throws on no input.
    public PrecompileResult run(int number, byte[] input) {
        return contract(number).run(input);
    }

    private Precompile contract(int number) {
        var contract = contracts.get(number);
        if (contract == null) throw new IllegalArgumentException("no built-in contract at " + number);
        return contract;
    }
}
