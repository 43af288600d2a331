package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.Bech32;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.exceptions.AddressFormatException;

/// Writes scripts as addresses and reads them back. Thread-safe.
final class AddressCodec {
    private static final int MOST_CHARACTERS = 90;
    private static final int HASH_BYTES = 20;
    private static final int LEAST_BASE58 = 25;
    private static final int MAIN_PUBKEY = 0;
    private static final int MAIN_SCRIPT = 5;
    private static final int TEST_PUBKEY = 111;
    private static final int TEST_SCRIPT = 196;

    private AddressCodec() {}

    static boolean hasAddress(Script script) {
        return switch (script.kind()) {
            case P2PKH, P2SH, P2WPKH, P2WSH, P2TR -> true;
            case OP_RETURN -> false;
            case OTHER -> WitnessProgram.of(script).isPresent();
        };
    }

    static String write(BitcoinAddress address) {
        var script = address.script();
        boolean main = address.network().isMain();
        return switch (script.kind()) {
            case P2PKH -> Base58.encodeChecked(main ? MAIN_PUBKEY : TEST_PUBKEY, script.payload());
            case P2SH -> Base58.encodeChecked(main ? MAIN_SCRIPT : TEST_SCRIPT, script.payload());
            case P2WPKH, P2WSH, P2TR, OTHER -> writeSegwit(address);
            case OP_RETURN -> throw new IllegalStateException("no address stands for data");
        };
    }

    private static String writeSegwit(BitcoinAddress address) {
        var witness = WitnessProgram.of(address.script()).orElseThrow();
        var checksum = witness.version() == 0 ? Bech32.Encoding.BECH32 : Bech32.Encoding.BECH32M;
        return Bech32.encode(checksum, family(address.network()).segwitAddressHrp(), FiveBits.of(witness));
    }

    /// The three test networks share their addresses, and practice has those of regtest.
    private static BitcoinNetwork family(Network network) {
        return switch (network) {
            case BITCOIN_MAIN -> BitcoinNetwork.MAINNET;
            case BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET -> BitcoinNetwork.TESTNET;
            case BITCOIN_REGTEST, BITCOIN_PRACTICE -> BitcoinNetwork.REGTEST;
        };
    }

    /// The human-readable part, the separator and the version of a segwit address; the version alone of the others.
    static int commonStart(BitcoinAddress address) {
        if (WitnessProgram.of(address.script()).isEmpty()) return 1;
        return family(address.network()).segwitAddressHrp().length() + 2;
    }

    static ParsedAddress parse(String text, Network network) {
        if (text.isEmpty()) return invalid(new AddressProblem.Empty());
        if (text.matches("0[xX][0-9a-fA-F]{40}")) return invalid(new AddressProblem.EthereumAddress());
        var prefix = segwitPrefix(text);
        if (prefix.isPresent()) return parseSegwit(text, prefix.get(), network);
        return OtherForms.of(text).map(AddressCodec::invalid).orElseGet(() -> parseBase58(text, network));
    }

    /// The human-readable part, where it is one of Bitcoin's.
    private static Optional<String> segwitPrefix(String text) {
        int separator = text.lastIndexOf('1');
        if (separator < 1) return Optional.empty();
        String prefix = text.substring(0, separator).toLowerCase(Locale.ROOT);
        return networks(prefix).isEmpty() ? Optional.empty() : Optional.of(prefix);
    }

    private static List<Network> networks(String prefix) {
        return Arrays.stream(Network.values())
                .filter(network -> family(network).segwitAddressHrp().equals(prefix))
                .toList();
    }

    private static ParsedAddress parseSegwit(String text, String prefix, Network wanted) {
        if (!text.equals(text.toLowerCase(Locale.ROOT)) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return invalid(new AddressProblem.MixedCase());
        }
        if (text.length() > MOST_CHARACTERS) return invalid(new AddressProblem.Mistyped());
        try {
            var data = Bech32.decode(text);
            var values = data.bytes();
            if (values.length == 0) return invalid(new AddressProblem.Mistyped());
            int version = values[0];
            boolean isOldChecksum = data.encoding == Bech32.Encoding.BECH32;
            if (isOldChecksum != (version == 0)) return invalid(new AddressProblem.WrongChecksumKind());
            var program = FiveBits.program(values);
            if (program.isEmpty()) return invalid(new AddressProblem.Mistyped());
            int length = program.get().length();
            if (!WitnessProgram.isAllowed(version, length)) {
                return invalid(new AddressProblem.ImpossibleProgram(version, length));
            }
            return belonging(networks(prefix), wanted, new WitnessProgram(version, program.get()).script());
        } catch (AddressFormatException e) {
            return invalid(new AddressProblem.Mistyped());
        }
    }

    private static ParsedAddress parseBase58(String text, Network wanted) {
        if (text.length() > MOST_CHARACTERS || !OtherForms.isBase58(text))
            return invalid(new AddressProblem.UnknownForm());
        try {
            var bytes = Base58.decodeChecked(text);
            if (bytes.length != 1 + HASH_BYTES) return invalid(new AddressProblem.UnknownForm());
            var hash = Arrays.copyOfRange(bytes, 1, bytes.length);
            return switch (bytes[0] & 0xff) {
                case MAIN_PUBKEY -> belonging(List.of(Network.BITCOIN_MAIN), wanted, Script.p2pkh(hash));
                case MAIN_SCRIPT -> belonging(List.of(Network.BITCOIN_MAIN), wanted, Script.p2sh(hash));
                case TEST_PUBKEY -> belonging(testNetworks(), wanted, Script.p2pkh(hash));
                case TEST_SCRIPT -> belonging(testNetworks(), wanted, Script.p2sh(hash));
                default -> invalid(new AddressProblem.UnknownForm());
            };
        } catch (AddressFormatException e) {
            boolean resembles = text.length() >= LEAST_BASE58 && "13mn2".indexOf(text.charAt(0)) >= 0;
            return invalid(resembles ? new AddressProblem.Mistyped() : new AddressProblem.UnknownForm());
        }
    }

    private static List<Network> testNetworks() {
        return Arrays.stream(Network.values())
                .filter(network -> !network.isMain())
                .toList();
    }

    private static ParsedAddress belonging(List<Network> of, Network wanted, Script script) {
        if (!of.contains(wanted)) return invalid(new AddressProblem.WrongNetwork(of, wanted));
        return new ParsedAddress.Valid(new BitcoinAddress(wanted, script));
    }

    private static ParsedAddress invalid(AddressProblem problem) {
        return new ParsedAddress.Invalid(problem);
    }
}
