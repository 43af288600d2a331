package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone verify`: checks a proof file that somebody gave, without a wallet and without asking anybody.
@Command(name = "verify", description = "Check a proof file that somebody gave you.")
public final class VerifyCommand implements Task {
    private final GlobalOptions options;
    private final KnownChain known;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "The proof.")
    private Path file = Path.of("");

    @Option(
            names = "--headers",
            paramLabel = "FILE",
            description =
                    "Raw headers from the first block on to check against, instead of the chain in the data directory.")
    private @Nullable Path headers;

    public VerifyCommand(GlobalOptions options, KnownChain known, InstantSource clock) {
        this.options = options;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(InputFiles.readable(file))) {
            bytes = in.readNBytes(ProofFile.MOST_BYTES + 1);
        }
        return switch (ProofFile.parse(bytes)) {
            case Parsed.Malformed<ProofFile>(var reason) ->
                refuted(new Refutation.Unreadable(reason), Json.Members.none());
            case Parsed.Ok<ProofFile>(var proof) -> check(proof, console);
        };
    }

    private Answer check(ProofFile proof, Console console) throws Failure, IOException {
        var named = options.namedNetwork();
        if (named.isPresent() && named.get() != proof.network()) {
            throw Failure.refused(
                    "WrongNetwork",
                    "The proof is one of the network '" + proof.network().id() + "', not of '"
                            + named.get().id() + "'.");
        }
        try (var chain = known.of(proof.network(), Optional.ofNullable(headers), console)) {
            var finding = proof.check(chain.headers(), clock.instant());
            return answer(proof, finding, chain.source());
        }
    }

    private static Answer answer(ProofFile proof, Finding<ConfirmedTransaction> finding, String source) {
        var facts = Json.Members.none()
                .with("network", proof.network().id())
                .with("block", Members.point(proof.block()))
                .with("checkedAgainst", source);
        return switch (finding) {
            case Proven<ConfirmedTransaction> proven -> proven(proof, proven, facts);
            case Refuted<ConfirmedTransaction>(var refutation) -> refuted(refutation, facts);
            case Pending<ConfirmedTransaction> _, Claimed<ConfirmedTransaction> _ -> unproven(proof, finding, facts);
        };
    }

    private static Answer proven(ProofFile proof, Proven<ConfirmedTransaction> proven, Json.Members facts) {
        var txid = proven.value().transaction().txid().toString();
        var json = outcome(proven, Optional.of(proof.statement()), Optional.empty())
                .and(facts)
                .with("txid", txid);
        var page = Page.of("Proven.")
                .gap()
                .line(proof.statement())
                .gap()
                .row("Transaction", txid)
                .row("Block", Words.point(proof.block()))
                .row(
                        "Rests on",
                        "the first block of '" + proof.network().id() + "' and the work of every header since");
        return Answer.done(json, page);
    }

    private static Answer unproven(ProofFile proof, Finding<ConfirmedTransaction> finding, Json.Members facts) {
        var json = outcome(finding, Optional.of(proof.statement()), Optional.empty())
                .and(facts)
                .with("because", Words.because(finding));
        var page = Page.of("Not proven, and not refuted: the headers up to block "
                        + Words.count(proof.block().height().value()) + " are not known here.")
                .line(Words.because(finding))
                .gap()
                .line("Sync a wallet of this network, or give the headers with --headers.");
        return new Answer(Exit.ENVIRONMENT, json, page);
    }

    private static Answer refuted(Refutation refutation, Json.Members facts) {
        var json = outcome(
                        new Refuted<ConfirmedTransaction>(refutation), Optional.empty(), Optional.of(refutation.code()))
                .and(facts)
                .with("detail", refutation.toString());
        var page = Page.of("Refuted: " + Words.plain(Texts.explain(refutation)))
                .gap()
                .row("Refutation", refutation.code())
                .row("Detail", Words.printable(refutation.toString()));
        return new Answer(Exit.REFUSED, json, page);
    }

    private static Json.Members outcome(Finding<?> finding, Optional<String> statement, Optional<String> refutation) {
        return Json.Members.none()
                .with("standing", Words.standing(finding))
                .withText("statement", statement)
                .withText("refutation", refutation);
    }
}
