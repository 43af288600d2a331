package dev.touchstone.wallet.testsupport;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAccount;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Secp256k1;
import java.util.Arrays;
import java.util.List;

/// The accounts of a phrase that everybody knows.
public final class Accounts {
    public static final Secp256k1 CURVE = Secp256k1.best().curve();
    public static final String PHRASE =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    private Accounts() {}

    public static Mnemonic mnemonic() {
        if (Mnemonic.parse(PHRASE) instanceof Mnemonic.Outcome.Whole whole) return whole.mnemonic();
        throw new AssertionError(PHRASE);
    }

    public static List<BitcoinAccount> of(Network network) {
        try (var mnemonic = mnemonic();
                var seed = mnemonic.seed(Passphrase.none());
                var master = ExtendedPrivateKey.master(CURVE, seed)) {
            return Arrays.stream(AddressType.values())
                    .map(type -> account(network, type, master))
                    .toList();
        }
    }

    private static BitcoinAccount account(Network network, AddressType type, ExtendedPrivateKey master) {
        try (var key = master.derive(CURVE, BitcoinAccount.path(type, network))) {
            return new BitcoinAccount(network, type, key.publicKey(), CURVE);
        }
    }
}
