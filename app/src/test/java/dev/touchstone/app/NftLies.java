package dev.touchstone.app;

import static dev.touchstone.app.CollectionNetwork.own;
import static dev.touchstone.app.CollectionNetwork.owner;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Ways in which a server can say that somebody else owns a piece than does, on a [CollectionNetwork].
final class NftLies {
    private static final String HASH = "TrieNodeHashMismatch";
    private static final String OTHER_STATE = "another state of the chain";
    private static final String BREAKS_OFF = "breaks off";
    private static final String ADDED = "does not belong to it";
    private static final String OTHER_CODE = "not that of the contract";

    private final CollectionNetwork chain;

    NftLies(CollectionNetwork chain) {
        this.chain = chain;
    }

    private Lie lie(String name, PracticeEthereumAnswers told, String verdict, String seen) {
        return new Lie(name, own(chain.pieces(), 1, CollectionNetwork.THIEF), told, verdict, seen);
    }

    /// About the word in which the collection keeps whose a piece is.
    Stream<Lie> aboutTheOwner() {
        var pieces = chain.pieces();
        var second = own(pieces, 2, chain.owner());
        var burned = own(pieces, 3, chain.owner());
        var unmade = own(pieces, 99, CollectionNetwork.THIEF);
        return Stream.of(
                lie(
                        "a digit of the owner",
                        word(pieces, owner(1), ExecutionLies.flip("proof", "last")),
                        HASH,
                        OTHER_STATE),
                lie(
                        "a storage in which all is the thief's",
                        word(pieces, owner(1), nodes(thiefs())),
                        HASH,
                        OTHER_STATE),
                lie(
                        "the owner that an impostor's storage has in the same place",
                        word(pieces, owner(1), from(CollectionNetwork.IMPOSTOR, owner(1), false)),
                        HASH,
                        OTHER_STATE),
                lie(
                        "the owner of another piece",
                        word(pieces, owner(1), from(pieces, owner(2), false)),
                        HASH,
                        OTHER_STATE),
                new Lie("the owner before the transfer", second, whole(pieces, owner(2)), HASH, OTHER_STATE),
                new Lie(
                        "the owner before the transfer, over the account of now",
                        second,
                        word(pieces, owner(2), from(pieces, owner(2), true)),
                        HASH,
                        OTHER_STATE),
                new Lie(
                        "the owner before it was burned",
                        burned,
                        word(pieces, owner(3), from(pieces, owner(3), true)),
                        HASH,
                        OTHER_STATE),
                lie(
                        "an owner said to be nobody",
                        word(pieces, owner(1), ExecutionLies.list(n -> n.remove(n.size() - 1), "proof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                lie(
                        "an owner without any nodes",
                        word(pieces, owner(1), ExecutionLies.list(ArrayNode::removeAll, "proof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                new Lie(
                        "a piece that was never made has an owner",
                        unmade,
                        word(pieces, owner(99), from(pieces, owner(1), false)),
                        HASH,
                        OTHER_STATE),
                lie(
                        "a node too many",
                        word(pieces, owner(1), ExecutionLies.list(n -> n.add(n.path(0)), "proof")),
                        "TrailingTrieNode",
                        ADDED),
                lie(
                        "a node cut short",
                        word(pieces, owner(1), ExecutionLies.list(n -> n.set(0, shorter(n.path(0))), "proof")),
                        HASH,
                        OTHER_STATE));
    }

    /// About the collection's account and its code.
    Stream<Lie> aboutTheCollection() {
        var pieces = chain.pieces();
        var impostor = chain.code(CollectionNetwork.IMPOSTOR);
        return Stream.of(
                lie(
                        "another storage root in the account",
                        account(pieces, ExecutionLies.flip("accountProof", "last")),
                        HASH,
                        OTHER_STATE),
                lie("the impostor's account", whole(pieces, CollectionNetwork.IMPOSTOR, owner(1)), HASH, OTHER_STATE),
                lie(
                        "no such collection",
                        account(pieces, ExecutionLies.list(n -> n.remove(n.size() - 1), "accountProof")),
                        "MissingTrieNode",
                        BREAKS_OFF),
                lie("a digit of the code", code(pieces, ExecutionLies::flipped), "CodeHashMismatch", OTHER_CODE),
                lie(
                        "an impostor's code over the same storage",
                        code(pieces, _ -> impostor),
                        "CodeHashMismatch",
                        OTHER_CODE),
                lie("no code", code(pieces, _ -> "0x"), "CodeHashMismatch", OTHER_CODE),
                new Lie(
                        "another implementation behind the proxy",
                        own(CollectionNetwork.PROXY, 1, CollectionNetwork.THIEF),
                        word(
                                CollectionNetwork.PROXY,
                                CollectionNetwork.IMPLEMENTATION,
                                ExecutionLies.flip("proof", "last")),
                        HASH,
                        OTHER_STATE),
                new Lie(
                        "the impostor behind the proxy",
                        own(CollectionNetwork.PROXY, 1, CollectionNetwork.THIEF),
                        word(
                                CollectionNetwork.PROXY,
                                CollectionNetwork.IMPLEMENTATION,
                                from(CollectionNetwork.IMPOSTOR, CollectionNetwork.IMPLEMENTATION, false)),
                        HASH,
                        OTHER_STATE),
                new Lie(
                        "other code of what is behind the proxy",
                        own(CollectionNetwork.PROXY, 1, CollectionNetwork.THIEF),
                        code(pieces, _ -> impostor),
                        "CodeHashMismatch",
                        OTHER_CODE),
                new Lie(
                        "another delegate of the account",
                        own(CollectionNetwork.DELEGATED, 1, CollectionNetwork.THIEF),
                        code(
                                CollectionNetwork.DELEGATED,
                                _ -> "0xef0100"
                                        + CollectionNetwork.IMPOSTOR.value().hex()),
                        "CodeHashMismatch",
                        OTHER_CODE),
                new Lie(
                        "the code of a collection of single pieces for one of many",
                        own(chain.items(), 3, CollectionNetwork.THIEF),
                        code(chain.items(), _ -> impostor),
                        "CodeHashMismatch",
                        OTHER_CODE));
    }

    /// Answers that are no lies, and of no use: what is seen is why nothing is proven.
    Stream<Lie> ofNoUse() {
        var pieces = chain.pieces();
        var thief = "0x" + CollectionNetwork.word(CollectionNetwork.THIEF).hex();
        return Stream.of(
                lie(
                        "what the call is said to return instead of a proof",
                        ExecutionLies.instead("eth_getProof", _ -> JsonNodeFactory.instance.stringNode(thief)),
                        "Unreadable",
                        ""),
                lie(
                        "the word is left out",
                        asked(pieces, owner(1), result -> ((ArrayNode) result.path("storageProof")).removeAll()),
                        "Unreadable",
                        ""),
                lie(
                        "ten thousand nodes",
                        word(pieces, owner(1), ExecutionLies.list(NftLies::tenThousand, "proof")),
                        "TooLarge",
                        ""),
                lie(
                        "the word of another place is said to be there",
                        word(pieces, owner(1), slot -> ((ObjectNode) slot).put("key", owner(2).toString())),
                        "Unreadable",
                        ""),
                lie(
                        "nothing",
                        ExecutionLies.instead("eth_getProof", _ -> JsonNodeFactory.instance.nullNode()),
                        "NotThere",
                        ""));
    }

    private static void tenThousand(ArrayNode nodes) {
        for (int i = 0; i < 10_000; i++) nodes.add(nodes.path(0));
    }

    private static JsonNode shorter(JsonNode node) {
        var text = node.asString();
        return JsonNodeFactory.instance.stringNode(text.substring(0, text.length() - 2));
    }

    /// The nodes of a storage that a liar made up.
    private static List<ByteString> thiefs() {
        var key = ByteString.of(owner(1).trieKey().toBytes());
        var value = new RlpWriter()
                .integer(new BigInteger(1, CollectionNetwork.THIEF.value().toArray()));
        return PatriciaTrie.EMPTY.put(key, ByteString.of(value.toArray())).prove(key);
    }

    private static Consumer<JsonNode> nodes(List<ByteString> nodes) {
        return slot -> {
            var all = ((ObjectNode) slot).putArray("proof");
            nodes.forEach(node -> all.add("0x" + node.hex()));
        };
    }

    /// The nodes of another word.
    private Consumer<JsonNode> from(EthereumAddress contract, StorageKey key, boolean isOld) {
        return slot -> ((ObjectNode) slot)
                .set("proof", chain.proof(contract, key, isOld).at("/storageProof/0/proof"));
    }

    /// What is said of one account's proof, whatever is asked of it.
    private static PracticeEthereumAnswers account(EthereumAddress of, Consumer<JsonNode> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (isAbout("eth_getProof", of, call)) change.accept(honest.path("result"));
                return honest;
            }
        };
    }

    /// Whether it is the client's question, which names the block by its hash; who lies looks up the truth by others.
    private static boolean isAbout(String method, EthereumAddress account, PracticeEthereumAnswers.Call call) {
        return call.method().equals(method)
                && call.params().path(call.params().size() - 1).isObject()
                && call.params().path(0).asString().equalsIgnoreCase(account.text());
    }

    /// What is said where this word is asked for.
    private static PracticeEthereumAnswers asked(EthereumAddress of, StorageKey key, Consumer<JsonNode> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                boolean isAsked = isAbout("eth_getProof", of, call)
                        && call.params().path(1).path(0).asString("").equals(key.toString());
                if (isAsked) change.accept(honest.path("result"));
                return honest;
            }
        };
    }

    /// What is said of this word.
    private static PracticeEthereumAnswers word(EthereumAddress of, StorageKey key, Consumer<JsonNode> change) {
        return asked(
                of, key, result -> change.accept(result.path("storageProof").path(0)));
    }

    /// All that was true of the account, and of the word, before anything was given away.
    private PracticeEthereumAnswers whole(EthereumAddress of, StorageKey key) {
        return asked(of, key, result -> replace(result, chain.proof(of, key, true)));
    }

    /// All that is true of another account.
    private PracticeEthereumAnswers whole(EthereumAddress of, EthereumAddress other, StorageKey key) {
        return account(of, result -> replace(result, chain.proof(other, key, false)));
    }

    private static void replace(JsonNode result, JsonNode other) {
        var here = (ObjectNode) result;
        here.set("accountProof", other.path("accountProof"));
        if (!here.path("storageProof").isEmpty()) here.set("storageProof", other.path("storageProof"));
    }

    private static PracticeEthereumAnswers code(EthereumAddress of, UnaryOperator<String> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (isAbout("eth_getCode", of, call)) {
                    honest.put("result", change.apply(honest.path("result").asString()));
                }
                return honest;
            }
        };
    }
}
