package dev.touchstone.spv.content.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import dev.touchstone.spv.practice.http.LocalHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Websites are asked plainly, never by a stranger's word into the networks of home, and believed in nothing.
class WebsitesTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpRequest> heard = new CopyOnWriteArrayList<>();
    private LocalHttp server;

    @BeforeEach
    void start() throws IOException {
        server = LocalHttp.listen(0, "website", request -> {
            heard.add(request);
            var answer = HttpAnswer.bytes(ByteString.of("hello".getBytes(StandardCharsets.UTF_8)));
            return request.path().equals("/away")
                    ? answer.withStatus(302).withHeader("location", server.uri() + "/home")
                    : answer.withHeader("set-cookie", "who=me");
        });
    }

    @AfterEach
    void stop() throws IOException {
        http.shutdownNow();
        server.close();
    }

    private SourcePorts ports() {
        return new SourcePorts(http, Patience.STANDARD, _ -> {});
    }

    private Websites allowingThisComputer() {
        return new Websites(
                ports(), _ -> List.of(InetAddress.getLoopbackAddress()), InstantSource.fixed(NOW), _ -> true);
    }

    private Websites resolvingTo(String... addresses) {
        return new Websites(
                ports(),
                _ -> List.of(addresses).stream().map(WebsitesTest::address).toList(),
                InstantSource.fixed(NOW));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void whatAWebsiteSaysIsItsWordAndNothingIsToldToIt() {
        var said = allowingThisComputer().fetch(server.uri() + "/bird.png?size=1");
        assertThat(said)
                .isEqualTo(new ContentOutcome.Said(
                        ByteString.of("hello".getBytes(StandardCharsets.UTF_8)), "127.0.0.1", NOW));
        allowingThisComputer().fetch(server.uri() + "/again");
        assertThat(heard)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers())
                        .doesNotContainKeys("cookie", "referer", "origin", "authorization"));
        assertThat(heard.getFirst().parameter("size")).contains("1");
    }

    @Test
    void aRedirectIsNotFollowed() {
        var outcome = (ContentOutcome.NobodyHas) allowingThisComputer().fetch(server.uri() + "/away");
        assertThat(outcome.faults().values()).allMatch(SourceFault.Refused.class::isInstance);
        assertThat(heard).hasSize(1);
    }

    @Test
    void addressesOfHomeAreNotAsked() {
        var port = server.port();
        for (var host : new String[] {"127.0.0.1", "localhost", "nas.local", "[::1]"}) {
            var outcome = resolvingTo("127.0.0.1").fetch("https://" + host + ":" + port + "/");
            assertThat(outcome).as(host).isInstanceOf(ContentOutcome.NotPublic.class);
        }
        assertThat(resolvingTo("1.1.1.1", "192.168.1.1").fetch("https://example.com/"))
                .isEqualTo(new ContentOutcome.NotPublic("example.com"));
        assertThat(resolvingTo().fetch("https://example.com/")).isEqualTo(new ContentOutcome.NotPublic("example.com"));
        assertThat(heard).isEmpty();
    }

    @Test
    void hostsAreReadStrictly() {
        assertThat(Websites.host("https://Birds.Example.com:8443/a b.png#x")).contains("birds.example.com");
        assertThat(Websites.host("https://user@example.com/")).isEmpty();
        assertThat(Websites.host("https:///a")).isEmpty();
        assertThat(Websites.host("nonsense")).isEmpty();
    }
}
