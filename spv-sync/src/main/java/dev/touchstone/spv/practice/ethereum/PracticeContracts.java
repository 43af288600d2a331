package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.practice.ipfs.PracticePictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The contracts that the practice chain's faucet makes in the first block: tokens, collections and names, at
/// the same addresses on every practice chain. Their code is in the data file `contracts.json`, made from
/// `src/contracts`. Immutable.
///
/// @param token an ERC-20 token with votes and 18 decimals, "PRAC"
/// @param dollar an ERC-20 token with 6 decimals, "PUSD"
/// @param pieces an ERC-721 collection; odd pieces describe themselves, even ones are described on IPFS
/// @param items an ERC-1155 collection, described on IPFS
/// @param names those that keep names
public record PracticeContracts(
        EthereumAddress token,
        EthereumAddress dollar,
        EthereumAddress pieces,
        EthereumAddress items,
        PracticeNames names) {
    /// Enough also in Amsterdam, where code pays for the state that it is; there the last is made in the second
    /// block.
    static final long MAKING_GAS = 14_000_000;

    /// Gives a token, with room for the votes that move with it.
    static final long GIVING_GAS = 1_000_000;

    private static final String FILE = "contracts.json";
    private static final StorageKey BALANCES = StorageKey.of(0);

    /// Those that this account makes with its first transactions.
    static PracticeContracts of(EthereumAddress maker) {
        return new PracticeContracts(
                made(maker, 0), made(maker, 1), made(maker, 2), made(maker, 3), PracticeNames.of(maker, 4));
    }

    /// Where an account's transaction of this number makes a contract (Yellow Paper, 7).
    static EthereumAddress made(EthereumAddress maker, long nonce) {
        return EthereumAddress.ofWord(
                Keccak256.of(RlpWriter.listOf(out -> out.string(maker.value()).u64(nonce))));
    }

    /// What those transactions hold.
    List<ByteString> making() {
        var contracts = file().path("contracts");
        var pictures = new PracticePictures();
        var folder = "ipfs://" + pictures.pieces().text();
        var template = "ipfs://" + pictures.items().text() + "/{id}.json";
        var making = new ArrayList<ByteString>();
        making.add(code(contracts, "PracticeToken"));
        making.add(code(contracts, "PracticeDollar"));
        making.add(withArguments(code(contracts, "PracticePieces"), AbiValue.text(folder)));
        making.add(withArguments(code(contracts, "PracticeItems"), AbiValue.text(template)));
        making.addAll(names.making(name -> code(contracts, name)));
        return making;
    }

    private static ByteString code(JsonNode contracts, String name) {
        var code = ByteString.fromHex(contracts.path(name).path("code").asString());
        return code.orElseThrow(() -> new IllegalStateException("no code of " + name));
    }

    /// Code, and behind it what its constructor takes.
    static ByteString withArguments(ByteString code, AbiValue... arguments) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(code.toArray());
        out.writeBytes(AbiValue.encode(List.of(arguments)).toArray());
        return ByteString.of(out.toByteArray());
    }

    private static JsonNode file() {
        try (var in = PracticeContracts.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in this program");
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What an account has of a token, in its smallest units.
    static BigInteger balance(WorldState state, EthereumAddress token, EthereumAddress holder) {
        return state.word(token, BALANCES.entry(holder));
    }

    static ByteString transfer(EthereumAddress to, BigInteger amount) {
        return AbiCall.of("transfer(address,uint256)")
                .address(to)
                .number(amount)
                .data();
    }

    static ByteString mintPiece(EthereumAddress to) {
        return AbiCall.of("mint(address)").address(to).data();
    }

    static ByteString mintItem(EthereumAddress to, BigInteger kind, BigInteger amount) {
        return AbiCall.of("mint(address,uint256,uint256)")
                .address(to)
                .number(kind)
                .number(amount)
                .data();
    }
}
