package dev.touchstone.spv.ethereum.evm.precompile;

import java.util.function.ToLongFunction;

/// A contract whose native code does not load here.
record Missing(ToLongFunction<byte[]> price, String why) implements Precompile {
    @Override
    public long gas(byte[] input) {
        return price.applyAsLong(input);
    }

    @Override
    public PrecompileResult run(byte[] input) {
        return new PrecompileResult.Unavailable(why);
    }
}
