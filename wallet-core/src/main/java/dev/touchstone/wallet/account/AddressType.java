package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Script;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of address a wallet makes for itself, each with its own account. Immutable.
public enum AddressType {
    /// Native segwit, BIP84: `bc1q…`.
    P2WPKH(84, 272, 31),
    /// Taproot with the key path, BIP86: `bc1p…`.
    P2TR(86, 230, 43);

    private final int purpose;
    private final int inputWeight;
    private final int outputBytes;

    AddressType(int purpose, int inputWeight, int outputBytes) {
        this.purpose = purpose;
        this.inputWeight = inputWeight;
        this.outputBytes = outputBytes;
    }

    /// The first step of the derivation path (BIP43).
    public int purpose() {
        return purpose;
    }

    /// The most weight units (BIP141) that a signed input takes: 164 for the outpoint, the empty script and the
    /// sequence, the rest for the witness (a signature of 72 bytes and a key of 33, or a signature of 64).
    public int inputWeight() {
        return inputWeight;
    }

    /// Bytes of an output that pays to this kind of address.
    public int outputBytes() {
        return outputBytes;
    }

    /// The kind of address that this script stands for, if a wallet makes that kind.
    public static Optional<AddressType> of(Script script) {
        return switch (script.kind()) {
            case P2WPKH -> Optional.of(P2WPKH);
            case P2TR -> Optional.of(P2TR);
            case P2PKH, P2SH, P2WSH, OP_RETURN, OTHER -> Optional.empty();
        };
    }

    public static Optional<AddressType> byPurpose(int purpose) {
        return Arrays.stream(values()).filter(type -> type.purpose == purpose).findFirst();
    }
}
