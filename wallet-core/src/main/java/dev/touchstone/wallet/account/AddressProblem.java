package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.Network;
import java.util.List;

/// Why a text is no address to pay on the network at hand. Immutable. The words for each live in ui.
public sealed interface AddressProblem {
    record Empty() implements AddressProblem {}

    /// A good address, but of other networks.
    record WrongNetwork(List<Network> of, Network wanted) implements AddressProblem {
        public WrongNetwork {
            of = List.copyOf(of);
        }
    }

    /// The checksum does not fit: a character is wrong, missing or swapped.
    record Mistyped() implements AddressProblem {}

    /// Capital and small letters mixed in an address that has only one kind (BIP173).
    record MixedCase() implements AddressProblem {}

    /// The older checksum on an address that needs the newer one or the other way round (BIP350).
    record WrongChecksumKind() implements AddressProblem {}

    /// A segwit program whose length its version does not allow (BIP141).
    record ImpossibleProgram(int version, int length) implements AddressProblem {}

    /// The start of an address of another coin.
    record ForeignPrefix(String prefix) implements AddressProblem {}

    record EthereumAddress() implements AddressProblem {}

    /// A private key. Whoever sees it can take what lies there.
    record PrivateKey() implements AddressProblem {}

    /// An account key (xpub): it stands for many addresses, not for one.
    record AccountKey() implements AddressProblem {}

    record LightningInvoice() implements AddressProblem {}

    record SilentPaymentAddress() implements AddressProblem {}

    /// Nothing that resembles an address.
    record UnknownForm() implements AddressProblem {}
}
