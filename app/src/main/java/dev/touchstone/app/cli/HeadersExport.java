package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.chain.Height;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone headers export`: writes the best chain that is known here, as raw headers.
@Command(name = "export", description = "Write the headers of the best chain to a file.")
final class HeadersExport implements Task {
    private static final int PIECE = 8_192;

    private final GlobalOptions options;
    private final Chains chains;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "H", description = "The height of the first header. Default: 0.")
    private int from;

    HeadersExport(GlobalOptions options, Chains chains) {
        this.options = options;
        this.chains = chains;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        if (from < 0) throw Failure.usage("A height is not negative: " + from + ".");
        var network = options.networkOrMain();
        try (var tree = chains.stored(network)) {
            var tip = tree.chain().tip();
            if (tip.height().value() < from) {
                throw Failure.refused(
                        "BeyondTip", "The chain known here ends at height " + tip.height() + ", before " + from + ".");
            }
            write(tree, tip.height().value());
            int count = tip.height().value() - from + 1;
            var json = Json.Members.none()
                    .with("network", network.id())
                    .with("file", file.toString())
                    .with("from", from)
                    .with("count", count)
                    .with("tip", Members.point(tip));
            var page = Page.of(Words.count(count) + " headers written to " + file + ".")
                    .gap()
                    .row("First", "height " + Words.count(from))
                    .row("Last", Words.point(tip));
            return Answer.done(json, page);
        }
    }

    private void write(HeaderTree tree, int tip) throws IOException, Failure {
        InputFiles.write(file, out -> {
            for (int height = from; height <= tip; height += PIECE) {
                int count = Math.min(PIECE, tip - height + 1);
                out.write(tree.headersFrom(Height.of(height), count).toArray());
            }
        });
    }
}
