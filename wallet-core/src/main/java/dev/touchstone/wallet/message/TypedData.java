package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.chain.StrictJson;
import dev.touchstone.spv.chain.StrictJson.Limits;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Data with its types, as apps ask to have signed (EIP-712). What it tells is what is hashed, all of it and
/// nothing beside. Immutable.
public final class TypedData {
    /// The most characters that are looked at.
    public static final int MOST_CHARACTERS = 1 << 20;

    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 100;
    private static final Set<String> MEMBERS = Set.of("types", "primaryType", "domain", "message");

    private static final StrictJson JSON =
            StrictJson.within(new Limits(MOST_DEPTH, LONGEST_NAME, LONGEST_NUMBER, MOST_CHARACTERS));

    private final String json;
    private final TypedValue.Struct domain;
    private final TypedValue.Struct message;
    private final String encodedType;
    private final ByteString encodedMessage;
    private final Hash256 domainSeparator;
    private final Hash256 hash;

    private TypedData(String json, TypedTypes types, TypedValue.Struct domain, TypedValue.Struct message) {
        var hashing = new TypedHash(types);
        this.json = json;
        this.domain = domain;
        this.message = message;
        this.encodedType = types.encode(message.type());
        this.encodedMessage = hashing.encode(message);
        this.domainSeparator = hashing.struct(domain);
        this.hash = TypedHash.of(domainSeparator, hashing.struct(message));
    }

    /// Reads the JSON of `eth_signTypedData_v4`. What the types do not name is refused, also where other wallets
    /// pass it over: a person could take it for a part of what is signed.
    public static Parsed<TypedData> parse(String json) {
        if (json.length() > MOST_CHARACTERS) return Parsed.malformed("more than " + MOST_CHARACTERS + " characters");
        return JSON.parseObject(json).then(root -> {
            try {
                return Parsed.ok(read(json, root));
            } catch (MalformedException e) {
                return Parsed.malformed(e.reason());
            }
        });
    }

    private static TypedData read(String json, JsonNode root) throws MalformedException {
        for (var name : root.propertyNames()) {
            if (!MEMBERS.contains(name))
                throw new MalformedException("nothing is called " + Wording.quoted(name) + " here");
        }
        var types = TypedTypes.read(root.path("types"));
        if (!types.has(TypedTypes.DOMAIN)) throw new MalformedException("no type '" + TypedTypes.DOMAIN + "'");
        TypedDomain.check(types);
        if (!root.path("primaryType").isString()) throw new MalformedException("no 'primaryType'");
        var primary = root.path("primaryType").asString();
        if (!types.has(primary)) throw new MalformedException("no type " + Wording.quoted(primary));
        if (primary.equals(TypedTypes.DOMAIN)) throw new MalformedException("nothing but a domain");
        var reader = new TypedReader(types);
        var domain = reader.struct(TypedTypes.DOMAIN, root.path("domain"), "domain");
        var message = reader.struct(primary, root.path("message"), "message");
        return new TypedData(json, types, domain, message);
    }

    /// What the key signs.
    public Hash256 hash() {
        return hash;
    }

    public Hash256 domainSeparator() {
        return domainSeparator;
    }

    public String primaryType() {
        return message.type();
    }

    /// The message's type with all that it is made of, as it is hashed.
    public String encodedType() {
        return encodedType;
    }

    /// The message's type hash and its members, a word each, as they are hashed.
    public ByteString encodedMessage() {
        return encodedMessage;
    }

    /// For which application it is.
    public TypedValue.Struct domain() {
        return domain;
    }

    /// What is signed, as a tree in the order of the types.
    public TypedValue.Struct message() {
        return message;
    }

    /// What the application calls itself: anybody can write it.
    public Optional<String> domainName() {
        return domain.value("name").map(value -> value instanceof TypedValue.Text(var text) ? text : "");
    }

    /// The chain whose contracts are to take the signature; empty where any chain's may.
    public Optional<BigInteger> chainId() {
        return domain.value("chainId")
                .flatMap(value ->
                        value instanceof TypedValue.Whole(var number) ? Optional.of(number) : Optional.empty());
    }

    /// The contract that is to take the signature; empty where any may.
    public Optional<EthereumAddress> verifyingContract() {
        return domain.value("verifyingContract")
                .flatMap(value ->
                        value instanceof TypedValue.Account(var address) ? Optional.of(address) : Optional.empty());
    }

    /// The JSON that it was read from.
    public String json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedData data && hash.equals(data.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return primaryType() + " " + hash.hex();
    }
}
