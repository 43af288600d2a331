package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeSubmitResult;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A practice network with collections, and what was given in them: of the pieces, number 1 is the owner's, number 2
/// was, and is another's, number 3 was, and is burned. A proxy and a delegated account run the collection's code over
/// storage of their own, in which number 1 is the owner's too. An impostor has the collection's storage, but for
/// number 1, which it says is a thief's.
final class CollectionNetwork implements AutoCloseable {
    static final EthereumAddress THIEF = LyingNode.address("0x0000000000000000000000000000000000000bad");
    static final EthereumAddress OTHER = LyingNode.address("0x00000000000000000000000000000000000000AA");
    static final EthereumAddress PROXY = LyingNode.address("0x0000000000000000000000000000000000001967");
    static final EthereumAddress DELEGATED = LyingNode.address("0x0000000000000000000000000000000000007702");
    static final EthereumAddress IMPOSTOR = LyingNode.address("0x0000000000000000000000000000000000005555");

    /// `bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1)`.
    static final StorageKey IMPLEMENTATION =
            new StorageKey(Hash256.fromHex("360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc")
                    .orElseThrow());

    /// Where OpenZeppelin's ERC-721 keeps owners.
    private static final StorageKey OWNERS = StorageKey.of(2);

    private static final String PROXY_CODE = "36600060003760006000366000" + "7f"
            + IMPLEMENTATION.value().hex() + "54" + "5af450" + "3d600060003e3d6000f3";

    /// Answers the thief's address to whatever it is asked.
    private static final String IMPOSTOR_CODE = "73" + "0".repeat(37) + "bad" + "60005260206000f3";

    private final PieceOwner owner;
    private final LyingNode node;

    /// The number of a block in which nothing had been given away yet.
    private final long before;

    private CollectionNetwork(PieceOwner owner, LyingNode node, long before) {
        this.owner = owner;
        this.node = node;
        this.before = before;
    }

    static CollectionNetwork start(Path folder) throws IOException {
        var owner = new PieceOwner(1337);
        var before = new AtomicLong();
        var settings = PracticeEthereumSettings.minimal()
                .withContracts(true)
                .withAllocations(Map.of(owner.address(), Wei.PER_ETHER));
        var node = LyingNode.start(folder, settings, it -> before.set(happen(owner, it.network())));
        return new CollectionNetwork(owner, node, before.get());
    }

    private static long happen(PieceOwner owner, PracticeEthereum chain) {
        var pieces = chain.contracts().pieces();
        for (int i = 1; i <= 3; i++) assertThat(chain.giveNft(owner.address())).isNotNull();
        chain.giveItem(owner.address(), BigInteger.valueOf(3), BigInteger.TEN);
        var owned = Map.of(owner(1), word(owner.address()));
        chain.seedContract(
                PROXY, hex(PROXY_CODE), Map.of(owner(1), word(owner.address()), IMPLEMENTATION, word(pieces)));
        chain.seedContract(DELEGATED, hex("ef0100" + pieces.value().hex()), owned);
        chain.seedContract(
                IMPOSTOR,
                hex(IMPOSTOR_CODE),
                Map.of(owner(1), word(THIEF), owner(2), word(OTHER), IMPLEMENTATION, word(IMPOSTOR)));
        chain.advance(1);
        long before = chain.snapshot().get().number().value();
        var given = chain.submit(owner.gives(pieces, 2, OTHER, 0));
        assertThat(given).isInstanceOf(PracticeSubmitResult.Accepted.class);
        chain.setStorage(pieces, owner(3), Hash256.ZERO);
        chain.advance(LyingNode.SLOTS_OF_PREPARATION - 1);
        return before;
    }

    static StorageKey owner(long id) {
        return OWNERS.entry(StorageKey.of(id).value());
    }

    static Hash256 word(EthereumAddress address) {
        var number = new BigInteger(1, address.value().toArray());
        return StorageKey.of(number).value();
    }

    private static ByteString hex(String digits) {
        return ByteString.fromHex(digits).orElseThrow();
    }

    LyingNode node() {
        return node;
    }

    EthereumAddress owner() {
        return owner.address();
    }

    EthereumAddress pieces() {
        return node.network().contracts().pieces();
    }

    EthereumAddress items() {
        return node.network().contracts().items();
    }

    /// What an honest server proves of an account and a word of it: now, or before anything was given away.
    JsonNode proof(EthereumAddress account, StorageKey key, boolean isOld) {
        var json = JsonNodeFactory.instance;
        var block = isOld ? "0x" + Long.toHexString(before) : "latest";
        return node.honestly(
                "eth_getProof",
                json.arrayNode()
                        .add(account.text())
                        .add(json.arrayNode().add(key.toString()))
                        .add(block));
    }

    /// The code that an honest server gives.
    String code(EthereumAddress account) {
        var params = JsonNodeFactory.instance.arrayNode().add(account.text()).add("latest");
        return node.honestly("eth_getCode", params).asString();
    }

    /// The words of a command that asks who owns a number.
    static List<String> own(EthereumAddress collection, long id, EthereumAddress expected) {
        return List.of("nft", "own", collection.text(), Long.toString(id), expected.text());
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
