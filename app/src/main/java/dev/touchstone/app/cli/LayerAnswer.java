package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.layer.LayerNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Grounds;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a command says of something on a chain beside an Ethereum network: what is settled, with its proof and its
/// age, and beside it what a server says is newer, which is proven by nothing. Immutable.
///
/// @param network where the network stands; empty where it is not asked
/// @param subject what was asked about, as members of the answer
/// @param out where to write the proof to
record LayerAnswer(
        LayerNode node,
        Optional<Latest<EthereumSnapshot>> network,
        Json.Members subject,
        Optional<Path> out,
        InstantSource clock) {

    /// Both findings about one thing.
    ///
    /// @param tell says what is proven; asked only where it is
    /// @param newest what a server says; empty where nobody is asked for that
    /// @param repeat says the same of the newest
    record Both<T>(
            Finding<Settled<T>> settled,
            Function<T, EthereumAnswer.Told> tell,
            Optional<Finding<NewestState>> newest,
            Function<NewestState.Said, EthereumAnswer.Told> repeat) {}

    <T> Answer of(Both<T> both) throws Failure, IOException {
        var settled = both.settled();
        var newest = both.newest();
        var block = settled instanceof Proven<Settled<T>> proven
                ? Grounds.signedBlock(proven.evidence())
                : Optional.<Evidence.SignedBlock>empty();
        var file = settled instanceof Proven<Settled<T>> proven && out.isPresent()
                ? Optional.of(written(proven, out.get()))
                : Optional.<EthereumProofFile>empty();
        var json = start().with("settled", settledMembers(settled, both.tell()))
                .with(
                        "newest",
                        newest.<Json>map(it -> newestMembers(it, both.repeat())).orElseGet(Json.Nothing::new))
                .with("standing", standing(settled, newest))
                .with("because", because(settled, newest))
                .with("head", block.<Json>map(EthereumMembers::head).orElseGet(Json.Nothing::new))
                .withText("statement", file.map(EthereumProofFile::statement))
                .withText("file", file.flatMap(_ -> out).map(Path::toString))
                .and(end());
        var page = settledPage(settled, both.tell());
        if (newest.isPresent()) page = page.gap().and(newestPage(newest.get(), both.repeat()));
        if (block.isPresent()) page = page.gap().line(restsOn(block.get()));
        if (file.isPresent()) {
            page = page.line("Proof written to " + out.get() + ". Anyone can check it: touchstone verify " + out.get());
        }
        return new Answer(exit(settled), json, page.and(caughtRows()));
    }

    private static Exit exit(Finding<?> settled) {
        return switch (settled) {
            case Proven<?> _ -> Exit.DONE;
            case Refuted<?> _ -> Exit.REFUSED;
            case Pending<?> _, Claimed<?> _ -> Exit.ENVIRONMENT;
        };
    }

    /// That of what is settled; a chain of which nothing can be is as its server says.
    private String standing(Finding<?> settled, Optional<Finding<NewestState>> newest) {
        return isWordOnly() && newest.isPresent() ? Words.standing(newest.get()) : Words.standing(settled);
    }

    private String because(Finding<?> settled, Optional<Finding<NewestState>> newest) {
        var why = EthereumWords.because(settled);
        return isWordOnly() && newest.isPresent() ? why + " " + EthereumWords.because(newest.get()) : why;
    }

    private boolean isWordOnly() {
        return !node.layer().settlesState();
    }

    private Json.Members start() {
        var layer = node.layer();
        var about = Json.Members.none()
                .with("id", layer.id())
                .with("title", layer.title())
                .with("chainId", layer.chainId())
                .with("coin", layer.coin());
        return Json.Members.none()
                .with("chain", layer.beside())
                .with("layer", about)
                .and(subject);
    }

    private <T> Json.Members settledMembers(Finding<Settled<T>> found, Function<T, EthereumAnswer.Told> tell) {
        var members = Json.Members.none()
                .with("standing", Words.standing(found))
                .with("because", EthereumWords.because(found));
        if (found instanceof Refuted<Settled<T>>(var why)) {
            return members.with("refutation", why.code()).with("detail", why.toString());
        }
        if (!(found instanceof Proven<Settled<T>> proven)) return members;
        return members.and(tell.apply(proven.value().value()).json())
                .with("asOf", EthereumMembers.point(proven.asOf()))
                .and(time(Grounds.settledTime(proven.evidence()).orElseThrow()));
    }

    private Json.Members newestMembers(
            Finding<NewestState> found, Function<NewestState.Said, EthereumAnswer.Told> tell) {
        var members = Json.Members.none()
                .with("standing", Words.standing(found))
                .with("because", EthereumWords.because(found));
        if (!(found instanceof Claimed<NewestState>(var said, var source, var _))) return members;
        var block =
                Json.Members.none().with("height", said.number().value()).with("hash", EthereumWords.hex(said.block()));
        return members.with("source", source)
                .and(tell.apply(said.accounts().getFirst()).json())
                .with("block", block)
                .and(time(said.time()));
    }

    /// When a block was made, and how many seconds ago.
    private Json.Members time(Instant made) {
        return Json.Members.none()
                .with("time", EthereumWords.time(made))
                .with("age", Duration.between(made, clock.instant()).toSeconds());
    }

    private String age(Instant made) {
        return EthereumWords.length(Duration.between(made, clock.instant())) + " ago";
    }

    private <T> Page settledPage(Finding<Settled<T>> found, Function<T, EthereumAnswer.Told> tell) {
        if (found instanceof Proven<Settled<T>> proven) {
            var made = Grounds.settledTime(proven.evidence()).orElseThrow();
            return Page.of("Settled on " + node.layer().beside() + " as of " + age(made) + ", and proven:")
                    .and(tell.apply(proven.value().value()).page())
                    .line(EthereumWords.because(proven));
        }
        if (found instanceof Refuted<Settled<T>>(var why)) {
            return Page.of("Refuted: " + Words.plain(Texts.explain(why)));
        }
        return Page.of("Not proven: " + EthereumWords.because(found));
    }

    private Page newestPage(Finding<NewestState> found, Function<NewestState.Said, EthereumAnswer.Told> tell) {
        if (!(found instanceof Claimed<NewestState>(var said, var source, var _))) {
            return Page.of("Nothing newer is known: " + EthereumWords.because(found));
        }
        return Page.of("Not proven, but newer: " + Words.printable(source) + " says, of " + age(said.time()) + ":")
                .and(tell.apply(said.accounts().getFirst()).page());
    }

    private static String restsOn(Evidence.SignedBlock block) {
        return "It was settled as of block " + SignedBlocks.header(block).number() + " of "
                + EthereumWords.time(SignedBlocks.header(block).timestamp()) + "; " + EthereumWords.signed(block)
                + ". All of it rests on the checkpoint "
                + EthereumWords.hex(block.trail().checkpoint().root()) + ".";
    }

    private static EthereumProofFile written(Proven<?> proven, Path to) throws Failure, IOException {
        var file = EthereumProofFile.of(proven)
                .orElseThrow(() -> new IllegalStateException("a proof that is not one chain of steps"));
        InputFiles.write(to, out -> out.write(file.toBytes()));
        return file;
    }

    /// A lie that was told, of either chain's servers.
    private record Lie(String source, Refutation what) {}

    private List<Lie> lies() {
        var lies = new ArrayList<Lie>();
        network.ifPresent(it -> it.get().caughtLies().forEach(lie -> lies.add(new Lie(lie.source(), lie.what()))));
        node.caughtLies().forEach(lie -> lies.add(new Lie(lie.source(), lie.what())));
        return lies;
    }

    private Json.Members end() {
        var caught = lies().stream()
                .map(lie -> Json.Members.none()
                        .with("source", lie.source())
                        .with("refutation", lie.what().code())
                        .with("detail", lie.what().toString()))
                .toList();
        return Json.Members.none()
                .withText(
                        "checkpoint",
                        network.flatMap(it -> it.get().checkpoint()).map(known -> EthereumWords.hex(known.root())))
                .with("sources", EthereumRun.sources(node.servers()))
                .with("caught", Json.Items.of(caught));
    }

    private Page caughtRows() {
        var page = Page.empty();
        for (var row : node.servers()) {
            if (row.trouble().isPresent()) {
                page = page.row(
                        "No use",
                        row.name() + "  " + EthereumRun.trouble(row.trouble().get()));
            }
        }
        for (var lie : lies()) {
            page = page.row("Caught", lie.source() + "  " + Words.plain(Texts.explain(lie.what())));
        }
        return lies().isEmpty() && page.equals(Page.empty())
                ? page
                : Page.empty().gap().and(page);
    }
}
