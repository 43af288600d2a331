package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// For whom typed data is (EIP-712, "Definition of domainSeparator"). Immutable. What is empty is not part of it.
public record MessageDomain(
        Optional<String> name,
        Optional<String> version,
        Optional<BigInteger> chainId,
        Optional<EthereumAddress> contract,
        Optional<Hash256> salt) {
    private static final int NAME = 1;
    private static final int VERSION = 2;
    private static final int CHAIN_ID = 4;
    private static final int CONTRACT = 8;
    private static final int SALT = 16;
    private static final int KNOWN = 31;

    /// As Compound's contracts have it.
    static MessageDomain ofCompound(String name, BigInteger chainId, EthereumAddress contract) {
        return new MessageDomain(
                Optional.of(name), Optional.empty(), Optional.of(chainId), Optional.of(contract), Optional.empty());
    }

    /// As OpenZeppelin's contracts have it.
    static MessageDomain ofOpenZeppelin(String name, String version, BigInteger chainId, EthereumAddress contract) {
        return new MessageDomain(
                Optional.of(name), Optional.of(version), Optional.of(chainId), Optional.of(contract), Optional.empty());
    }

    /// Reads what `eip712Domain()` returned (ERC-5267).
    static Parsed<MessageDomain> parse(ByteString returned) {
        return AbiType.read(
                        returned,
                        AbiType.word(),
                        AbiType.bytes(),
                        AbiType.bytes(),
                        AbiType.word(),
                        AbiType.word(),
                        AbiType.word(),
                        AbiType.list(AbiType.word()))
                .then(MessageDomain::read);
    }

    private static Parsed<MessageDomain> read(List<AbiValue> values) {
        if (!(values.get(0) instanceof AbiValue.Word fields
                && values.get(1) instanceof AbiValue.Bytes(var name)
                && values.get(2) instanceof AbiValue.Bytes(var version)
                && values.get(3) instanceof AbiValue.Word chainId
                && values.get(4) instanceof AbiValue.Word contract
                && values.get(5) instanceof AbiValue.Word(var salt)
                && values.get(6) instanceof AbiValue.Items(var extensions))) {
            return Parsed.malformed("no domain");
        }
        int has = fields.start(1).at(0) & 0xff;
        if (has > KNOWN || !extensions.isEmpty()) return Parsed.malformed("a domain with members of its own");
        return AbiResult.utf8(name.toArray())
                .then(itsName -> AbiResult.utf8(version.toArray())
                        .map(itsVersion -> new MessageDomain(
                                part(has, NAME, itsName),
                                part(has, VERSION, itsVersion),
                                part(has, CHAIN_ID, chainId.number()),
                                part(has, CONTRACT, contract.address()),
                                part(has, SALT, salt))));
    }

    private static <T> Optional<T> part(int has, int bit, T value) {
        return (has & bit) == 0 ? Optional.empty() : Optional.of(value);
    }

    /// Whether no other contract, and none on another chain, can take what is signed for it.
    boolean isOnlyFor(BigInteger chain, EthereumAddress verifier) {
        return chainId.equals(Optional.of(chain)) && contract.equals(Optional.of(verifier));
    }

    /// The type of the domain as data that is for it names it.
    String type() {
        var members = new ArrayList<String>();
        name.ifPresent(_ -> members.add("string name"));
        version.ifPresent(_ -> members.add("string version"));
        chainId.ifPresent(_ -> members.add("uint256 chainId"));
        contract.ifPresent(_ -> members.add("address verifyingContract"));
        salt.ifPresent(_ -> members.add("bytes32 salt"));
        return "EIP712Domain(" + String.join(",", members) + ")";
    }

    /// Writes its members as JSON has them.
    void fill(ObjectNode domain) {
        name.ifPresent(it -> domain.put("name", it));
        version.ifPresent(it -> domain.put("version", it));
        chainId.ifPresent(it -> domain.put("chainId", it.toString()));
        contract.ifPresent(it -> domain.put("verifyingContract", it.text()));
        salt.ifPresent(it -> domain.put("salt", "0x" + it.hex()));
    }

    Hash256 typeHash() {
        return Keccak256.of(type().getBytes(StandardCharsets.US_ASCII));
    }
}
