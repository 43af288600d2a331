package dev.touchstone.spv.ethereum.evm.precompile;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A contract given by its price and its function, which is empty where the call fails.
record Computed(ToLongFunction<byte[]> price, Function<byte[], Optional<byte[]>> function) implements Precompile {
    @Override
    public long gas(byte[] input) {
        return price.applyAsLong(input);
    }

    @Override
    public PrecompileResult run(byte[] input) {
        return function.apply(input)
                .<PrecompileResult>map(PrecompileResult.Output::new)
                .orElseGet(PrecompileResult.Failure::new);
    }
}
