package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Progress;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.node.Accepted;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.text.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `touchstone headers import`: judges headers from a file as if a peer had sent them, and keeps the good ones.
@Command(
        name = "import",
        description = "Take headers from a file into the chain; each is checked as if a peer had sent it.")
final class HeadersImport implements Task {
    private static final int PIECE = 2_000;

    private final GlobalOptions options;
    private final Chains chains;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "Raw headers, the first of which follows one that is known.")
    private Path file = Path.of("");

    HeadersImport(GlobalOptions options, Chains chains, InstantSource clock) {
        this.options = options;
        this.chains = chains;
        this.clock = clock;
    }

    /// How an import ended.
    private record Result(long read, Optional<Refutation> refutation) {}

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var network = options.networkOrMain();
        InputFiles.readable(file);
        try (var tree = chains.stored(network);
                var progress = console.progress()) {
            int before = tree.chain().tip().height().value();
            var result = readTwice(tree, progress);
            int after = tree.chain().tip().height().value();
            return answer(network, tree, result, after - before);
        }
    }

    /// Where the file holds a branch that only its end makes the heavier one, its start is needed again.
    private Result readTwice(HeaderTree tree, Progress progress) throws Failure, IOException {
        var first = read(tree, progress);
        if (first.isPresent()) return first.get();
        return read(tree, progress).orElseThrow(() -> new IllegalStateException("a heavier branch is asked for twice"));
    }

    /// Empty where a branch turned out heavier than the chain and its start was not kept.
    private Optional<Result> read(HeaderTree tree, Progress progress) throws Failure, IOException {
        long read = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            skipFirstBlock(in, tree);
            while (true) {
                var bytes = in.readNBytes(PIECE * BlockHeader.BYTES);
                int whole = bytes.length / BlockHeader.BYTES * BlockHeader.BYTES;
                if (whole > 0) {
                    switch (tree.accept(ByteString.copyOf(bytes, 0, whole), clock.instant())) {
                        case Accepted.Rejected(var why) -> {
                            return Optional.of(new Result(read + keepGood(tree, bytes), Optional.of(why)));
                        }
                        case Accepted.Unconnected _ -> throw unconnected();
                        case Accepted.Heavier _ -> {
                            return Optional.empty();
                        }
                        case Accepted.Extended _, Accepted.Reorganized _, Accepted.SideBranch _, Accepted.Known _ -> {}
                    }
                    read += whole / BlockHeader.BYTES;
                    progress.show("Headers", Words.count(read) + " checked");
                }
                if (whole < bytes.length)
                    return Optional.of(new Result(read, Optional.of(cutShort(bytes.length - whole))));
                if (bytes.length < PIECE * BlockHeader.BYTES) return Optional.of(new Result(read, Optional.empty()));
            }
        }
    }

    /// Takes the headers before the bad one of a piece, and counts them: half of what is left at a time.
    private int keepGood(HeaderTree tree, byte[] piece) throws IOException {
        int good = 0;
        int left = piece.length / BlockHeader.BYTES;
        while (true) {
            int half = Math.ceilDiv(left, 2);
            var headers = ByteString.copyOf(piece, good * BlockHeader.BYTES, (good + half) * BlockHeader.BYTES);
            boolean isGood = !(tree.accept(headers, clock.instant()) instanceof Accepted.Rejected);
            if (!isGood && half == 1) return good;
            good += isGood ? half : 0;
            left = isGood ? left - half : half;
        }
    }

    private static Refutation cutShort(int bytes) {
        return new Refutation.Unreadable("the last header has " + bytes + " of 80 bytes");
    }

    /// A file may begin with the network's first block, which follows no other.
    private static void skipFirstBlock(InputStream in, HeaderTree tree) throws IOException {
        in.mark(BlockHeader.BYTES);
        var first = in.readNBytes(BlockHeader.BYTES);
        if (!Arrays.equals(first, tree.chain().parameters().genesis().bytes())) in.reset();
    }

    private Failure unconnected() {
        return Failure.refused(
                "Unconnected",
                "The headers in " + file + " follow none that is known here. Import those before them first.");
    }

    private Answer answer(Network network, HeaderTree tree, Result result, int grown) {
        var tip = tree.chain().tip();
        var json = Json.Members.none()
                .with("network", network.id())
                .with("read", result.read())
                .with("added", grown)
                .with("tip", Members.point(tip))
                .withText("refutation", result.refutation().map(Refutation::code));
        var page = Page.empty()
                .row("Network", network.id())
                .row("Good headers read", Words.count(result.read()))
                .row("The chain grew by", Words.count(grown))
                .row("Newest block", Words.point(tip));
        if (result.refutation().isEmpty()) return Answer.done(json, page);
        var why = result.refutation().get();
        return new Answer(
                Exit.REFUSED,
                json.with("detail", why.toString()),
                page.gap()
                        .line("The next header is refused: " + Texts.explain(why))
                        .line("  " + why));
    }
}
