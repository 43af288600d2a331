package dev.touchstone.wallet.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.PersonalMessage;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The vectors of spruceid/siwe.
class SignInRequestTest {
    private static final String FOLDER = "ethereum/siwe/";

    @Test
    void whatTheStandardAllowsIsRead() {
        var vectors = Vectors.json(FOLDER + "parsing_positive.json");
        assertThat(vectors.size()).isEqualTo(19);
        for (var vector : vectors.properties()) {
            var request = SignInRequest.parse(vector.getValue().path("message").asString())
                    .orThrow();
            var fields = vector.getValue().path("fields");
            assertThat(request.domain())
                    .as(vector.getKey())
                    .isEqualTo(fields.path("domain").asString());
            assertThat(request.address().text())
                    .isEqualTo(fields.path("address").asString());
            assertThat(request.statement()).isEqualTo(text(fields, "statement"));
            assertThat(request.scheme()).isEqualTo(text(fields, "scheme"));
            assertThat(request.uri()).isEqualTo(fields.path("uri").asString());
            assertThat(request.chainId().intValue())
                    .isEqualTo(fields.path("chainId").asInt());
            assertThat(request.nonce()).isEqualTo(fields.path("nonce").asString());
            assertThat(request.issuedAt())
                    .isEqualTo(OffsetDateTime.parse(fields.path("issuedAt").asString())
                            .toInstant());
            assertThat(request.resources()).hasSize(fields.path("resources").size());
        }
    }

    private static Optional<String> text(JsonNode fields, String name) {
        return fields.path(name).isString() ? Optional.of(fields.path(name).asString()) : Optional.empty();
    }

    @Test
    void whatTheStandardDoesNotAllowIsRefused() {
        var vectors = Vectors.json(FOLDER + "parsing_negative.json");
        assertThat(vectors.size()).isEqualTo(29);
        for (var vector : vectors.properties()) {
            assertThat(SignInRequest.parse(vector.getValue().asString()))
                    .as(vector.getKey())
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    private static String message(JsonNode fields) {
        var text = new StringBuilder(fields.path("domain").asString())
                .append(" wants you to sign in with your Ethereum account:\n")
                .append(fields.path("address").asString())
                .append("\n\n");
        text(fields, "statement").ifPresent(statement -> text.append(statement).append('\n'));
        text.append("\nURI: ").append(fields.path("uri").asString());
        text.append("\nVersion: ").append(fields.path("version").asString());
        text.append("\nChain ID: ").append(fields.path("chainId").asInt());
        text.append("\nNonce: ").append(fields.path("nonce").asString());
        text.append("\nIssued At: ").append(fields.path("issuedAt").asString());
        text(fields, "expirationTime")
                .ifPresent(time -> text.append("\nExpiration Time: ").append(time));
        text(fields, "notBefore")
                .ifPresent(time -> text.append("\nNot Before: ").append(time));
        return text.toString();
    }

    private static Optional<EthereumAddress> signer(JsonNode fields) {
        var bytes = ByteString.of(message(fields).getBytes(StandardCharsets.UTF_8));
        return ByteString.fromHex(fields.path("signature").asString().substring(2))
                .flatMap(signature -> RecoverableSignature.parse(signature).toOptional())
                .flatMap(signature -> signature.signer(PersonalMessage.hash(bytes)));
    }

    @Test
    void signedTextsNameTheirSigner() {
        var vectors = Vectors.json(FOLDER + "verification_positive.json");
        assertThat(vectors.size()).isEqualTo(4);
        for (var vector : vectors.properties()) {
            var request = SignInRequest.parse(message(vector.getValue())).orThrow();
            assertThat(signer(vector.getValue())).as(vector.getKey()).contains(request.address());
        }
    }

    @Test
    void wrongSignaturesAndTimesThatAreNoneAreFound() {
        var vectors = Vectors.json(FOLDER + "verification_negative.json");
        for (var name : new String[] {"malformed signature", "wrong signature"}) {
            var vector = vectors.path(name);
            var request = SignInRequest.parse(message(vector)).orThrow();
            assertThat(signer(vector)).as(name).isNotEqualTo(Optional.of(request.address()));
        }
        for (var name : new String[] {"invalid issuedAt", "invalid notBefore", "invalid expirationTime"}) {
            assertThat(SignInRequest.parse(message(vectors.path(name))))
                    .as(name)
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void whateverTheTextIsItIsASignInOrThereIsAReason() {
        var seed = Vectors.json(FOLDER + "parsing_positive.json")
                .path("couple of optional fields")
                .path("message")
                .asString();
        var random = new Random(4361);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(seed);
            for (int change = 0; change <= random.nextInt(3); change++) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean())
                    text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                else text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
            }
            switch (SignInRequest.parse(text.toString())) {
                case Parsed.Ok<SignInRequest>(var request) ->
                    assertThat(request.nonce()).hasSizeGreaterThan(7);
                case Parsed.Malformed<SignInRequest>(var reason) ->
                    assertThat(reason).isNotBlank();
            }
        }
    }
}
