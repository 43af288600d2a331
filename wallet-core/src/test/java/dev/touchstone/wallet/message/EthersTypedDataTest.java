package dev.touchstone.wallet.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.testsupport.NodeScript;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Typed data as this wallet hashes and signs it and as ethers does, a library of other hands.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class EthersTypedDataTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final NodeScript.Program ETHERS =
            new NodeScript.Program("ethers", "typed-data.mjs", "ethers", Duration.ofMinutes(1));
    private static final int MESSAGES = 5_000;
    private static final long SEED = 20_261_130;

    private final Secp256k1 curve = Secp256k1.best().curve();
    private NodeScript ethers;

    @BeforeAll
    void start() {
        ethers = NodeScript.start(ETHERS);
    }

    @AfterAll
    void stop() {
        if (ethers != null) ethers.close();
    }

    private record Signed(String hash, String domain, String signature) {}

    @Test
    void everyMessageIsHashedAndSignedAsEthersDoesIt() {
        var random = new RandomTypedData(new Random(SEED));
        var differing = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            var data = random.next();
            try (var key = Secret.take(random.bytes(Secp256k1.SECRET_KEY).toArray())) {
                var ours = ours(data, key);
                var theirs = ethers.ask(question(data, key));
                var said = new Signed(
                        theirs.path("hash").asString(),
                        theirs.path("domain").asString(),
                        theirs.path("signature").asString());
                if (!ours.equals(said)) differing.add(i + ": " + ours + " here, " + theirs + " there, of " + data);
            }
        }
        assertThat(differing.stream().limit(3)).isEmpty();
    }

    private Signed ours(ObjectNode data, Secret key) {
        var typed = TypedData.parse(JSON.writeValueAsString(data)).orThrow();
        var signature = EthereumSignature.sign(curve, typed.hash(), key).orElseThrow();
        return new Signed(
                "0x" + typed.hash().hex(),
                "0x" + typed.domainSeparator().hex(),
                "0x" + RecoverableSignature.of(signature).bytes().hex());
    }

    /// Ethers takes the domain's type from the domain.
    private static ObjectNode question(ObjectNode data, Secret key) {
        var question = data.deepCopy();
        ((ObjectNode) question.path("types")).remove("EIP712Domain");
        var secret = key.use(bytes -> "0x" + HexFormat.of().formatHex(bytes));
        return question.put("key", secret);
    }
}
