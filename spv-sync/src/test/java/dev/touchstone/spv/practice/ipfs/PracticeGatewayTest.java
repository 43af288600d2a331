package dev.touchstone.spv.practice.ipfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Car;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentLimits;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.content.ContentStep;
import dev.touchstone.spv.content.ContentWalk;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.practice.http.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/// What the practice gateway serves is what its addresses name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeGatewayTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private PracticeGateway gateway;

    @BeforeAll
    void start() throws IOException {
        gateway = PracticeGateway.start(0);
    }

    @AfterAll
    void stop() throws IOException {
        http.close();
        gateway.close();
    }

    private HttpResponse<byte[]> ask(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway.uri() + path));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private ByteString bytes(String path) throws IOException, InterruptedException {
        var response = ask(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return ByteString.of(response.body());
    }

    /// What a client comes to that takes one block after another.
    private ByteString walked(Cid root, String path) throws IOException, InterruptedException {
        var walk = ContentWalk.from(root, ContentPath.of(path), ContentLimits.STANDARD);
        while (walk.step() instanceof ContentStep.Needs(var cids)) {
            for (var cid : cids) {
                assertThat(walk.take(cid, bytes("/ipfs/" + cid.text() + "?format=raw")))
                        .isEmpty();
            }
        }
        assertThat(walk.step()).isInstanceOf(ContentStep.Bytes.class);
        return ((ContentStep.Bytes) walk.step()).content();
    }

    /// The picture's address out of a description.
    private static String picture(ByteString description) {
        var text = new String(description.toArray(), StandardCharsets.UTF_8);
        return JsonMapper.builder().build().readTree(text).path("image").asString();
    }

    @Test
    void descriptionsAndPicturesAreAlwaysTheSame() {
        var pictures = new PracticePictures();
        assertThat(pictures.pieces().text()).isEqualTo("bafybeibse4sfi2ewssvc52rr5inbfkc6swkuwoydrbr7udbe74lrh574xu");
        assertThat(pictures.items().text()).isEqualTo("bafybeigihqy6nopbzq5whcl5m2qzwbz65nsxf3hyfl2kfyg4ih3asvafqe");
    }

    @Test
    void everyDescriptionLeadsToItsPicture() throws Exception {
        for (int i = 1; i <= PracticePictures.COUNT; i++) {
            var image = picture(walked(gateway.pictures().pieces(), i + ".json"));
            assertThat(image).startsWith("ipfs://").endsWith("/" + i + (i % 2 == 1 ? ".svg" : ".png"));
            var parts = image.substring("ipfs://".length()).split("/", 2);
            var content = walked(Cid.parse(parts[0]).orThrow(), parts[1]);
            assertThat(content).isEqualTo(bytes("/ipfs/" + parts[0] + "/" + parts[1]));
            if (i % 2 == 1) {
                assertThat(new String(content.toArray(), StandardCharsets.US_ASCII))
                        .startsWith("<svg ");
            } else {
                var drawn = ImageIO.read(new ByteArrayInputStream(content.toArray()));
                assertThat(drawn.getWidth()).isEqualTo(96);
                assertThat(drawn.getRGB(0, 0)).isNotEqualTo(drawn.getRGB(50, 20));
                assertThat(content.length()).isGreaterThan(2 * BlockSet.CHUNK_BYTES);
            }
        }
        var item = "%064x.json".formatted(3);
        assertThat(picture(walked(gateway.pictures().items(), item))).endsWith("/3.svg");
    }

    @Test
    void anArchiveHoldsTheWayAndWhatIsAtItsEnd() throws Exception {
        var image = picture(walked(gateway.pictures().pieces(), "2.json")).substring("ipfs://".length());
        var root = Cid.parse(image.split("/", 2)[0]).orThrow();
        var car = Car.parse(bytes("/ipfs/" + image + "?format=car")).orThrow();
        assertThat(car.roots()).containsExactly(root);
        assertThat(car.notCheckable()).isZero();
        assertThat(car.blocks())
                .hasSize(5)
                .allSatisfy(block -> assertThat(block.match()).isEqualTo(Multihash.Match.MATCHES));
        var walk = ContentWalk.from(root, ContentPath.of("2.png"), ContentLimits.STANDARD);
        for (var block : car.blocks()) walk.take(block.cid(), block.bytes());
        assertThat(walk.step()).isEqualTo(new ContentStep.Bytes(bytes("/ipfs/" + image)));
        var folder = "/ipfs/" + root.text();
        assertThat(blocks(folder + "?format=car&dag-scope=block")).hasSize(1);
        assertThat(blocks(folder + "?format=car&dag-scope=entity")).hasSize(1);
        assertThat(blocks(folder + "?format=car&dag-scope=all")).hasSize(1 + 4 + 4 * 4);
        var accepted = ask(folder, "Accept", "application/vnd.ipld.raw");
        assertThat(new Block(root, ByteString.of(accepted.body())).match()).isEqualTo(Multihash.Match.MATCHES);
        assertThat(accepted.headers().firstValue("content-type")).contains("application/vnd.ipld.raw");
    }

    private List<Block> blocks(String path) throws IOException, InterruptedException {
        return Car.parse(bytes(path)).orThrow().blocks();
    }

    @Test
    void whatIsNotHereIsNotFound() throws Exception {
        var pieces = gateway.pictures().pieces().text();
        assertThat(ask("/ipfs/" + pieces + "/9.json").statusCode()).isEqualTo(404);
        assertThat(ask("/ipfs/" + pieces + "/1.json/more").statusCode()).isEqualTo(404);
        assertThat(ask("/ipfs/" + pieces).statusCode()).isEqualTo(404);
        assertThat(ask("/ipfs/bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask("/ipfs/nothing").statusCode()).isEqualTo(400);
        assertThat(ask("/ipfs/").statusCode()).isEqualTo(400);
        assertThat(ask("/ipfs/" + pieces + "?format=tar").statusCode()).isEqualTo(400);
        assertThat(ask("/ipfs/" + pieces + "?format=car&dag-scope=some").statusCode())
                .isEqualTo(400);
        assertThat(ask("/ipns/" + pieces).statusCode()).isEqualTo(404);
    }

    @Test
    void aLiarIsFoundOut() throws Exception {
        PracticeGatewayAnswers lie = (_, honest) -> honest.withBody(ByteString.of((byte) 1));
        try (var lying = PracticeGateway.start(0, lie)) {
            var cid = lying.pictures().pieces();
            var request = HttpRequest.newBuilder(URI.create(lying.uri() + "/ipfs/" + cid.text() + "?format=raw"));
            var said = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(said.statusCode())
                    .isEqualTo(HttpAnswer.bytes(ByteString.EMPTY).status());
            assertThat(new Block(cid, ByteString.of(said.body())).match()).isEqualTo(Multihash.Match.DIFFERS);
        }
    }
}
