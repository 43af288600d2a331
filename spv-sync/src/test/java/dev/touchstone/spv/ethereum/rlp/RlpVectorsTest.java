package dev.touchstone.spv.ethereum.rlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RlpVectorsTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
    }

    private static RlpTree tree(JsonNode node) {
        if (node.isArray()) {
            return new RlpTree.Items(
                    node.valueStream().map(RlpVectorsTest::tree).toList());
        }
        if (node.isIntegralNumber()) return number(node.bigIntegerValue());
        var text = node.asString();
        return text.startsWith("#")
                ? number(new BigInteger(text.substring(1)))
                : new RlpTree.Text(ByteString.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static RlpTree number(BigInteger value) {
        var encoded = new RlpWriter().integer(value).toArray();
        return RlpTree.parse(encoded).orThrow();
    }

    private static RlpTree hexTree(JsonNode node) {
        return node.isArray()
                ? new RlpTree.Items(
                        node.valueStream().map(RlpVectorsTest::hexTree).toList())
                : new RlpTree.Text(ByteString.of(hex(node.asString())));
    }

    @Test
    void theOfficialVectorsAreWrittenAndReadBack() {
        var cases = Vectors.json("ethereum/rlp/rlptest.json");
        assertThat(cases.size()).isEqualTo(28);
        cases.properties().forEach(item -> {
            var tree = tree(item.getValue().get("in"));
            var encoded = hex(item.getValue().get("out").asString());
            assertThat(tree.encoded()).as(item.getKey()).isEqualTo(encoded);
            assertThat(RlpTree.parse(encoded)).as(item.getKey()).isEqualTo(Parsed.ok(tree));
        });
    }

    @Test
    void theOfficialInvalidEncodingsAreRefused() {
        var cases = Vectors.json("ethereum/rlp/invalidRLPTest.json");
        assertThat(cases.size()).isEqualTo(26);
        cases.properties()
                .forEach(item -> assertThat(
                                RlpTree.parse(hex(item.getValue().get("out").asString())))
                        .as(item.getKey())
                        .isInstanceOf(Parsed.Malformed.class));
    }

    @Test
    void theVectorsOfEthersAreWrittenAndReadBack() {
        var cases = Vectors.json("ethereum/rlp/ethers-rlp.json.gz");
        assertThat(cases.size()).isEqualTo(46);
        for (var item : cases) {
            var tree = hexTree(item.get("decoded"));
            var encoded = hex(item.get("encoded").asString());
            assertThat(tree.encoded()).as(item.get("name").asString()).isEqualTo(encoded);
            assertThat(RlpTree.parse(encoded)).as(item.get("name").asString()).isEqualTo(Parsed.ok(tree));
        }
    }
}
