package dev.touchstone.app.window;

import dev.touchstone.app.node.ContentNetworks;
import dev.touchstone.app.node.PicturesOnChain;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.content.source.ContentFetcher;
import dev.touchstone.spv.content.source.ContentShelf;
import dev.touchstone.spv.content.source.DefaultGateways;
import dev.touchstone.spv.content.source.PictureFinder;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.ui.shell.ContentChoice;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.collectible.NftRef;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/// The pictures of an open wallet, as the screens see them. Thread-safe.
final class WalletPictures implements PictureSide {
    private final Outside outside;
    private final Latest<ContentChoice> choice;
    private final AtomicReference<PictureFinder> finder;
    private final PicturesOnChain joined;

    /// What pictures need of the world.
    ///
    /// @param inside gateways inside this program
    record Outside(
            ContentNetworks networks, ContentShelf shelf, ContentFile file, List<URI> inside, Executor background) {
        Outside {
            inside = List.copyOf(inside);
        }

        private ContentFetcher fetcher(ContentChoice choice) {
            var own = new ArrayList<SourceAddress>();
            inside.forEach(gateway -> own.add(SourceAddress.of(gateway).orThrow()));
            choice.own()
                    .forEach(gateway -> SourceAddress.of(gateway).toOptional().ifPresent(own::add));
            return networks.fetcher(own, choice.asksPublic(), choice.hosts()::contains, shelf);
        }
    }

    /// Begins to look for pictures, as the person decided when the program ran before.
    WalletPictures(OpenWallet wallet, Outside outside) {
        this.outside = outside;
        this.choice = new Latest<>(outside.file().read());
        this.finder = new AtomicReference<>(new PictureFinder(outside.fetcher(choice.get())));
        this.joined = PicturesOnChain.join(wallet, finder::get);
    }

    @Override
    public Latest<Map<NftRef, PictureState>> pictures() {
        return joined.pictures();
    }

    @Override
    public DefaultGateways proposed() {
        return DefaultGateways.builtIn();
    }

    @Override
    public boolean isInside() {
        return !outside.inside().isEmpty();
    }

    @Override
    public Latest<ContentChoice> choice() {
        return choice;
    }

    @Override
    public CompletableFuture<FileOutcome> choose(ContentChoice decided) {
        return CompletableFuture.supplyAsync(() -> take(decided), outside.background());
    }

    private FileOutcome take(ContentChoice decided) {
        var file = outside.file();
        try {
            file.write(decided);
        } catch (IOException e) {
            return new FileOutcome.NotWritten(file.path(), String.valueOf(e.getMessage()));
        }
        choice.set(decided);
        finder.set(new PictureFinder(outside.fetcher(decided)));
        joined.changed();
        return new FileOutcome.Written(file.path());
    }

    @Override
    public void lookAgain(NftRef ref) {
        joined.lookAgain(ref);
    }

    /// Ends the looking.
    void close() {
        joined.close();
    }
}
