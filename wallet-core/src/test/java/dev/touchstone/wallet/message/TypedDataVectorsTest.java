package dev.touchstone.wallet.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of EIP-712, ethers, eth-sig-util and web3j.
class TypedDataVectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> DOMAIN_TYPES = Map.of(
            "name", "string",
            "version", "string",
            "chainId", "uint256",
            "verifyingContract", "address",
            "salt", "bytes32");

    private static TypedData read(JsonNode json) {
        return TypedData.parse(json.toString()).orThrow();
    }

    @Test
    void theMailOfTheStandardHasItsHashes() {
        var mail = Vectors.json("ethereum/eip712/mail.json");
        var data = read(mail.path("typedData"));
        assertThat(data.encodedType())
                .isEqualTo("Mail(Person from,Person to,string contents)Person(string name,address wallet)");
        assertThat("0x" + data.domainSeparator().hex())
                .isEqualTo(mail.path("domainSeparator").asString());
        assertThat("0x" + data.hash().hex()).isEqualTo(mail.path("digest").asString());
        assertThat("0x" + Hash256.of(data.encodedMessage().toArray(), 0).hex())
                .isEqualTo(mail.path("typeHash").asString());
    }

    /// The form of ethers leaves the domain's type out, as it follows from the domain.
    private static ObjectNode whole(JsonNode vector) {
        var json = JSON.createObjectNode();
        var types = (ObjectNode) vector.path("types").deepCopy();
        var domain = types.putArray("EIP712Domain");
        for (var name : List.of("name", "version", "chainId", "verifyingContract", "salt")) {
            if (vector.path("domain").has(name)) {
                domain.addObject().put("name", name).put("type", DOMAIN_TYPES.get(name));
            }
        }
        json.set("types", types);
        json.set("domain", vector.path("domain"));
        json.set("primaryType", vector.path("primaryType"));
        json.set("message", vector.path("data"));
        return json;
    }

    @Test
    void theVectorsOfEthersHaveTheirHashes() {
        var vectors = Vectors.json("ethereum/eip712/ethers-typed-data.json.gz");
        assertThat(vectors.size()).isEqualTo(87);
        for (var vector : vectors) {
            var data = read(whole(vector));
            assertThat("0x" + data.encodedMessage().hex())
                    .as(vector.path("name").asString())
                    .isEqualTo(vector.path("encoded").asString());
            assertThat("0x" + data.hash().hex())
                    .as(vector.path("name").asString())
                    .isEqualTo(vector.path("digest").asString());
        }
    }

    /// eth-sig-util takes much that is refused here; what is taken here must be hashed the same.
    @Test
    void singleValuesThatAreTakenAreEncodedAsByEthSigUtil() {
        int taken = 0;
        int encodings = 0;
        for (var vector : Vectors.json("ethereum/eip712/eth-sig-util-single-values.json")) {
            if (!vector.path("version").asString().equals("V4")
                    || vector.path("type").asString().equals("uint")) continue;
            if (!vector.path("function").asString().equals("encodeData")) continue;
            encodings++;
            var json = """
                    {"types": {"EIP712Domain": [], "Message": [{"name": "data", "type": "%s"}]},
                     "primaryType": "Message", "domain": {}, "message": {"data": %s}}
                    """.formatted(vector.path("type").asString(), literal(vector));
            if (TypedData.parse(json) instanceof Parsed.Ok<TypedData>(var data)) {
                taken++;
                assertThat(data.encodedMessage().hex())
                        .as(vector.toString())
                        .isEqualTo(vector.path("result").asString());
            }
        }
        assertThat(encodings).isEqualTo(51);
        assertThat(taken).isEqualTo(20);
    }

    private static String literal(JsonNode vector) {
        var value = vector.path("value").asString();
        return vector.path("value_type").asString().equals("string") ? JSON.writeValueAsString(value) : value;
    }

    private static String web3j(String name) {
        return new String(Vectors.bytes("ethereum/eip712/web3j/" + name + ".json"), StandardCharsets.UTF_8);
    }

    @Test
    void whatWeb3jRefusesIsRefused() {
        for (var name : List.of(
                "InvalidIdentifierStructuredData",
                "InvalidMessageDataNotPerfectArrayButDeclaredArrayInSchema",
                "InvalidMessageUnequalArrayLengthsBetweenSchemaAndData",
                "InvalidMessageValidABITypeInvalidValue",
                "InvalidMessageValueTypeMismatch",
                "InvalidTypeStructuredData")) {
            assertThat(TypedData.parse(web3j(name))).as(name).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void whatWeb3jTakesIsTaken() {
        for (var name : List.of(
                "ValidStructuredArrayData",
                "ValidStructuredData",
                "ValidStructuredDataWithArrays",
                "ValidStructuredDataWithSalt")) {
            assertThat(TypedData.parse(web3j(name))).as(name).isInstanceOf(Parsed.Ok.class);
        }
    }

    /// A domain alone is what some wallets sign; the standard has no hash for it.
    @Test
    void aDomainWithoutAMessageIsRefused() {
        assertThat(TypedData.parse(web3j("ValidMinimalStructuredData")))
                .isEqualTo(Parsed.malformed("nothing but a domain"));
    }

    /// What its types do not name is not signed; it would only look so.
    @Test
    void aDomainWithMoreThanItsTypeIsRefused() {
        assertThat(TypedData.parse(web3j("ValidStructuredDataWithValues")))
                .isEqualTo(Parsed.malformed("domain has 'chainId', which its type has not"));
    }

    /// Old wallets take an empty text for no bytes.
    @Test
    void bytesAreWrittenAsHexadecimal() {
        assertThat(TypedData.parse(web3j("ValidStructuredGnosisData")))
                .isEqualTo(Parsed.malformed("message.data is not hexadecimal"));
    }
}
