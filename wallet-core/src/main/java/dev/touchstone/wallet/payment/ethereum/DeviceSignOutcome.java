package dev.touchstone.wallet.payment.ethereum;

/// What came of a signature that another device made for a draft. Immutable.
public sealed interface DeviceSignOutcome {
    /// It is the account's signature of this draft; what follows is as if the wallet had signed itself.
    record Concluded(EthereumSignOutcome outcome) implements DeviceSignOutcome {}

    /// It is a signature of something else, or of another account. Nothing has changed.
    record OtherSignature() implements DeviceSignOutcome {}
}
