package dev.touchstone.app.node;

import dev.touchstone.app.picture.Drawing;
import dev.touchstone.app.picture.PictureDrawer;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.content.source.PictureFinder;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.collectible.Picture;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The pictures of an open wallet's collectibles: each is looked for once its contract's word about it is proven, and
/// again where that word, or whom may be asked, has changed. Thread-safe; closing it leaves the wallet open.
public final class PicturesOnChain implements AutoCloseable {
    private static final int AT_ONCE = 3;

    private final OpenWallet wallet;
    private final Supplier<PictureFinder> finder;
    private final PictureDrawer drawer = new PictureDrawer();
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock publishing = new ReentrantLock();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<NftRef, String> asked = new ConcurrentHashMap<>();
    private final Latest<Map<NftRef, PictureState>> pictures = new Latest<>(Map.of());
    private final Latest.Subscription subscription;

    private PicturesOnChain(OpenWallet wallet, Supplier<PictureFinder> finder) {
        this.wallet = wallet;
        this.finder = finder;
        this.subscription = wallet.snapshot().observe(Runnable::run, _ -> look());
    }

    /// Begins to look.
    ///
    /// @param finder gives what finds pictures with whoever may be asked now
    public static PicturesOnChain join(OpenWallet wallet, Supplier<PictureFinder> finder) {
        return new PicturesOnChain(wallet, finder);
    }

    public Latest<Map<NftRef, PictureState>> pictures() {
        return pictures;
    }

    private void look() {
        for (var holding : wallet.snapshot().get().tokens().collectibles()) {
            if (holding.uri().finding() instanceof Proven<String> uri) look(holding.ref(), uri);
        }
    }

    private void look(NftRef ref, Proven<String> uri) {
        if (uri.value().equals(asked.put(ref, uri.value()))) return;
        try {
            tasks.execute(() -> find(ref, uri));
        } catch (RejectedExecutionException _) {
            asked.remove(ref);
        }
    }

    /// Looks again for all that is not proven, with whoever may be asked now.
    public void changed() {
        pictures.get().forEach((ref, state) -> {
            if (!(state.picture() instanceof Picture.Proven)) lookAgain(ref);
        });
        look();
    }

    public void lookAgain(NftRef ref) {
        asked.remove(ref);
        wallet.snapshot()
                .get()
                .tokens()
                .collectible(ref)
                .map(CollectibleHolding::uri)
                .filter(uri -> uri.finding().isProven())
                .ifPresent(uri -> look(ref, (Proven<String>) uri.finding()));
    }

    private void find(NftRef ref, Proven<String> uri) {
        try {
            places.acquire();
            try {
                var before = pictures.get().getOrDefault(ref, PictureState.NOTHING);
                put(ref, new PictureState(before.look(), before.picture(), true, ""));
                put(ref, state(finder.get().look(uri)));
            } finally {
                places.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private PictureState state(NftLook look) throws InterruptedException {
        var shown = look.picture().shown();
        if (shown.isEmpty()) return new PictureState(Optional.of(look), new Picture.None(), false, "");
        return switch (drawer.draw(shown.get().bytes(), PictureDrawer.SIDE)) {
            case Drawing.NotDrawn(var why) -> new PictureState(Optional.of(look), new Picture.None(), false, why);
            case Drawing.Drawn(var _, var raster) -> {
                var picture = look.picture()
                                instanceof NftLook.Step.Known<NftPicture>(Claimed<NftPicture>(var _, var host, var _))
                        ? new Picture.Claimed(raster, host)
                        : new Picture.Proven(raster);
                yield new PictureState(Optional.of(look), picture, false, "");
            }
        };
    }

    private void put(NftRef ref, PictureState state) {
        publishing.lock();
        try {
            var more = new HashMap<>(pictures.get());
            more.put(ref, state);
            pictures.set(Map.copyOf(more));
        } finally {
            publishing.unlock();
        }
    }

    @Override
    public void close() {
        subscription.close();
        tasks.shutdownNow();
        drawer.close();
    }
}
