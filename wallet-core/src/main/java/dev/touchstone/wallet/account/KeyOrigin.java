package dev.touchstone.wallet.account;

import dev.touchstone.wallet.key.DerivationPath;

/// Where a key lies that another device has. Immutable.
///
/// @param masterFingerprint names the device's master key: the first four bytes of its HASH160; 0 where it is
///     not said
/// @param path from the master key to this one
public record KeyOrigin(int masterFingerprint, DerivationPath path) {
    /// The fingerprint as eight hexadecimal digits.
    public String fingerprint() {
        return "%08x".formatted(masterFingerprint);
    }
}
