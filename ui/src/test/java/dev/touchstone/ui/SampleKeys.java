package dev.touchstone.ui;

import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAccount;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Secp256k1;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The keys of the sample wallet: those of a phrase that everybody knows.
final class SampleKeys {
    static final Secp256k1 CURVE = Secp256k1.best().curve();
    static final String PHRASE =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    private SampleKeys() {}

    static List<BitcoinAccount> bitcoin() {
        return withMaster(master -> Arrays.stream(AddressType.values())
                .map(type -> account(type, master))
                .toList());
    }

    static <T> T withMaster(Function<ExtendedPrivateKey, T> use) {
        if (!(Mnemonic.parse(PHRASE) instanceof Mnemonic.Outcome.Whole(var mnemonic))) throw new AssertionError(PHRASE);
        try (mnemonic;
                var seed = mnemonic.seed(Passphrase.none());
                var master = ExtendedPrivateKey.master(CURVE, seed)) {
            return use.apply(master);
        }
    }

    private static BitcoinAccount account(AddressType type, ExtendedPrivateKey master) {
        try (var key = master.derive(CURVE, BitcoinAccount.path(type, SampleChain.NETWORK))) {
            return new BitcoinAccount(SampleChain.NETWORK, type, key.publicKey(), CURVE);
        }
    }
}
