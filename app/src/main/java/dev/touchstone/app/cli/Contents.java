package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.app.node.ContentNetworks;
import dev.touchstone.app.picture.Drawing;
import dev.touchstone.app.picture.PictureDrawer;
import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.source.ContentFetcher;
import dev.touchstone.spv.content.source.ContentShelf;
import dev.touchstone.spv.content.source.MediaFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Fetches content for commands, from whom a person named or allowed, and draws it. Thread-safe.
public final class Contents {
    private static final long MOST_KEPT = 256L << 20;

    private final GlobalOptions options;
    private final Supplier<HttpClient> http;
    private final Resolver resolver;
    private final InstantSource clock;

    /// @param http makes what servers are asked with, anew for each command
    public Contents(GlobalOptions options, Supplier<HttpClient> http, Resolver resolver, InstantSource clock) {
        this.options = options;
        this.http = http;
        this.resolver = resolver;
        this.clock = clock;
    }

    /// Puts a question to whom it may be put.
    @FunctionalInterface
    interface Asking<T> {
        T ask(ContentFetcher fetcher) throws Failure, IOException, InterruptedException;
    }

    /// Asks with what was proven before at hand.
    <T> T ask(ContentOptions wanted, boolean allowsPublic, Asking<T> asking)
            throws Failure, IOException, InterruptedException {
        var folder = options.preparedDirectory().media();
        OwnerFolders.make(folder);
        return ask(wanted, allowsPublic, new MediaFolder(folder, MOST_KEPT), asking);
    }

    /// Asks whoever is asked anew, whatever was proven before.
    <T> T askAnew(ContentOptions wanted, Asking<T> asking) throws Failure, IOException, InterruptedException {
        return ask(wanted, false, ContentShelf.NONE, asking);
    }

    private <T> T ask(ContentOptions wanted, boolean allowsPublic, ContentShelf shelf, Asking<T> asking)
            throws Failure, IOException, InterruptedException {
        var client = http.get();
        try {
            var networks = new ContentNetworks(client, resolver, clock);
            var websites = wanted.websites();
            return asking.ask(networks.fetcher(wanted.gateways(), allowsPublic, websites::contains, shelf));
        } finally {
            client.shutdownNow();
        }
    }

    /// Draws a picture, to know whether it can be.
    static Drawing draw(ByteString bytes) throws InterruptedException {
        try (var drawer = new PictureDrawer()) {
            return drawer.draw(bytes, PictureDrawer.SIDE);
        }
    }
}
