package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.CaughtLie;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a command says of something on an Ethereum network: the thing, what is proven of it, and what that
/// rests on. Immutable.
///
/// @param network where it stands; looked at when the answer is there, so that lies told for it are known
/// @param subject what was asked about, as members of the answer
/// @param out where to write the proof to
record EthereumAnswer(Latest<EthereumSnapshot> network, Json.Members subject, Optional<Path> out) {
    /// A proven value, for programs and for people.
    record Told(Json.Members json, Page page) {}

    /// @param tell says what is proven; asked only where it is
    <T> Answer of(Finding<T> finding, Function<Proven<T>, Told> tell) throws Failure, IOException {
        return switch (finding) {
            case Proven<T> proven -> proven(proven, tell.apply(proven));
            case Pending<T> _, Claimed<T> _ -> unproven(finding);
            case Refuted<T> refuted -> refuted(refuted);
        };
    }

    /// What several questions came to together, all of one block: as firm as the weakest of them. A contract
    /// that gives no answer has been heard.
    ///
    /// @param told what is known, each with a standing of its own
    Answer all(List<? extends Finding<?>> findings, Told told) throws Failure {
        if (out.isPresent()) throw Failure.usage("A file holds one proof; leave --out away, or ask about one thing.");
        var weakest = weakest(findings);
        var known = findings.stream()
                .flatMap(it -> it instanceof Proven<?> proven ? Stream.of(proven) : Stream.empty())
                .findFirst();
        var json = start().and(told.json());
        if (weakest.isPresent()) json = json.and(json(weakest.get()));
        if (known.isPresent()) json = json.and(place(known.get()));
        json = json.and(end());
        var page = told.page();
        if (weakest.isPresent()) page = page.gap().line(EthereumWords.because(weakest.get()));
        var block = known.flatMap(SignedBlocks::under);
        if (block.isPresent()) page = page.line(restsOn(block.get()));
        return new Answer(exit(weakest), json, page.and(caughtRows()));
    }

    private static Optional<Finding<?>> weakest(List<? extends Finding<?>> findings) {
        return firstOf(findings, EthereumAnswer::isLie)
                .or(() -> firstOf(findings, Pending.class::isInstance))
                .or(() -> firstOf(findings, Finding::isProven))
                .or(() -> firstOf(findings, _ -> true));
    }

    private static Optional<Finding<?>> firstOf(List<? extends Finding<?>> findings, Predicate<Finding<?>> isWanted) {
        for (var finding : findings) if (isWanted.test(finding)) return Optional.of(finding);
        return Optional.empty();
    }

    private static boolean isLie(Finding<?> finding) {
        return finding instanceof Refuted<?> refuted && !(refuted.refutation() instanceof Refutation.OfCall);
    }

    private Json.Members json(Finding<?> weakest) {
        var json = standing(weakest);
        if (weakest instanceof Refuted<?>(var why)) {
            json = json.with("refutation", why.code()).with("detail", why.toString());
        }
        return weakest.isProven() ? json : json.with("sources", sources());
    }

    private static Exit exit(Optional<Finding<?>> weakest) {
        if (weakest.isEmpty() || weakest.get().isProven()) return Exit.DONE;
        return weakest.get() instanceof Refuted<?> ? Exit.REFUSED : Exit.ENVIRONMENT;
    }

    private static Json.Members place(Proven<?> proven) {
        return Json.Members.none()
                .with("asOf", EthereumMembers.point(proven.asOf()))
                .with(
                        "head",
                        SignedBlocks.under(proven)
                                .<Json>map(EthereumMembers::head)
                                .orElseGet(Json.Nothing::new));
    }

    private <T> Answer proven(Proven<T> proven, Told told) throws Failure, IOException {
        var file = out.isPresent() ? Optional.of(written(proven, out.get())) : Optional.<EthereumProofFile>empty();
        var block = SignedBlocks.under(proven);
        var json = start().and(told.json())
                .and(standing(proven))
                .and(place(proven))
                .withText("statement", file.map(EthereumProofFile::statement))
                .withText("file", out.map(Path::toString))
                .and(end());
        var page = told.page().gap().line(EthereumWords.because(proven));
        if (block.isPresent()) page = page.line(restsOn(block.get()));
        if (out.isPresent()) {
            page = page.gap()
                    .line("Proof written to " + out.get() + ". Anyone can check it: touchstone verify " + out.get());
        }
        return Answer.done(json, page);
    }

    /// What somebody outside the chain says, and a contract on it took.
    ///
    /// @param taken the call that shows that it did: what is written where a proof is wanted
    Answer claimed(Claimed<?> claimed, Told told, Optional<Proven<CallResult>> taken) throws Failure, IOException {
        boolean isWritten = out.isPresent() && taken.isPresent();
        var file = isWritten ? Optional.of(written(taken.get(), out.get())) : Optional.<EthereumProofFile>empty();
        var json = start().and(told.json())
                .and(standing(claimed))
                .withText("statement", file.map(EthereumProofFile::statement))
                .withText("file", file.flatMap(_ -> out.map(Path::toString)))
                .and(end());
        var page = told.page().gap().line("Claimed, not proven: " + EthereumWords.because(claimed));
        if (isWritten) {
            page = page.gap()
                    .line("Proof that the contract took it written to " + out.get()
                            + ". Anyone can check it: touchstone verify " + out.get());
        }
        return new Answer(Exit.ENVIRONMENT, json, page);
    }

    private static EthereumProofFile written(Proven<?> proven, Path to) throws Failure, IOException {
        var file = EthereumProofFile.of(proven)
                .orElseThrow(() -> new IllegalStateException("a proof that is not one chain of steps"));
        InputFiles.write(to, out -> out.write(file.toBytes()));
        return file;
    }

    private static String restsOn(Evidence.SignedBlock block) {
        var checkpoint = block.trail().checkpoint();
        return "The block is of "
                + EthereumWords.time(SignedBlocks.header(block).timestamp()) + "; " + EthereumWords.signed(block)
                + ". All of it rests on the checkpoint " + EthereumWords.hex(checkpoint.root()) + ".";
    }

    private Answer unproven(Finding<?> finding) {
        var because = EthereumWords.because(finding);
        var json = start().and(standing(finding)).with("sources", sources()).and(end());
        var page = Page.of("Not proven: " + because).and(troubles()).and(caughtRows());
        return new Answer(Exit.ENVIRONMENT, json, page);
    }

    /// Something of which not every step is proven, with the standing of the weakest.
    ///
    /// @param why the weakest step in a sentence
    Answer weaker(Told told, Exit exit, String standing, String why) {
        var json = start().and(told.json())
                .with("standing", standing)
                .with("because", why)
                .withText("file", Optional.empty())
                .and(end());
        var page = told.page().gap().line("Not proven: " + why);
        if (out.isPresent()) page = page.line("No proof was written.");
        return new Answer(exit, json, page.and(caughtRows()));
    }

    private Json sources() {
        return EthereumRun.sources(network.get().sources());
    }

    /// Who is of no use, and why.
    private Page troubles() {
        var page = Page.empty();
        for (var row : network.get().sources()) {
            if (row.trouble().isPresent()) {
                page = page.row(
                        "No use",
                        row.name() + "  " + EthereumRun.trouble(row.trouble().get()));
            }
        }
        return page;
    }

    private String blame(Refutation refutation) {
        var liars = liars(refutation);
        return (liars.isEmpty() ? "Whoever answered" : liars) + " was caught in it.";
    }

    /// Who was caught in it, once each; whoever is to blame is in the node's snapshot before the answer is given.
    private String liars(Refutation refutation) {
        return network.get().caughtLies().stream()
                .filter(lie -> lie.what().equals(refutation))
                .map(CaughtLie::source)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// A contract that does not answer is nobody's lie.
    private Answer refuted(Refuted<?> refuted) {
        var refutation = refuted.refutation();
        var json = start().and(standing(refuted))
                .with("refutation", refutation.code())
                .with("detail", refutation.toString())
                .with("sources", sources())
                .and(end());
        var page = Page.of("Refuted: " + Words.plain(Texts.explain(refutation)));
        page = refutation instanceof Refutation.OfCall
                ? page.row("Detail", Words.printable(refutation.toString()))
                : page.line(blame(refutation) + " Name other nodes with --beacon and --rpc.");
        page = page.and(caughtRows());
        return new Answer(Exit.REFUSED, json, page);
    }

    private Json.Members start() {
        return Json.Members.none().with("chain", network.get().chain().id()).and(subject);
    }

    private static Json.Members standing(Finding<?> finding) {
        return Json.Members.none()
                .with("standing", Words.standing(finding))
                .with("because", EthereumWords.because(finding));
    }

    private Json.Members end() {
        var node = network.get();
        return Json.Members.none()
                .withText("checkpoint", node.checkpoint().map(known -> EthereumWords.hex(known.root())))
                .with("caught", EthereumRun.caughtLies(node.caughtLies()));
    }

    private Page caughtRows() {
        var node = network.get();
        return node.caughtLies().isEmpty() ? Page.empty() : Page.empty().gap().and(EthereumRun.caughtRows(node));
    }
}
