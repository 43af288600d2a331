package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.wallet.account.BitcoinAddress;

/// Makes addresses as those do who divert payments: alike at both ends.
final class LookAlikes {
    private static final int ALIKE = 2;

    private LookAlikes() {}

    /// Tries hashes that begin like the model's until the last characters of the address agree too.
    static BitcoinAddress of(BitcoinAddress model, byte[] hash) {
        var end = model.text().substring(model.text().length() - ALIKE);
        for (int i = 0; i < 1 << 16; i++) {
            hash[14] = (byte) i;
            hash[15] = (byte) (i >>> 8);
            var address = new BitcoinAddress(model.network(), Script.p2wpkh(hash));
            if (address.text().endsWith(end)) return address;
        }
        throw new AssertionError("no address ends like " + end);
    }
}
