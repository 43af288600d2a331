package dev.touchstone.wallet.key;

import java.util.Arrays;
import java.util.Optional;

/// The first four bytes of a written extended key, which give it its first letters (BIP32; SLIP-132 for z and v).
public enum KeyVersion {
    XPUB(0x0488B21E, false, true, false),
    XPRV(0x0488ADE4, true, true, false),
    TPUB(0x043587CF, false, false, false),
    TPRV(0x04358394, true, false, false),
    ZPUB(0x04B24746, false, true, true),
    ZPRV(0x04B2430C, true, true, true),
    VPUB(0x045F1CF6, false, false, true),
    VPRV(0x045F18BC, true, false, true);

    private final int bits;
    private final boolean secret;
    private final boolean main;
    private final boolean segwit;

    KeyVersion(int bits, boolean secret, boolean main, boolean segwit) {
        this.bits = bits;
        this.secret = secret;
        this.main = main;
        this.segwit = segwit;
    }

    public int bits() {
        return bits;
    }

    public boolean isSecret() {
        return secret;
    }

    /// Whether the key is for Bitcoin's main network; all test networks share the other versions.
    public boolean isMain() {
        return main;
    }

    /// Whether the letters say that the key makes P2WPKH addresses (BIP84).
    public boolean isSegwit() {
        return segwit;
    }

    public static Optional<KeyVersion> ofBits(int bits) {
        return Arrays.stream(values()).filter(version -> version.bits == bits).findFirst();
    }
}
