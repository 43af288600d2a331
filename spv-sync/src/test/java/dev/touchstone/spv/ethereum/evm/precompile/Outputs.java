package dev.touchstone.spv.ethereum.evm.precompile;

import java.util.HexFormat;

/// What a built-in contract answered, as text that a failing test can show.
final class Outputs {
    private Outputs() {}

    static String hex(PrecompileResult result) {
        return switch (result) {
            case PrecompileResult.Output(var bytes) -> HexFormat.of().formatHex(bytes);
            case PrecompileResult.Failure _ -> "failure";
            case PrecompileResult.Unavailable(var what) -> "unavailable: " + what;
        };
    }
}
