package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files, archives and gateways held against an address of IPFS in a terminal.
class IpfsVerifyTest {
    /// What tools say of a file with this line.
    private static final String HELLO_WORLD = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";

    @TempDir
    private Path folder;

    private JsonNode verify(int exit, String... words) {
        var all = new String[words.length + 3];
        all[0] = "ipfs";
        all[1] = "verify";
        all[2] = "--json";
        System.arraycopy(words, 0, all, 3, words.length);
        return Terminal.in(folder).types(all).exits(exit).json();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String code(JsonNode said) {
        return said.path("error").path("code").asString();
    }

    @Test
    void aFileIsCutAsToolsCutItAndProven() throws IOException {
        var proof = folder.resolve("proof.json").toString();
        var said = verify(0, HELLO_WORLD, file("hello", "hello world\n"), "--out", proof);
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("size").asInt()).isEqualTo(12);
        var checked = Terminal.run("verify", proof, "--json").exits(0).json();
        assertThat(checked.path("address").asString()).isEqualTo("ipfs://" + HELLO_WORLD);
        assertThat(code(verify(3, HELLO_WORLD, file("other", "hello worlds\n"))))
                .isEqualTo("CutUnknown");
    }

    @Test
    void aBareBlockIsItOrIsNot() throws IOException {
        var cid = Cid.ofRaw(ByteString.of("hello".getBytes(StandardCharsets.UTF_8)))
                .text();
        assertThat(verify(0, cid, file("a", "hello")).path("standing").asString())
                .isEqualTo("Proven");
        assertThat(verify(1, cid, file("b", "hallo")).path("refutation").asString())
                .isEqualTo("WrongBlock");
    }

    @Test
    void aGatewayAndWhatItPacksIsHeldAgainstTheAddress() throws Exception {
        try (var gateway = PracticeGateway.start(0);
                var http = HttpClient.newHttpClient()) {
            var address = gateway.pictures().pieces().text() + "/2.json";
            var url = gateway.uri().toString();
            var said = verify(0, address, url);
            assertThat(said.path("standing").asString()).isEqualTo("Proven");
            assertThat(said.path("address").asString()).isEqualTo("ipfs://" + address);
            assertThat(verify(1, gateway.pictures().pieces().text() + "/99.json", url)
                            .path("refutation")
                            .asString())
                    .isEqualTo("NotInDirectory");
            var car = folder.resolve("piece.car");
            var request = HttpRequest.newBuilder(URI.create(url + "/ipfs/" + address + "?format=car"));
            http.send(request.build(), BodyHandlers.ofFile(car));
            assertThat(verify(0, address, car.toString()).path("sha256").asString())
                    .isEqualTo(said.path("sha256").asString());
            var bytes = Files.readAllBytes(car);
            bytes[bytes.length - 2] ^= 1;
            Files.write(car, bytes);
            assertThat(verify(1, address, car.toString()).path("refutation").asString())
                    .isEqualTo("Unreadable");
        }
    }

    @Test
    void aLyingGatewayIsRefutedAndASilentOneIsNot() throws IOException {
        var cid = Cid.ofRaw(ByteString.of("hello".getBytes(StandardCharsets.UTF_8)))
                .text();
        try (var liar = PracticeGateway.start(
                0,
                (request, _) -> request.parameter("format").equals(Optional.of("raw"))
                        ? HttpAnswer.bytes(ByteString.of("hallo".getBytes(StandardCharsets.UTF_8)))
                        : HttpAnswer.text(406, "no archives"))) {
            assertThat(verify(1, cid, liar.uri().toString()).path("refutation").asString())
                    .isEqualTo("WrongBlock");
        }
        try (var empty = PracticeGateway.start(0)) {
            assertThat(code(verify(3, cid, empty.uri().toString()))).isEqualTo("NotFound");
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws IOException {
        verify(2, "nothing", file("a", "hello"));
        verify(2, HELLO_WORLD + "/path", file("b", "hello"));
        verify(3, HELLO_WORLD, folder.resolve("missing").toString());
        verify(1, HELLO_WORLD, file("broken.car", "no archive"));
    }
}
