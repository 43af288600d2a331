package dev.touchstone.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.app.node.Awaiting;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.shell.ContentChoice;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletPorts;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.collectible.Picture;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Secp256k1;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pictures of the practice collection show in the window without anybody being asked outside.
class InnerPicturesTest {
    private static final Executor BACKGROUND = Thread::startVirtualThread;

    @TempDir
    private Path folder;

    private Program program() {
        var parts = new Parts(
                new DataDirectory(folder),
                Network.BITCOIN_MAIN,
                InnerPicturesTest::walletsIn,
                NodePorts.system(),
                InnerPicturesTest::web,
                Dice.secure(),
                BACKGROUND);
        return new Program(parts, "test");
    }

    private static WalletFolder walletsIn(Path path) {
        var ports =
                new WalletPorts(Secp256k1.best().curve(), Dice.secure(), InstantSource.system(), BACKGROUND, bug -> {
                    throw new AssertionError(bug);
                });
        return new WalletFolder(path, ports, () -> new KdfParameters(64, 1, 1));
    }

    private static HttpClient web() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static PictureState state(PictureSide pictures, NftRef piece) {
        return pictures.pictures().get().getOrDefault(piece, PictureState.NOTHING);
    }

    private static void awaitPicture(Session session, PictureSide pictures, NftRef piece) throws InterruptedException {
        try (var changes = Awaiting.changesOf(session.wallet().snapshot(), pictures.pictures())) {
            boolean isThere = changes.until(
                    () -> state(pictures, piece).picture() instanceof Picture.Proven, Duration.ofMinutes(2));
            assertThat(isThere)
                    .as(() -> state(pictures, piece) + " of "
                            + session.wallet().snapshot().get().tokens())
                    .isTrue();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void piecesFromTheFaucetShowTheirProvenPictures() throws InterruptedException, IOException {
        try (var program = program()) {
            assertThat(program.startPractice().join()).isInstanceOf(EntryOutcome.Entered.class);
            var session = ((HostState.Open) program.state().get()).session();
            var side = session.ethereum().orElseThrow();
            var practice = side.practice().orElseThrow();
            var pictures = side.pictures().orElseThrow();
            assertThat(pictures.isInside()).isTrue();
            var account =
                    session.wallet().snapshot().get().ethereum().addresses().getFirst();
            var drawn = practice.sendNft(account).join();
            var onIpfs = practice.sendNft(account).join();
            for (var piece : List.of(drawn, onIpfs)) {
                var _ = session.wallet()
                        .tokens()
                        .addCollectible(piece.contract(), piece.id())
                        .join();
            }
            practice.sendTokens(account).join();
            practice.makeBlocks(2).join();
            awaitPicture(session, pictures, drawn);
            awaitPicture(session, pictures, onIpfs);
            var look = state(pictures, onIpfs).look().orElseThrow();
            var picture = (Proven<?>) ((NftLook.Step.Known<NftPicture>) look.picture()).finding();
            assertThat(side.checkAnswerAgain(picture).join().isProven()).isTrue();
            var file = folder.resolve("picture.proof.json");
            assertThat(side.exportAnswer(picture, file).join()).isInstanceOf(FileOutcome.Written.class);
            assertThat(EthereumProofFile.parse(Files.readAllBytes(file))
                            .orThrow()
                            .statement())
                    .startsWith("The picture of number 2 of ");
            var allowed = pictures.choice().get().withHost("birds.example.com");
            assertThat(pictures.choose(allowed).join()).isInstanceOf(FileOutcome.Written.class);
            assertThat(new ContentFile(new DataDirectory(folder).practice()).read())
                    .isEqualTo(allowed);
        }
    }

    @Test
    void whomToAskIsReadWholeOrNotAtAll() throws IOException {
        var file = new ContentFile(folder);
        assertThat(file.read()).isEqualTo(ContentChoice.NOBODY);
        var choice = new ContentChoice(true, List.of(URI.create("http://127.0.0.1:8080")), Set.of("a.example"));
        file.write(choice);
        assertThat(file.read()).isEqualTo(choice);
        Files.writeString(file.path(), "public-gateways\nnonsense\n");
        assertThat(file.read()).isEqualTo(ContentChoice.NOBODY);
    }
}
