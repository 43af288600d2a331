package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.ArrayList;
import java.util.List;

/// The addresses of precompiled contracts: numbers of up to two bytes. Pure and thread-safe.
final class Precompiled {
    private static final int HIGHEST = 0x100;

    private Precompiled() {}

    /// The number of the fork's precompiled contract at this address; -1 where there is none.
    static int numberOf(EthereumAddress address, EvmRules rules) {
        var bytes = address.value();
        for (int i = 0; i < EthereumAddress.BYTES - 2; i++) {
            if (bytes.at(i) != 0) return -1;
        }
        int number = (bytes.at(18) & 0xff) << 8 | (bytes.at(19) & 0xff);
        return rules.precompiles().has(number) ? number : -1;
    }

    /// All addresses of the fork's precompiled contracts.
    static List<EthereumAddress> all(EvmRules rules) {
        var all = new ArrayList<EthereumAddress>();
        for (int number = 1; number <= HIGHEST; number++) {
            if (rules.precompiles().has(number)) all.add(Word.of(number).toAddress());
        }
        return all;
    }
}
