package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.HeaderRun;
import dev.touchstone.spv.bitcoin.node.HeaderRun.Unasked;
import dev.touchstone.spv.bitcoin.node.HeaderRun.Verdict;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone headers verify`: judges a run of headers by every rule that the run itself can answer.
@Command(name = "verify", description = "Judge a run of headers by every rule it can answer.")
final class HeadersVerify implements Task {
    private final GlobalOptions options;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "Raw headers.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "H", description = "The height of the first header. Default: 0.")
    private int from;

    HeadersVerify(GlobalOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        if (from < 0) throw Failure.usage("A height is not negative: " + from + ".");
        var parameters = Networks.of(options.networkOrMain());
        try (var in = Files.newInputStream(InputFiles.readable(file))) {
            return switch (HeaderRun.verify(parameters, Height.of(from), in, clock.instant())) {
                case Verdict.Verified verified -> verified(verified);
                case Verdict.Refused refused -> refused(refused);
            };
        }
    }

    private static Answer verified(Verdict.Verified verified) {
        var statement = "These " + verified.count() + " headers, from "
                + verified.first().height() + " to "
                + verified.last().height() + ", keep every rule of the network '"
                + verified.network().id() + "' that they can be asked about.";
        var json = outcome("Proven", statement, Optional.empty())
                .with("network", verified.network().id())
                .with("count", verified.count())
                .with("first", Members.point(verified.first()))
                .with("last", Members.point(verified.last()))
                .with("work", verified.work().toString())
                .with(
                        "unchecked",
                        Json.Items.of(verified.unasked().stream()
                                .map(HeadersVerify::json)
                                .toList()));
        var page = Page.of(statement)
                .gap()
                .row("First", Words.point(verified.first()))
                .row("Last", Words.point(verified.last()))
                .row("Work", verified.work().toString());
        for (var unasked : verified.unasked()) {
            page = page.row(
                    "Unchecked",
                    words(unasked.rule()) + ": not checkable before height "
                            + Words.count(unasked.below().value()));
        }
        return Answer.done(json, page);
    }

    private static Json.Members json(Unasked unasked) {
        return Json.Members.none()
                .with("rule", words(unasked.rule()))
                .with("before", unasked.below().value())
                .with("message", "not checkable before height " + unasked.below());
    }

    private static String words(HeaderRun.Rule rule) {
        return switch (rule) {
            case LINK -> "link to the header before";
            case TIME_WARP -> "time warp";
            case MEDIAN_TIME -> "median time past";
            case TARGET -> "target within the period";
            case RETARGET -> "retarget";
        };
    }

    private Answer refused(Verdict.Refused refused) {
        var at = Height.of(from).plus(refused.good());
        var statement = "The header at height " + at + " breaks the rules of the network '"
                + refused.network().id() + "'; the " + refused.good() + " before it keep them.";
        var json = outcome("Failed", statement, Optional.of(refused.refutation().code()))
                .with("detail", refused.refutation().toString())
                .with("network", refused.network().id())
                .with("count", refused.good())
                .with("height", at.value());
        var page = Page.of(statement)
                .gap()
                .row("Refutation", refused.refutation().code())
                .row("", Texts.explain(refused.refutation()))
                .row("Detail", refused.refutation().toString());
        return new Answer(Exit.REFUSED, json, page);
    }

    private static Json.Members outcome(String standing, String statement, Optional<String> refutation) {
        return Json.Members.none()
                .with("standing", standing)
                .with("statement", statement)
                .withText("refutation", refutation);
    }
}
