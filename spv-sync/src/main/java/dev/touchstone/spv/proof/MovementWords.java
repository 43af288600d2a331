package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// What moved for an account, in words that a proof file carries. Pure. The words are part of the file's form and do
/// not change.
final class MovementWords {
    private MovementWords() {}

    static String of(Movement movement) {
        return "Account " + movement.account().text() + " got " + amount(movement.change(), movement.asset()) + ", "
                + because(movement.cause()) + ",";
    }

    /// `5 wei`, `3 units of the token 0x…`.
    static String amount(BigInteger units, MovedAsset asset) {
        return switch (asset) {
            case MovedAsset.Ether _ -> units + " wei";
            case MovedAsset.Token(var contract) -> units + " units of the token " + contract.text();
            case MovedAsset.Collection(var contract) -> units + " of the collection " + contract.text();
            case MovedAsset.Single(var contract, var id) -> units + " of number " + id + " of " + contract.text();
            case MovedAsset.Kind(var contract, var id) -> units + " of number " + id + " of " + contract.text();
        };
    }

    private static String because(Movement.Cause cause) {
        return switch (cause) {
            case Movement.Sent sent ->
                "fee included, by its transaction 0x" + sent.transaction().hex()
                        + (sent.succeeded() ? "" : ", which failed");
            case Movement.Received received ->
                "by the transaction 0x" + received.transaction().hex() + " of "
                        + received.from().text();
            case Movement.Withdrawn(long index, long validator) ->
                "by the withdrawal " + Long.toUnsignedString(index) + " of the validator "
                        + Long.toUnsignedString(validator);
            case Movement.Reported reported ->
                "as log " + reported.log() + " of the transaction 0x"
                        + reported.transaction().hex() + " reports";
            case Movement.Authorized authorized ->
                "by its authorization of "
                        + (authorized.delegate().equals(EthereumAddress.ZERO)
                                ? "no code"
                                : authorized.delegate().text())
                        + " in the transaction 0x" + authorized.transaction().hex();
            case Movement.Besides besides ->
                besides.toBlockMaker() ? "by tips and by contracts" : "by contracts, with no name to it";
        };
    }
}
