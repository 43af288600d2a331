package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.TxId;

/// A screen, as a value: what can be gone to, gone back to, and photographed. Immutable.
public sealed interface Route {
    // Before a wallet is open

    record Welcome() implements Route {}

    record Create() implements Route {}

    record Restore() implements Route {}

    record OpenFile() implements Route {}

    record Lock() implements Route {}

    record Stopped() implements Route {}

    // With a wallet open

    record Home() implements Route {}

    record Asset() implements Route {}

    record Receive() implements Route {}

    /// `request` is an address or a payment request to begin with; it may be empty.
    record Send(String request) implements Route {}

    record Follow(TxId payment) implements Route {}

    /// A higher fee for a payment that waits.
    record RaiseFee(TxId payment) implements Route {}

    record Activity() implements Route {}

    record Payment(TxId payment) implements Route {}

    record Network() implements Route {}

    record Practice() implements Route {}

    record Preferences() implements Route {}

    /// The recovery phrase of the open wallet.
    record Backup() implements Route {}

    record ChangePassword() implements Route {}

    /// What the inspector explains.
    sealed interface Inspection {
        record Balance() implements Inspection {}

        record Payment(TxId payment) implements Inspection {}
    }
}
