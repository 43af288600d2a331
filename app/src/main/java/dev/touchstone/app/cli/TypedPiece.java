package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// A collectible as it is typed: its contract and its number. Immutable.
record TypedPiece(EthereumAddress contract, BigInteger id) {
    /// Reads `CONTRACT:ID`.
    static TypedPiece parse(String text) throws Failure {
        int colon = text.indexOf(':');
        if (colon < 0) throw Failure.usage("'" + text + "' names no collectible; write CONTRACT:ID.");
        return new TypedPiece(
                EthereumWords.address(text.substring(0, colon)),
                EthereumWords.number(text.substring(colon + 1), "a collectible's number"));
    }
}
