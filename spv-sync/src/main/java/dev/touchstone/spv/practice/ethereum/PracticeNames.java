package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.practice.ipfs.PracticePictures;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The contracts of the practice chain that keep names, small ones of our own with the functions of ENS's.
/// Immutable.
///
/// @param registry whom names belong to
/// @param registrar gives names below `eth`, each for a year
/// @param resolver what names stand for
/// @param universal resolves in one call (ENSIP-23)
/// @param offchain answers for what is below `off.eth`, by a gateway ([NameGateway])
public record PracticeNames(
        EthereumAddress registry,
        EthereumAddress registrar,
        EthereumAddress resolver,
        EthereumAddress universal,
        EthereumAddress offchain) {
    /// What a name costs also where state is dear (EIP-8037).
    static final long NAMING_GAS = 4_000_000;

    /// Under which every name has a few words.
    public static final String DESCRIPTION = "description";

    static PracticeNames of(EthereumAddress maker, long firstNonce) {
        return new PracticeNames(
                PracticeContracts.made(maker, firstNonce),
                PracticeContracts.made(maker, firstNonce + 1),
                PracticeContracts.made(maker, firstNonce + 2),
                PracticeContracts.made(maker, firstNonce + 3),
                PracticeContracts.made(maker, firstNonce + 4));
    }

    /// What the transactions that make them hold.
    ///
    /// @param code of a contract by its name
    List<ByteString> making(Function<String, ByteString> code) {
        return List.of(
                made(code, "PracticeRegistry", registrar, offchain),
                made(code, "PracticeRegistrar", registry, resolver),
                made(code, "PracticeResolver", registry, registrar),
                made(code, "PracticeUniversalResolver", registry),
                made(code, "PracticeOffchainResolver", NameGateway.KEY.address()));
    }

    private static ByteString made(Function<String, ByteString> code, String name, EthereumAddress... arguments) {
        var values = new ArrayList<AbiValue>();
        for (var argument : arguments) values.add(AbiValue.of(argument));
        return PracticeContracts.withArguments(code.apply(name), values.toArray(AbiValue[]::new));
    }

    /// The message that gives a name with its records, and the account that name.
    ByteString give(String label, EthereumAddress to, ByteString bitcoin) {
        var name = name(label + ".eth");
        var node = ByteString.of(name.namehash().toBytes());
        var reverse = EnsName.reverseOf(to, CoinType.ETHER).namehash();
        var records = new ArrayList<AbiValue>();
        records.add(address(node, CoinType.ETHER, to.value()));
        if (!bitcoin.isEmpty()) records.add(address(node, CoinType.BITCOIN, bitcoin));
        records.add(record(AbiCall.of("setText(bytes32,string,string)")
                .bytes(node)
                .text(DESCRIPTION)
                .text("A practice name.")));
        records.add(
                record(AbiCall.of("setContenthash(bytes32,bytes)").bytes(node).blob(pictures())));
        records.add(record(AbiCall.of("setName(bytes32,string)")
                .bytes(ByteString.of(reverse.toBytes()))
                .text(name.text())));
        return AbiCall.of("give(string,address,bytes[])")
                .text(name.labels().getFirst())
                .address(to)
                .with(new AbiValue.Items(records))
                .data();
    }

    /// The folder of the collection's pictures (ENSIP-7).
    private static ByteString pictures() {
        return ByteString.fromHex(
                        "e301" + new PracticePictures().pieces().bytes().hex())
                .orElseThrow();
    }

    private static AbiValue address(ByteString node, CoinType coin, ByteString value) {
        return record(AbiCall.of("setAddr(bytes32,uint256,bytes)")
                .bytes(node)
                .number(BigInteger.valueOf(coin.number()))
                .blob(value));
    }

    private static AbiValue record(AbiCall call) {
        return new AbiValue.Bytes(call.data());
    }

    private static EnsName name(String text) {
        if (EnsName.normalize(text) instanceof Normalization.Normalized(var name, var _, var _)) return name;
        throw new IllegalArgumentException("no name: " + text);
    }

    /// The message that says where the gateway is.
    static ByteString gateway(String template) {
        return AbiCall.of("setUrl(string)").text(template).data();
    }
}
