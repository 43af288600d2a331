package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Something that a name can stand for. Immutable.
public sealed interface NameRecord {
    /// What the name's resolver is asked.
    AbiCall call(Hash256 node);

    /// The record's bytes out of what the resolver returned, read strictly; none where there is no such record.
    Parsed<ByteString> read(ByteString returned);

    /// What it is, as in "the name has the …".
    String title();

    /// The record as a text without line breaks or quotes.
    String shown(ByteString value);

    /// An address on some chain, in the bytes of that chain: of Bitcoin the script that is paid to (ENSIP-9).
    record Address(CoinType coin) implements NameRecord {
        @Override
        public AbiCall call(Hash256 node) {
            var bytes = ByteString.of(node.toBytes());
            return coin.equals(CoinType.ETHER)
                    ? AbiCall.of("addr(bytes32)").bytes(bytes)
                    : AbiCall.of("addr(bytes32,uint256)").bytes(bytes).number(BigInteger.valueOf(coin.number()));
        }

        /// Address zero is how resolvers say that there is none (ENSIP-1).
        @Override
        public Parsed<ByteString> read(ByteString returned) {
            return coin.equals(CoinType.ETHER)
                    ? AbiResult.address(returned).map(address -> orNone(address.value()))
                    : AbiResult.blob(returned).then(this::ofChain);
        }

        private Parsed<ByteString> ofChain(ByteString value) {
            if (coin.chainId().isEmpty() || value.isEmpty()) return Parsed.ok(value);
            return value.length() == EthereumAddress.BYTES
                    ? Parsed.ok(orNone(value))
                    : Parsed.malformed("an account of " + value.length() + " bytes");
        }

        private static ByteString orNone(ByteString address) {
            return address.equals(EthereumAddress.ZERO.value()) ? ByteString.EMPTY : address;
        }

        @Override
        public String title() {
            return "address for coin " + coin.number();
        }

        @Override
        public String shown(ByteString value) {
            return coin.chainId().isPresent() && value.length() == EthereumAddress.BYTES
                    ? new EthereumAddress(value).text()
                    : "0x" + value.hex();
        }
    }

    /// A text under a key (ENSIP-5).
    record Text(String key) implements NameRecord {
        public static final int MOST_KEY = 256;

        public Text {
            if (key.isEmpty() || key.length() > MOST_KEY) throw new IllegalArgumentException("no key of a text");
        }

        @Override
        public AbiCall call(Hash256 node) {
            return AbiCall.of("text(bytes32,string)")
                    .bytes(ByteString.of(node.toBytes()))
                    .text(key);
        }

        @Override
        public Parsed<ByteString> read(ByteString returned) {
            return AbiResult.text(returned).map(text -> ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String title() {
            return "text " + Quoted.text(key);
        }

        @Override
        public String shown(ByteString value) {
            return Quoted.bytes(value);
        }
    }

    /// Where the name's content is (ENSIP-7); [dev.touchstone.spv.content.ContentAddress#ofContentHash] reads
    /// it.
    record ContentHash() implements NameRecord {
        @Override
        public AbiCall call(Hash256 node) {
            return AbiCall.of("contenthash(bytes32)").bytes(ByteString.of(node.toBytes()));
        }

        @Override
        public Parsed<ByteString> read(ByteString returned) {
            return AbiResult.blob(returned);
        }

        @Override
        public String title() {
            return "content hash";
        }

        @Override
        public String shown(ByteString value) {
            return "0x" + value.hex();
        }
    }
}
