package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.HeaderChain.Extension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/// Finds the headers that a proof is checked against: those a person gave, or else those of the data directory.
public final class KnownChain {
    private static final int PIECE = 8_192;

    private final GlobalOptions options;
    private final InstantSource clock;

    public KnownChain(GlobalOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    /// Headers to check against, until closed; none where nothing is known here. `source` names where they are
    /// from.
    interface Source extends AutoCloseable {
        Optional<HeaderChain> headers();

        String source();

        @Override
        void close() throws IOException;
    }

    private record Given(HeaderChain chain) implements Source {
        @Override
        public Optional<HeaderChain> headers() {
            return Optional.of(chain);
        }

        @Override
        public String source() {
            return "headers-file";
        }

        @Override
        public void close() {}
    }

    private record Stored(HeaderTree tree) implements Source {
        @Override
        public Optional<HeaderChain> headers() {
            return Optional.of(tree.chain());
        }

        @Override
        public String source() {
            return "data-dir";
        }

        @Override
        public void close() throws IOException {
            tree.close();
        }
    }

    private record Nothing() implements Source {
        @Override
        public Optional<HeaderChain> headers() {
            return Optional.empty();
        }

        @Override
        public String source() {
            return "file";
        }

        @Override
        public void close() {}
    }

    Source of(Network network, Optional<Path> given, Console console) throws Failure, IOException {
        return given.isPresent()
                ? new Given(read(network, InputFiles.readable(given.get())))
                : stored(options.dataDirectory(), network, console);
    }

    /// Looks at a data directory without making anything in it.
    private static Source stored(DataDirectory directory, Network network, Console console) throws IOException {
        var folder = directory.chain(network);
        if (!Files.isDirectory(folder)) return new Nothing();
        return switch (HeaderTree.open(Networks.of(network), folder)) {
            case HeaderTree.Opening.Opened(var tree, var _) -> new Stored(tree);
            case HeaderTree.Opening.InUse() -> {
                console.warn("warning: another Touchstone is using the chain in " + folder + "; checking without it.");
                yield new Nothing();
            }
            case HeaderTree.Opening.Unusable(var why) -> {
                console.warn(
                        "warning: the headers in " + folder + " cannot be used (" + why + "); checking without them.");
                yield new Nothing();
            }
        };
    }

    private HeaderChain read(Network network, Path file) throws Failure, IOException {
        var chain = HeaderChain.atGenesis(Networks.of(network));
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(BlockHeader.BYTES);
            if (!Arrays.equals(first, chain.parameters().genesis().bytes())) {
                throw Failure.refused(
                        "ForeignChain",
                        "The headers in " + file + " do not begin with the first block of '" + network.id() + "'.");
            }
            while (true) {
                var bytes = in.readNBytes(PIECE * BlockHeader.BYTES);
                int count = bytes.length / BlockHeader.BYTES;
                if (chain.extend(bytes, 0, count, clock.instant()) instanceof Extension.Refused(var _, var why)) {
                    var at = chain.tip().height().next();
                    throw Failure.refused(
                            why.code(), "The headers in " + file + " are wrong at height " + at + ": " + why + ".");
                }
                if (count < PIECE) return chain;
            }
        }
    }
}
