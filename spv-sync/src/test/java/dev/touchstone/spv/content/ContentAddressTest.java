package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress.Arweave;
import dev.touchstone.spv.content.ContentAddress.Data;
import dev.touchstone.spv.content.ContentAddress.Https;
import dev.touchstone.spv.content.ContentAddress.Ipfs;
import dev.touchstone.spv.content.ContentAddress.Ipns;
import dev.touchstone.spv.content.ContentAddress.Unsupported;
import dev.touchstone.spv.content.arweave.ArweaveId;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentAddressTest {
    private static final String V0 = "QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n";
    private static final String V1 = "bafkreicysg23kiwv34eg2d7qweipxwosdo2py4ldv42nbauguluen5v6am";
    private static final String AR = "----LT69qUmuIeC4qb0MZHlxVp7UxLu_14rEkA_9n6w";

    private static Ipfs ipfs(String cid, String path) {
        return new Ipfs(Cid.parse(cid).orThrow(), ContentPath.of(path));
    }

    @Test
    void addressesOfIpfsAreReadAsContractsWriteThem() {
        for (var text : List.of(
                "ipfs://" + V0 + "/images/1.png",
                "ipfs://ipfs/" + V0 + "/images/1.png",
                "ipfs:///ipfs/" + V0 + "/images/1.png",
                "IPFS://" + V0 + "/images//1.png",
                "ipfs:" + V0 + "/images/1.png",
                "/ipfs/" + V0 + "/images/1.png",
                "ipfs/" + V0 + "/images/1.png",
                V0 + "/images/1.png",
                " ipfs://" + V0 + "/images/%31.png?x=/y#z\n")) {
            assertThat(ContentAddress.parse(text)).as(text).isEqualTo(ipfs(V0, "/images/1.png"));
        }
        assertThat(ContentAddress.parse(V1)).isEqualTo(ipfs(V1, ""));
        assertThat(ContentAddress.parse("ipfs://" + V1 + "/")).isEqualTo(ipfs(V1, ""));
        assertThat(ContentAddress.parse("ipfs://" + V1 + "/a%20b/100%/%C3%A9")).isEqualTo(ipfs(V1, "a b/100%/é"));
    }

    @Test
    void otherAddressesAreTold() {
        var id = ArweaveId.parse(AR).orThrow();
        assertThat(ContentAddress.parse("ar://" + AR)).isEqualTo(new Arweave(id, ContentPath.ROOT));
        assertThat(ContentAddress.parse("ar://" + AR + "/1.json")).isEqualTo(new Arweave(id, ContentPath.of("1.json")));
        assertThat(ContentAddress.parse("ipns://example.com/a"))
                .isEqualTo(new Ipns("example.com", ContentPath.of("a")));
        assertThat(ContentAddress.parse("/ipns/" + V1)).isEqualTo(new Ipns(V1, ContentPath.ROOT));
        var gateway = "https://ipfs.io/ipfs/" + V0;
        assertThat(ContentAddress.parse(gateway)).isEqualTo(new Https(gateway));
        assertThat(ContentAddress.parse("data:,a"))
                .isEqualTo(new Data(DataUri.parse("data:,a").orThrow()));
    }

    @Test
    void whatIsNotFetchedIsToldWithItsScheme() {
        for (var text : List.of("http://example.com/1", "bzz://abc", "ftp:x", "javascript:alert(1)", "file:///etc")) {
            assertThat(ContentAddress.parse(text))
                    .isEqualTo(new Unsupported(text.substring(0, text.indexOf(':')), "not fetched"));
        }
        for (var text : List.of(
                "",
                "1.png",
                "//example.com/1",
                "Qm",
                "ipfs://",
                "ipfs://" + V0 + "x",
                "ar://x",
                "ipns:///",
                "data:x",
                "data:;base64,?",
                "ipfs://" + V1 + "/%ff",
                "é:x")) {
            assertThat(ContentAddress.parse(text)).as(text).isInstanceOf(Unsupported.class);
        }
        assertThat(ContentAddress.parse("x".repeat(ContentAddress.MOST_CHARACTERS + 1)))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void theTokensNumberIsPutIn() {
        assertThat(ContentAddress.withTokenId("https://token.example/{id}.json", BigInteger.valueOf(314_592)))
                .isEqualTo("https://token.example/"
                        + "000000000000000000000000000000000000000000000000000000000004cce0.json");
        assertThat(ContentAddress.withTokenId("ipfs://x/1", BigInteger.TEN)).isEqualTo("ipfs://x/1");
        assertThatThrownBy(() -> ContentAddress.withTokenId("{id}", BigInteger.ONE.shiftLeft(256)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theContentOfNamesIsRead() {
        var cid = Cid.parse(V1).orThrow();
        var ipfs = ByteString.fromHex("e301" + cid.bytes().hex()).orElseThrow();
        assertThat(ContentAddress.ofContentHash(ipfs)).isEqualTo(ipfs(V1, ""));
        var ipns = ByteString.fromHex("e501" + cid.bytes().hex()).orElseThrow();
        assertThat(ContentAddress.ofContentHash(ipns)).isEqualTo(new Ipns(V1, ContentPath.ROOT));
        var id = ArweaveId.parse(AR).orThrow();
        var arweave = ByteString.fromHex("90b2ca05" + id.hash().hex()).orElseThrow();
        assertThat(ContentAddress.ofContentHash(arweave)).isEqualTo(new Arweave(id, ContentPath.ROOT));
        for (var bad : List.of("", "e3", "e301", "e40101fa011b20" + "00".repeat(32), ipfs.hex() + "00")) {
            assertThat(ContentAddress.ofContentHash(ByteString.fromHex(bad).orElseThrow()))
                    .isInstanceOf(Unsupported.class);
        }
    }

    private static void isData(String text, String mediaType, String content) {
        assertThat(DataUri.parse(text))
                .as(text)
                .isEqualTo(Parsed.ok(new DataUri(mediaType, DagPbWriter.utf8(content))));
    }

    @Test
    void dataAddressesHoldTheirContent() {
        isData("data:,A%20brief%20note", "text/plain;charset=US-ASCII", "A brief note");
        isData("data:;charset=utf-8,x", "text/plain;charset=utf-8", "x");
        isData("data:application/json;base64,eyJhIjoxfQ==", "application/json", "{\"a\":1}");
        isData("data:application/json;base64,eyJhIjoxfQ", "application/json", "{\"a\":1}");
        isData("DATA:Image/SVG+xml;BASE64, PHN2\nZy8+", "image/svg+xml", "<svg/>");
        isData(
                "data:application/json;utf8,{\"name\":\"Foo #1\",\"w\":\"100%\"}",
                "application/json;utf8", "{\"name\":\"Foo #1\",\"w\":\"100%\"}");
        isData("data:image/svg+xml,%3csvg/%3E é", "image/svg+xml", "<svg/> é");
        isData("data:text/plain;base64,JTQx", "text/plain", "%41");
        isData("data:,a,b%", "text/plain;charset=US-ASCII", "a,b%");
        for (var bad : List.of("data:", "data:text/plain", "data:;base64,a", "data:;base64,é", "datum:,x")) {
            assertThat(DataUri.parse(bad)).as(bad).isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(DataUri.parse("data:," + "x".repeat(DataUri.MOST_BYTES))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void anyTextIsSomeAddress() {
        var random = new Random(61);
        var pieces = List.of(
                "ipfs", "://", "/", V0, V1, AR, "ar", "data:", ",", ";base64", "%", "%4", "%41", "?", "#", "ipns",
                "https", "..", "{id}", "\0", "é", "\ud800", " ", "Qm", "b", "k");
        for (int i = 0; i < 30_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(7); n > 0; n--) text.append(pieces.get(random.nextInt(pieces.size())));
            assertThat(ContentAddress.parse(text.toString())).isNotNull();
            var bytes = new byte[random.nextInt(50)];
            random.nextBytes(bytes);
            assertThat(ContentAddress.ofContentHash(ByteString.of(bytes))).isNotNull();
        }
    }
}
