package dev.touchstone.spv.content.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Race;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentRefusal;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import dev.touchstone.spv.practice.http.Delivery;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import dev.touchstone.spv.practice.ipfs.PracticeGatewayAnswers;
import dev.touchstone.spv.practice.ipfs.PracticePictures;
import dev.touchstone.spv.proof.IpfsContent;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A gateway that does not say the truth, over real HTTP: nothing of it is shown, and what it did is told.
class GatewayLiesTest {
    private static final Race RACE = new Race(Duration.ofMillis(300), Duration.ofSeconds(30));
    private static final PracticePictures PICTURES = new PracticePictures();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<PracticeGateway> gateways = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(20);

    @AfterEach
    void stop() throws IOException {
        http.shutdownNow();
        for (var gateway : gateways) gateway.close();
    }

    private static ContentAddress.Ipfs description(String file) {
        return (ContentAddress.Ipfs)
                ContentAddress.parse("ipfs://" + PICTURES.pieces().text() + "/" + file);
    }

    private SourcePorts ports() {
        return new SourcePorts(http, new Patience(patience, patience), _ -> {});
    }

    private Gateway gateway(PracticeGatewayAnswers answers, boolean own) throws IOException {
        var started = PracticeGateway.start(0, answers);
        gateways.add(started);
        var address = SourceAddress.of(started.uri()).orThrow();
        return own
                ? Gateway.own(address, ports())
                : Gateway.ofOthers(address, ContentNetwork.IPFS, ports(), InstantSource.system());
    }

    private ContentFetcher fetcher(Gateway... asked) {
        var websites = new Websites(ports(), Resolver.system(), InstantSource.system());
        return new ContentFetcher(new Gateways(Arrays.asList(asked)), websites, _ -> false, ContentShelf.NONE, RACE);
    }

    private ContentOutcome told(PracticeGatewayAnswers answers) throws IOException, InterruptedException {
        return fetcher(gateway(answers, true)).fetch(description("2.json"));
    }

    private static SourceFault fault(ContentOutcome outcome) {
        assertThat(outcome).isInstanceOf(ContentOutcome.NobodyHas.class);
        var faults = ((ContentOutcome.NobodyHas) outcome).faults();
        assertThat(faults).hasSize(1);
        return faults.values().iterator().next();
    }

    private static boolean isArchive(HttpRequest request) {
        return request.parameter("format").equals(Optional.of("car"));
    }

    /// A gateway without archives, so that each block is asked for.
    private static PracticeGatewayAnswers blocks(PracticeGatewayAnswers answers) {
        return (request, honest) ->
                isArchive(request) ? HttpAnswer.text(406, "no archives here") : answers.answer(request, honest);
    }

    private static ByteString flipped(ByteString bytes) {
        var other = bytes.toArray();
        other[other.length - 2] ^= 1;
        return ByteString.of(other);
    }

    @Test
    void theTruthIsProvenByArchiveAndBlockByBlock() throws Exception {
        for (var answers : List.of(PracticeGatewayAnswers.HONEST, blocks((_, honest) -> honest))) {
            var found = (ContentOutcome.Found) told(answers);
            assertThat(found.parts()).hasSize(1);
            assertThat(found.parts().getFirst().value())
                    .isEqualTo(new IpfsContent(description("2.json"), found.bytes()));
        }
    }

    @Test
    void aChangedBlockIsALie() throws Exception {
        var fault = fault(told(blocks((_, honest) -> honest.withBody(flipped(honest.content())))));
        assertThat(fault).isInstanceOf(SourceFault.Lied.class);
        var why = ((SourceFault.Lied) fault).refutation();
        assertThat(((Refutation.NotOfIpfs) why).refusal()).isInstanceOf(ContentRefusal.WrongBlock.class);
    }

    @Test
    void aTrueBlockOfAnotherAddressIsALie() throws Exception {
        var other = new ArrayList<ByteString>();
        var fault = fault(told(blocks((_, honest) -> {
            other.add(honest.content());
            return honest.withBody(ByteString.of("{\"name\":\"another\"}".getBytes(StandardCharsets.UTF_8)));
        })));
        assertThat(fault).isInstanceOf(SourceFault.Lied.class);
        assertThat(other).hasSize(1);
    }

    @Test
    void anArchiveWithAChangedOrCutBlockIsNotRead() throws Exception {
        PracticeGatewayAnswers changed = (_, honest) -> honest.withBody(flipped(honest.content()));
        assertThat(fault(told(changed))).isInstanceOf(SourceFault.Unreadable.class);
        PracticeGatewayAnswers cut = (_, honest) -> honest.withBody(
                ByteString.of(honest.content().toArray(0, honest.content().length() - 5)));
        assertThat(fault(told(cut))).isInstanceOf(SourceFault.Unreadable.class);
        PracticeGatewayAnswers none = (_, honest) -> honest.withBody(ByteString.EMPTY);
        assertThat(fault(told(none))).isInstanceOf(SourceFault.Unreadable.class);
    }

    @Test
    void anArchiveMayHoldMoreAndMissingBlocksAreAskedForOneByOne() throws Exception {
        var extra = ByteString.of(extraSection());
        PracticeGatewayAnswers more = (request, honest) -> isArchive(request)
                ? honest.withBody(ByteString.of(joined(honest.content().toArray(), extra.toArray())))
                : honest;
        assertThat(told(more)).isInstanceOf(ContentOutcome.Found.class);
        PracticeGatewayAnswers fewer = (request, honest) -> isArchive(request)
                ? honest.withBody(ByteString.of(honest.content().toArray(0, 59)))
                : honest;
        assertThat(told(fewer)).isInstanceOf(ContentOutcome.Found.class);
    }

    /// A section of an archive with a block that nobody asked for.
    private static byte[] extraSection() {
        var block = "nobody asked for this".getBytes(StandardCharsets.US_ASCII);
        var cid = Cid.ofRaw(ByteString.of(block)).bytes().toArray();
        return joined(new byte[] {(byte) (cid.length + block.length)}, joined(cid, block));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void tooMuchIsNotTaken() throws Exception {
        var huge = ByteString.of(new byte[3 << 20]);
        assertThat(fault(told(blocks((_, honest) -> honest.withBody(huge))))).isInstanceOf(SourceFault.TooLarge.class);
        PracticeGatewayAnswers endless = (_, _) -> HttpAnswer.stream("application/vnd.ipld.car", out -> {
            for (int i = 0; i < 64; i++) out.write(new byte[1 << 20]);
        });
        assertThat(fault(told(endless))).isInstanceOf(SourceFault.TooLarge.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        PracticeGatewayAnswers elsewhere = (_, honest) -> honest.withStatus(301)
                .withHeader("location", "http://192.168.0.1/ipfs/x")
                .withBody(ByteString.EMPTY);
        var fault = fault(told(elsewhere));
        assertThat(fault).isInstanceOf(SourceFault.Refused.class);
        assertThat(((SourceFault.Refused) fault).code()).isEqualTo(301);
        assertThat(((SourceFault.Refused) fault).reason()).isEqualTo("sends the question elsewhere");
    }

    @Test
    void aGatewayThatDripsOrBreaksOffIsNotWaitedFor() throws Exception {
        patience = Duration.ofMillis(700);
        PracticeGatewayAnswers drips = (_, honest) -> honest.sent(Delivery.AT_ONCE.inPieces(1, Duration.ofMillis(200)));
        assertThat(fault(told(drips))).isInstanceOf(SourceFault.TimedOut.class);
        patience = Duration.ofSeconds(20);
        PracticeGatewayAnswers breaks = (_, honest) -> honest.sent(Delivery.AT_ONCE.brokenOffAfter(20));
        assertThat(fault(told(breaks))).isInstanceOf(SourceFault.Unreachable.class);
    }

    @Test
    void aPathThatLeadsNowhereIsShownByTheFolderItself() throws Exception {
        var outcome = fetcher(gateway(PracticeGatewayAnswers.HONEST, true)).fetch(description("99.json"));
        assertThat(outcome).isInstanceOf(ContentOutcome.LeadsNowhere.class);
        var why = ((ContentOutcome.LeadsNowhere) outcome).why();
        assertThat(((Refutation.NotOfIpfs) why).refusal()).isInstanceOf(ContentRefusal.NotInDirectory.class);
    }

    @Test
    void oneHonestGatewayIsEnoughAndALiarIsNotAskedAgain() throws Exception {
        var liar = gateway(blocks((_, honest) -> honest.withBody(flipped(honest.content()))), false);
        var silent = gateway((_, honest) -> honest.sent(Delivery.AT_ONCE.after(Duration.ofMinutes(5))), false);
        var honest = gateway(PracticeGatewayAnswers.HONEST, false);
        var fetcher = fetcher(liar, silent, honest);
        assertThat(fetcher.fetch(description("2.json"))).isInstanceOf(ContentOutcome.Found.class);
        assertThat(fetcher.gateways())
                .filteredOn(row -> row.wrong().isPresent())
                .extracting(Gateways.Row::name)
                .containsExactly(liar.name());
        assertThat(fetcher.fetch(description("1.json"))).isInstanceOf(ContentOutcome.Found.class);
        assertThat(fetcher.gateways())
                .filteredOn(row -> row.name().equals(liar.name()))
                .allSatisfy(row -> assertThat(row.failures()).isEqualTo(1));
    }

    @Test
    void theUsersOwnGatewayIsAskedFirst() throws Exception {
        var others = gateway(PracticeGatewayAnswers.HONEST, false);
        var own = gateway(PracticeGatewayAnswers.HONEST, true);
        var fetcher = fetcher(others, own);
        assertThat(fetcher.fetch(description("2.json"))).isInstanceOf(ContentOutcome.Found.class);
        assertThat(fetcher.gateways())
                .filteredOn(row -> row.answers() > 0)
                .extracting(Gateways.Row::name)
                .contains(own.name());
    }

    @Test
    void withoutAGatewayOrWithoutTheUsersWordNobodyIsAsked() throws Exception {
        assertThat(fetcher().fetch(description("2.json"))).isEqualTo(new ContentOutcome.NoGateway(ContentNetwork.IPFS));
        assertThat(fetcher().fetch(ContentAddress.parse("https://Birds.Example.com/1.json")))
                .isEqualTo(new ContentOutcome.NotAllowed("birds.example.com"));
    }
}
