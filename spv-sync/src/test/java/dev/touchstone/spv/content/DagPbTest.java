package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DagPbTest {
    private static final int FORMS_ON_THE_WIRE = 52;
    /// A wrong type that Protocol Buffers write as they write the right one.
    private static final Set<String> SAME_ON_THE_WIRE =
            Set.of("bad Link.Name type (bytes)", "bad Link.Tsize type (true)", "bad Link.Tsize type (false)");

    private static final Cid SOME = DagPbWriter.raw("some").cid();

    /// Blocks of the fixtures beside the same node in dag-json.
    @Test
    void readsTheFixturesAsTheirJsonTells() {
        var files = TarEntries.files("content/cid/codec-fixtures.tar.gz");
        var json = new TreeMap<String, JsonNode>();
        files.forEach((path, content) -> {
            if (path.endsWith(".dag-json"))
                json.put(folder(path), JsonMapper.shared().readTree(content));
        });
        int read = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().endsWith(".dag-pb")) continue;
            var node = DagPb.parse(ByteString.of(file.getValue())).orThrow();
            isAsTold(
                    node,
                    json.getOrDefault(folder(file.getKey()), JsonMapper.shared().nullNode()));
            read++;
        }
        assertThat(read).isEqualTo(11);
    }

    private static String folder(String path) {
        return path.replaceAll("/[^/]*$", "");
    }

    private static void isAsTold(DagPb node, JsonNode told) {
        assertThat(node.hasData()).isEqualTo(told.has("Data"));
        assertThat(node.data()).isEqualTo(base64(told.at("/Data/~1/bytes").asString("")));
        assertThat(node.links()).hasSize(told.path("Links").size());
        for (int i = 0; i < node.links().size(); i++) {
            var link = told.path("Links").path(i);
            assertThat(node.links().get(i).cid().text())
                    .isEqualTo(link.at("/Hash/~1").asString());
            assertThat(node.links().get(i).name()).isEqualTo(link.path("Name").asString(""));
            assertThat(node.links().get(i).size()).isEqualTo(link.path("Tsize").asLong(DagPb.Link.NO_SIZE));
        }
    }

    private static ByteString base64(String text) {
        return ByteString.of(Base64.getDecoder().decode(text));
    }

    /// Forms that nobody may write, written all the same: each value with the wire type that it would have. Links
    /// out of order must be read, for they exist; and what is absent or null leaves nothing on the wire.
    @Test
    void formsThatMustNotBeWrittenAreNotReadWhereTheyShowOnTheWire() {
        var forms = Vectors.json("content/cid/dag-pb-invalid-forms.json");
        assertThat(forms).hasSize(67);
        int refused = 0;
        for (var form : forms) {
            var bytes = written(form.path("dag-json"));
            boolean isRead = DagPb.parse(bytes) instanceof Parsed.Ok<DagPb>;
            var name = form.path("name").asString();
            boolean showsNothing = name.contains("null") || name.equals("empty map") || name.startsWith("bad sort");
            if (showsNothing || SAME_ON_THE_WIRE.contains(name)) continue;
            assertThat(isRead).as(name).isFalse();
            refused++;
        }
        assertThat(refused).isEqualTo(FORMS_ON_THE_WIRE);
    }

    private static ByteString written(JsonNode form) {
        var out = new DagPbWriter();
        var links = form.path("Links");
        if (links.isArray()) {
            for (var link : links) {
                if (link.isObject() && !link.has("/")) out.bytes(2, link(link));
                else value(out, 2, link);
            }
        } else {
            value(out, 2, links);
        }
        value(out, 1, form.path("Data"));
        if (form.has("extraneous")) value(out, 3, form.path("extraneous"));
        return out.done();
    }

    private static ByteString link(JsonNode link) {
        var out = new DagPbWriter();
        value(out, 1, link.path("Hash"));
        value(out, 2, link.path("Name"));
        value(out, 3, link.path("Tsize"));
        if (link.has("extraneous")) value(out, 4, link.path("extraneous"));
        return out.done();
    }

    private static void value(DagPbWriter out, int field, JsonNode value) {
        if (value.isBoolean()) {
            out.number(field, value.asBoolean() ? 1 : 0);
        } else if (value.isIntegralNumber()) {
            if (value.asLong() >= 0) out.number(field, value.asLong());
            else out.tag(field, 0).raw(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1);
        } else if (value.isNumber()) {
            out.tag(field, 1).raw(0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
        } else if (value.isString()) {
            out.bytes(field, DagPbWriter.utf8(value.asString()));
        } else if (value.at("/~1/bytes").isString()) {
            out.bytes(field, base64(value.at("/~1/bytes").asString()));
        } else if (value.path("/").isString()) {
            out.bytes(field, Cid.parse(value.path("/").asString()).orThrow().bytes());
        } else if (value.isContainer()) {
            out.tag(field, 3).tag(field, 4);
        }
    }

    @Test
    void linksStandBeforeOrAfterTheBytesButNotOnBothSides() {
        var link = DagPbWriter.link(new DagPb.Link(SOME, "a", 4));
        var data = DagPbWriter.utf8("data");
        var before = new DagPbWriter().bytes(2, link).bytes(2, link).bytes(1, data);
        var after = new DagPbWriter().bytes(1, data).bytes(2, link).bytes(2, link);
        var around = new DagPbWriter().bytes(2, link).bytes(1, data).bytes(2, link);
        assertThat(DagPb.parse(before.done()))
                .isEqualTo(DagPb.parse(after.done()))
                .isInstanceOf(Parsed.Ok.class);
        assertThat(DagPb.parse(around.done())).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void theNodeOfNoBytesHasNeitherDataNorLinks() {
        var node = DagPb.parse(ByteString.EMPTY).orThrow();
        assertThat(node.hasData()).isFalse();
        assertThat(node.links()).isEmpty();
    }

    @Test
    void fieldsOutOfOrderTwiceOrInALongerFormAreRefused() {
        var cid = SOME.bytes();
        var name = DagPbWriter.utf8("n");
        for (var link : new DagPbWriter[] {
            new DagPbWriter().bytes(2, name).bytes(1, cid),
            new DagPbWriter().bytes(1, cid).number(3, 1).bytes(2, name),
            new DagPbWriter().bytes(1, cid).bytes(1, cid),
            new DagPbWriter().bytes(1, cid).bytes(2, name).bytes(2, name),
            new DagPbWriter().bytes(1, cid).tag(3, 0).raw(0x81, 0),
            new DagPbWriter().bytes(1, cid).tag(3, 0).raw(0x80),
            new DagPbWriter().bytes(1, cid).bytes(2, ByteString.of((byte) 0xff)),
            new DagPbWriter().bytes(1, cid).raw(0x92, 0, 1, 'n')
        }) {
            assertThat(DagPb.parse(new DagPbWriter().bytes(2, link.done()).done()))
                    .isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(DagPb.parse(new DagPbWriter().bytes(1, name).bytes(1, name).done()))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aBlockOverTwoMebibytesIsNotRead() {
        assertThat(DagPb.parse(ByteString.of(new byte[Block.MOST_BYTES + 1]))).isInstanceOf(Parsed.Malformed.class);
    }
}
