package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.testsupport.NodeScript;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Transactions as this wallet signs them and as ethers does, a library of other hands: byte for byte the same.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class EthersTransactionsTest {
    private static final NodeScript.Program ETHERS =
            new NodeScript.Program("ethers", "transactions.mjs", "ethers", Duration.ofMinutes(1));
    private static final int TRANSACTIONS = 5_000;
    private static final long SEED = 20_261_129;

    private final Secp256k1 curve = Secp256k1.best().curve();
    private final EthereumSigner signer = new EthereumSigner(curve);
    private NodeScript ethers;

    @BeforeAll
    void start() {
        ethers = NodeScript.start(ETHERS);
    }

    @AfterAll
    void stop() {
        if (ethers != null) ethers.close();
    }

    @Test
    void everyTransactionIsSignedAsEthersSignsIt() {
        var random = new RandomTransactions(new Random(SEED));
        var differing = new ArrayList<String>();
        var compared = new EnumMap<TransactionType, Integer>(TransactionType.class);
        for (int i = 0; i < TRANSACTIONS; i++) {
            try (var key = Secret.take(random.bytes(Secp256k1.SECRET_KEY).toArray())) {
                var chainId = random.chainId();
                var unsigned = random.next(i, EthereumPublicKey.address(curve, key), chainId);
                var ours = signer.sign(unsigned, chainId, key).orElseThrow();
                var theirs = ethers.ask(question(unsigned, chainId, key));
                compared.merge(unsigned.type(), 1, Integer::sum);
                if (!said(ours).equals(said(theirs)))
                    differing.add(i + ": " + said(ours) + " here, " + theirs + " there, of " + unsigned);
            }
        }
        assertThat(differing.stream().limit(3)).isEmpty();
        assertThat(compared)
                .isEqualTo(Map.of(
                        TransactionType.LEGACY, TRANSACTIONS / 4,
                        TransactionType.ACCESS_LIST, TRANSACTIONS / 4,
                        TransactionType.FEE_MARKET, TRANSACTIONS / 4,
                        TransactionType.SET_CODE, TRANSACTIONS / 4));
    }

    private record Signed(String raw, String hash) {}

    private static Signed said(EthereumTransaction ours) {
        return new Signed(hex(ours.bytes()), "0x" + ours.hash().hex());
    }

    private static Signed said(JsonNode theirs) {
        return new Signed(theirs.path("raw").asString(), theirs.path("hash").asString());
    }

    private static String hex(ByteString bytes) {
        return "0x" + bytes.hex();
    }

    private static ObjectNode question(UnsignedTransaction tx, BigInteger chainId, Secret key) {
        var secret = key.use(bytes -> hex(ByteString.of(bytes)));
        var question = JsonNodeFactory.instance.objectNode().put("key", secret);
        var fields = question.putObject("transaction")
                .put("type", tx.type().id())
                .put("chainId", chainId.toString())
                .put("nonce", Long.toString(tx.nonce()))
                .put("gasLimit", Long.toString(tx.gasLimit()))
                .put("value", tx.value().value().toString())
                .put("data", hex(tx.data()));
        if (tx.destination() instanceof Destination.To(var address)) fields.put("to", hex(address.value()));
        fees(tx.fees(), fields);
        if (tx.type() != TransactionType.LEGACY) accessList(tx, fields);
        var authorizations = question.putArray("authorizations");
        for (var word : tx.authorizations()) {
            authorizations
                    .addObject()
                    .put("address", hex(word.delegate().value()))
                    .put("nonce", Long.toString(word.nonce()))
                    .put("chainId", word.chainId().toString());
        }
        return question;
    }

    private static void fees(Fees fees, ObjectNode to) {
        switch (fees) {
            case Fees.GasPrice(var price) -> to.put("gasPrice", price.value().toString());
            case Fees.FeeMarket(var tip, var most) ->
                to.put("maxPriorityFeePerGas", tip.value().toString())
                        .put("maxFeePerGas", most.value().toString());
            case Fees.WithBlobs _ -> throw new IllegalArgumentException("a wallet signs no blobs");
        }
    }

    private static void accessList(UnsignedTransaction tx, ObjectNode to) {
        var list = to.putArray("accessList");
        for (var entry : tx.accessList()) {
            var keys = list.addObject()
                    .put("address", hex(entry.address().value()))
                    .putArray("storageKeys");
            entry.keys().forEach(place -> keys.add("0x" + place.value().hex()));
        }
    }
}
