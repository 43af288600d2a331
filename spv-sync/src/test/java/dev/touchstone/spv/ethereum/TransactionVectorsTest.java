package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.TarEntries;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TransactionVectorsTest {
    /// Offences against what a transaction may say, not against its form; a block that holds one is invalid.
    private static final Set<String> OTHER_RULES = Set.of(
            "INVALID_CHAINID",
            "INTRINSIC_GAS_TOO_LOW",
            "GASLIMIT_PRICE_PRODUCT_OVERFLOW",
            "NONCE_TOO_BIG",
            "NONCE_OVERFLOW",
            "INITCODE_SIZE_EXCEEDED");

    private static final Set<String> NO_SIGNATURE = Set.of("INVALID_SIGNATURE_VRS", "EC_RECOVERY_FAIL");

    @Test
    void rawTransactionsAreReadOrRefusedAsTheFilesSay() {
        int[] seen = {0, 0};
        for (var file : TarEntries.read("ethereum/execution/transaction-tests.tar.gz")) {
            for (var item : file.get(0).properties()) {
                var raw = ByteString.fromHex(
                        item.getValue().get("txbytes").asString().substring(2));
                var results = item.getValue().get("result");
                var result = results.has("Cancun") ? results.get("Cancun") : results.get("London");
                if (raw.isEmpty()) continue;
                seen[result.has("exception") ? 1 : 0]++;
                check(item.getKey(), raw.get(), result);
            }
        }
        assertThat(seen[0]).isEqualTo(38);
        assertThat(seen[1]).isGreaterThan(120);
    }

    private static void check(String name, ByteString raw, JsonNode result) {
        var parsed = EthereumTransaction.parse(raw);
        if (!result.has("exception")) {
            var tx = parsed.orThrow();
            assertThat(tx.hash()).as(name).isEqualTo(EthereumJson.hash(result.get("hash")));
            assertThat(tx.sender()).as(name).contains(EthereumJson.address(result.get("sender")));
            return;
        }
        var exception = result.get("exception").asString().replaceAll(".*\\.", "");
        if (OTHER_RULES.contains(exception)) return;
        if (NO_SIGNATURE.contains(exception)) {
            if (parsed instanceof Parsed.Ok<EthereumTransaction>(var tx)) {
                assertThat(tx.sender()).as(name).isEmpty();
            }
            return;
        }
        assertThat(parsed).as(name + " " + exception).isInstanceOf(Parsed.Malformed.class);
    }
}
