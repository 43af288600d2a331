package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import java.time.Instant;

/// A movement that was proven once, with the bytes that prove it under the header of its block. Immutable.
/// Until that header is proven again it is a record, no proof.
///
/// @param time when the block was made
public record StoredMovement(Movement movement, MoveProof proof, Instant time) {
    public static StoredMovement of(Found found) {
        return new StoredMovement(found.movement().value(), found.proof(), found.time());
    }

    /// What stays the same when the transaction moves to another block.
    Key key() {
        var why = switch (movement.cause()) {
            case Movement.Sent sent -> sent.transaction();
            case Movement.Received received -> received.transaction();
            case Movement.Reported reported -> reported;
            case Movement.Authorized authorized -> authorized;
            case Movement.Withdrawn withdrawn -> withdrawn;
            case Movement.Besides besides -> besides;
        };
        return new Key(movement.account(), movement.asset(), why);
    }

    /// Two movements of one account and asset for one reason are the same.
    record Key(EthereumAddress account, MovedAsset asset, Object why) {}
}
