package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.content.source.ContentFetcher;
import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.content.source.ContentShelf;
import dev.touchstone.spv.content.source.Gateway;
import dev.touchstone.spv.content.source.Gateways;
import dev.touchstone.spv.content.source.Websites;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenMetadata.PictureMember;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.PictureKernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.TokenDescription;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// From a contract's word to the picture, on the practice chain: what is not the next step's own content proves
/// nothing, and the proof of all steps travels in a file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final EthereumAddress BOB =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private PracticeEthereum chain;
    private PracticeGateway gateway;
    private TestNode test;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = PracticeGateway.start(0);
        chain = PracticeEthereum.start(PracticeEthereumSettings.minimal().withContracts(true), CLOCK);
        for (int i = 0; i < 2; i++) chain.giveNft(BOB);
        chain.advance(3);
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        test = TestNode.of(EthereumNode.start(settings, EthereumPorts.over(http, chain.time())));
        long newest = chain.snapshot().get().head().value() - 1;
        test.awaits(
                "head " + newest,
                now -> now.head().filter(h -> h.slot().value() >= newest).isPresent());
    }

    @AfterAll
    void stop() throws IOException {
        test.close();
        chain.close();
        gateway.close();
        http.shutdownNow();
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    private static Refutation refuted(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Refuted.class);
        return ((Refuted<?>) finding).refutation();
    }

    private Proven<String> uri(long id) {
        var question = new Erc721.TokenUri(chain.contracts().pieces(), BigInteger.valueOf(id));
        return proven(Rules.read(question, proven(test.node().call(question.input(), HeadKind.SIGNED))));
    }

    private List<Proven<?>> content(ContentAddress address) throws InterruptedException {
        var ports = new SourcePorts(http, new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20)), _ -> {});
        var own = Gateway.own(SourceAddress.of(gateway.uri()).orThrow(), ports);
        var websites = new Websites(ports, _ -> List.of(), CLOCK);
        var fetcher = new ContentFetcher(new Gateways(List.of(own)), websites, _ -> false, ContentShelf.NONE);
        return ((ContentOutcome.Found) fetcher.fetch(address)).parts();
    }

    private Proven<TokenDescription> described(long id) throws InterruptedException {
        var uri = uri(id);
        return proven(PictureKernel.described(uri, content(PictureKernel.address(uri))));
    }

    private static ContentAddress pictureOf(TokenDescription description) {
        var member = description.metadata().picture().orElseThrow();
        return ContentAddress.meant(((PictureMember.At) member).address());
    }

    private Proven<NftPicture> picture(long id) throws InterruptedException {
        var description = described(id);
        return proven(PictureKernel.picture(description, content(pictureOf(description.value()))));
    }

    private static Proven<?> other() {
        var bytes = ByteString.of("{\"image\": \"data:,x\"}".getBytes(StandardCharsets.UTF_8));
        var address = new ContentAddress.Ipfs(Cid.ofRaw(bytes), ContentPath.ROOT);
        return proven(ContentKernel.ipfs(address, List.of(bytes)));
    }

    @Test
    void theWayFromTheContractToThePictureTravelsInAFile() throws Exception {
        for (long id : new long[] {1, 2}) {
            var picture = picture(id);
            assertThat(new String(picture.value().bytes().toArray(), StandardCharsets.UTF_8))
                    .startsWith("<svg");
            var file = EthereumProofFile.of(picture).orElseThrow();
            assertThat(file.steps()).hasSize(4);
            assertThat(file.statement())
                    .startsWith("The picture of number " + id + " of "
                            + chain.contracts().pieces());
            var read = ((Parsed.Ok<EthereumProofFile>) EthereumProofFile.parse(file.toBytes())).value();
            var again = read.check(
                    chain.chain(),
                    new BlstBls(),
                    (_, _) -> Optional.empty(),
                    chain.time().instant());
            assertThat(proven(again).value()).isEqualTo(picture.value());
            var description = EthereumProofFile.of(described(id)).orElseThrow();
            assertThat(description.statement()).startsWith("The description of number " + id + " of ");
        }
    }

    @Test
    void everyChangeOfAFileIsRefuted() throws Exception {
        var file = EthereumProofFile.of(picture(2)).orElseThrow().toBytes();
        int step = file.length / 60;
        for (int at = 0; at < file.length; at += step) {
            var other = file.clone();
            other[at] ^= 1;
            if (!(EthereumProofFile.parse(other) instanceof Parsed.Ok<EthereumProofFile>(var read))) continue;
            var found = read.check(
                    chain.chain(),
                    new BlstBls(),
                    (_, _) -> Optional.empty(),
                    chain.time().instant());
            assertThat(found).as("byte " + at).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void onlyTheContentOfTheAddressCounts() throws Exception {
        var onIpfs = uri(2);
        var right = content(PictureKernel.address(onIpfs));
        assertThat(refuted(PictureKernel.described(onIpfs, List.of()))).isInstanceOf(Refutation.PremiseMissing.class);
        assertThat(refuted(PictureKernel.described(onIpfs, List.of(other()))))
                .isInstanceOf(Refutation.PremiseMissing.class);
        assertThat(refuted(PictureKernel.described(onIpfs, List.of(right.getFirst(), right.getFirst()))))
                .isInstanceOf(Refutation.PremiseMissing.class);
        assertThat(refuted(PictureKernel.described(uri(1), List.of(other()))))
                .isInstanceOf(Refutation.PremiseMissing.class);
        var description = described(2);
        assertThat(refuted(PictureKernel.picture(description, right))).isInstanceOf(Refutation.PremiseMissing.class);
        assertThat(refuted(PictureKernel.picture(description, List.of())))
                .isInstanceOf(Refutation.PremiseMissing.class);
    }

    @Test
    void anAnswerToAnotherQuestionDescribesNothing() {
        var question = new Erc20.Name(chain.contracts().token());
        var name = proven(Rules.read(question, proven(test.node().call(question.input(), HeadKind.SIGNED))));
        assertThat(PictureKernel.address(name)).isInstanceOf(ContentAddress.Unsupported.class);
        assertThat(refuted(PictureKernel.described(name, List.of()))).isInstanceOf(Refutation.PremiseMissing.class);
    }
}
