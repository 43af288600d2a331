package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.Optional;

/// Somebody who is paid by a name: the name, and the address that it stands for, which is what is signed.
/// Immutable.
public record NamedPayee(NameLook.Found name, BitcoinAddress address) {
    private static final CoinType TESTNETS = new CoinType(1);

    /// As which coin names have addresses of this network: test networks share one (ENSIP-9, SLIP-44).
    public static CoinType coin(Network network) {
        return switch (network) {
            case BITCOIN_MAIN, BITCOIN_REGTEST, BITCOIN_PRACTICE -> CoinType.BITCOIN;
            case BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET -> TESTNETS;
        };
    }

    /// Empty where what the name stands for is no address of this network.
    public static Optional<NamedPayee> of(NameLook.Found name, Network network) {
        return BitcoinAddress.of(network, new Script(name.value())).map(address -> new NamedPayee(name, address));
    }
}
