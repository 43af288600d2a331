package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.content.source.DefaultGateways;
import dev.touchstone.wallet.collectible.NftRef;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The pictures of an open wallet's collectibles, and whom the program may ask for them. Thread-safe; commands return
/// at once.
public interface PictureSide {
    /// Those that were looked for.
    Latest<Map<NftRef, PictureState>> pictures();

    /// The public gateways that this release knows of. That one stands here has let nobody ask it.
    DefaultGateways proposed();

    /// Whether a gateway inside this program has all there is, so that nobody else needs to be asked.
    boolean isInside();

    /// What the person decided, which the program keeps.
    Latest<ContentChoice> choice();

    /// Keeps a decision; what could not be shown before is looked for again.
    CompletableFuture<FileOutcome> choose(ContentChoice choice);

    /// Looks for a picture anew.
    void lookAgain(NftRef ref);
}
