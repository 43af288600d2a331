package dev.touchstone.ui;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.source.ContentNetwork;
import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.content.source.DefaultGateways;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.PictureKernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TokenDescription;
import dev.touchstone.ui.shell.ContentChoice;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.collectible.Picture;
import dev.touchstone.wallet.collectible.Raster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// The pictures of a session in a test, and a memory of what was decided: nobody is asked by it.
final class SamplePictures implements PictureSide {
    static final String WEBSITE = "birds.example.com";
    private static final int SIDE = 96;

    final Latest<Map<NftRef, PictureState>> pictures = new Latest<>(Map.of());
    final Latest<ContentChoice> choice = new Latest<>(ContentChoice.NOBODY);
    final List<String> asked = new ArrayList<>();
    boolean inside;

    /// What is known before anything was decided.
    void find(SampleWallet wallet) {
        var states = new HashMap<NftRef, PictureState>();
        for (var holding : wallet.snapshot().get().tokens().collectibles()) {
            if (holding.uri().finding() instanceof Proven<String> uri) states.put(holding.ref(), state(uri));
        }
        pictures.set(Map.copyOf(states));
    }

    private PictureState state(Proven<String> uri) {
        return switch (PictureKernel.address(uri)) {
            case ContentAddress.Data _ -> drawn(uri);
            case ContentAddress.Https _ when choice.get().hosts().contains(WEBSITE) -> said(uri);
            case ContentAddress.Https at -> missing(at, new ContentOutcome.NotAllowed(WEBSITE));
            case ContentAddress at -> missing(at, new ContentOutcome.NoGateway(ContentNetwork.IPFS));
        };
    }

    private static PictureState missing(ContentAddress at, ContentOutcome.Nothing why) {
        var look = new NftLook(at, new NftLook.Step.Missing<>(why), Optional.empty(), new NftLook.Step.NotReached<>());
        return new PictureState(Optional.of(look), new Picture.None(), false, "");
    }

    private static PictureState drawn(Proven<String> uri) {
        var description = (Proven<TokenDescription>) PictureKernel.described(uri, List.of());
        var picture = (Proven<NftPicture>) PictureKernel.picture(description, List.of());
        var look = new NftLook(
                PictureKernel.address(uri),
                new NftLook.Step.Known<>(description),
                Optional.empty(),
                new NftLook.Step.Known<>(picture));
        return new PictureState(Optional.of(look), new Picture.Proven(raster(0x2f6f4f)), false, "");
    }

    /// What the website would say.
    private static PictureState said(Proven<String> uri) {
        var of = ((Proven<TokenDescription>) PictureKernel.described(SampleTokens.drawing(), List.of())).value();
        var description = new Claimed<>(of, WEBSITE, TestWindow.NOW);
        var picture = new Claimed<>(new NftPicture(of.contract(), of.id(), of.bytes()), WEBSITE, TestWindow.NOW);
        var look = new NftLook(
                PictureKernel.address(uri),
                new NftLook.Step.Known<>(description),
                Optional.of(new ContentAddress.Https("https://" + WEBSITE + "/1.png")),
                new NftLook.Step.Known<>(picture));
        return new PictureState(Optional.of(look), new Picture.Claimed(raster(0x8a3b12), WEBSITE), false, "");
    }

    /// Rings round the middle.
    private static Raster raster(int colour) {
        var points = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int ring = (int) Math.hypot(x - SIDE / 2.0, y - SIDE / 2.0) / 8;
                points[y * SIDE + x] = 0xff000000 | (ring % 2 == 0 ? colour : 0xf2e9d8);
            }
        }
        return Raster.of(SIDE, SIDE, points);
    }

    /// What a gateway sent was caught, and another had nothing.
    void gatewaysFail() {
        change(state -> state.look()
                .filter(look -> look.describedAt() instanceof ContentAddress.Ipfs)
                .map(look -> missing(
                        look.describedAt(),
                        new ContentOutcome.NobodyHas(Map.of(
                                "https://one.example", new SourceFault.TimedOut(Duration.ofSeconds(30)),
                                "https://two.example", new SourceFault.NotThere("gone")))))
                .orElse(state));
    }

    /// Everything is being asked for.
    void look() {
        change(_ -> new PictureState(Optional.empty(), new Picture.None(), true, ""));
    }

    /// The pictures are there, and cannot be drawn.
    void cannotDraw() {
        change(state -> new PictureState(
                state.look(),
                new Picture.None(),
                false,
                "it is a drawing that wants to load something from elsewhere."));
    }

    private void change(UnaryOperator<PictureState> change) {
        var more = new HashMap<>(pictures.get());
        more.replaceAll((_, state) -> change.apply(state));
        pictures.set(Map.copyOf(more));
    }

    void decide() {
        choice.set(new ContentChoice(true, List.of(URI.create("http://127.0.0.1:8080")), Set.of(WEBSITE)));
    }

    @Override
    public Latest<Map<NftRef, PictureState>> pictures() {
        return pictures;
    }

    @Override
    public DefaultGateways proposed() {
        return DefaultGateways.builtIn();
    }

    @Override
    public boolean isInside() {
        return inside;
    }

    @Override
    public Latest<ContentChoice> choice() {
        return choice;
    }

    @Override
    public CompletableFuture<FileOutcome> choose(ContentChoice decided) {
        asked.add("public " + decided.asksPublic() + ", own " + decided.own() + ", websites " + decided.hosts());
        choice.set(decided);
        return CompletableFuture.completedFuture(new FileOutcome.Written(Path.of("pictures")));
    }

    @Override
    public void lookAgain(NftRef ref) {
        asked.add("look again for " + ref.id());
    }
}
