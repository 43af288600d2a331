package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.Network;
import java.util.Locale;
import java.util.Optional;

/// Where bitcoin can be sent: a script that can be written as an address, and the network it is meant for. Immutable.
///
/// All forms are known: P2PKH, P2SH (BIP13), P2WPKH, P2WSH (BIP173), P2TR and later witness versions (BIP350).
public record BitcoinAddress(Network network, Script script) {
    public BitcoinAddress {
        if (!AddressCodec.hasAddress(script)) throw new IllegalArgumentException("no address stands for " + script);
    }

    /// The address of a script, where its form has one.
    public static Optional<BitcoinAddress> of(Network network, Script script) {
        return AddressCodec.hasAddress(script) ? Optional.of(new BitcoinAddress(network, script)) : Optional.empty();
    }

    /// Reads an address that is to be paid on `network`.
    public static ParsedAddress parse(String text, Network network) {
        return AddressCodec.parse(text, network);
    }

    /// The address as it is written.
    public String text() {
        return AddressCodec.write(this);
    }

    /// The form for QR codes: all capitals where the address allows it (BIP173), which makes the code coarser.
    public String qrText() {
        return WitnessProgram.of(script).isPresent() ? text().toUpperCase(Locale.ROOT) : text();
    }

    /// How many characters at its start an address shares with all others of its form and network.
    public int commonStart() {
        return AddressCodec.commonStart(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
