package dev.touchstone.spv.ethereum.evm.precompile;

import dev.touchstone.spv.ethereum.evm.precompile.bn254.Bn254;
import java.util.HashMap;
import java.util.Map;

/// The built-in contracts of one fork, by their addresses read as numbers. Immutable and thread-safe.
public final class Precompiles {
    private static final int BN254_PAIR = 192;

    private final Map<Integer, Precompile> contracts;

    private Precompiles(Map<Integer, Precompile> contracts) {
        this.contracts = Map.copyOf(contracts);
    }

    public static Precompiles of(PrecompileSet set) {
        var contracts = new HashMap<Integer, Precompile>();
        contracts.put(0x01, new EcRecover(KeyRecovery.choose()));
        contracts.put(0x02, Digests.SHA256);
        contracts.put(0x03, Digests.RIPEMD160);
        contracts.put(0x04, Digests.IDENTITY);
        if (set.has(PrecompileSet.BYZANTIUM)) {
            contracts.put(0x05, new ModExp(modExpPrice(set)));
            putBn254(contracts, set.has(PrecompileSet.ISTANBUL));
        }
        if (set.has(PrecompileSet.ISTANBUL)) contracts.put(0x09, new Blake2F());
        if (set.has(PrecompileSet.CANCUN)) contracts.put(0x0a, new NotYet(50_000, 0, 1));
        if (set.has(PrecompileSet.PRAGUE)) {
            for (int number = 0x0b; number <= 0x11; number++) contracts.put(number, new NotYet(375, 0, 1));
        }
        if (set.has(PrecompileSet.OSAKA)) contracts.put(0x100, new P256Verify());
        return new Precompiles(contracts);
    }

    /// Cheap since EIP-1108.
    private static void putBn254(Map<Integer, Precompile> contracts, boolean isCheap) {
        long perCheck = isCheap ? 45_000 : 100_000;
        long perPair = isCheap ? 34_000 : 80_000;
        contracts.put(0x06, new Computed(isCheap ? 150 : 500, Bn254::add));
        contracts.put(0x07, new Computed(isCheap ? 6000 : 40_000, Bn254::multiply));
        contracts.put(0x08, new Computed(in -> perCheck + perPair * (in.length / BN254_PAIR), Bn254::pairing));
    }

    private static ModExpPrice modExpPrice(PrecompileSet set) {
        if (set.has(PrecompileSet.OSAKA)) return ModExpPrice.EIP7883;
        return set.has(PrecompileSet.BERLIN) ? ModExpPrice.EIP2565 : ModExpPrice.EIP198;
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

    private record NotYet(long perCall, long perItem, int item) implements Precompile {
        @Override
        public long gas(byte[] input) {
            return perCall + perItem * (input.length / item);
        }

        @Override
        public PrecompileResult run(byte[] input) {
            return new PrecompileResult.Unavailable("this contract");
        }
    }
}
