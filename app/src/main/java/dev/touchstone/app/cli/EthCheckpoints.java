package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.app.folder.TemporaryFolder;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth checkpoints`: which blocks several beacon nodes call final, side by side. It proves nothing; a
/// person compares.
@Command(name = "checkpoints", description = "Show which blocks several beacon nodes call final, to compare them.")
final class EthCheckpoints implements Task {
    private static final List<Column> COLUMNS = List.of(
            Column.left("Beacon node"),
            Column.left("Calls final"),
            Column.right("Slot"),
            Column.left("Time"),
            Column.right("Served by"));

    private final Ethereums ethereums;

    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    EthCheckpoints(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var folder = TemporaryFolder.make();
                var asked = ethereums.toCompare(ethereum, folder.path(), console)) {
            var words = asked.node().compareCheckpoints();
            boolean isSilent = words.stream().noneMatch(word -> word.answer() instanceof OperatorsWord.Answer.Names);
            if (isSilent) throw silent(words);
            return Answer.done(json(asked.chain(), words), page(asked.chain(), words));
        }
    }

    private static Failure silent(List<OperatorsWord> words) {
        return Failure.environment("Offline", "No beacon node names a final block that it serves.")
                .with("operators", operators(words));
    }

    private static Json.Members json(EthereumChain chain, List<OperatorsWord> words) {
        return Json.Members.none()
                .with("chain", chain.id())
                .with("standing", "Claimed")
                .with("builtIn", builtIn(chain).<Json>map(EthCheckpoints::json).orElseGet(Json.Nothing::new))
                .with("operators", operators(words));
    }

    private static Optional<BuiltInCheckpoints.Entry> builtIn(EthereumChain chain) {
        return BuiltInCheckpoints.ofThisRelease().all().stream()
                .filter(entry -> entry.chain().equals(chain.id()))
                .findFirst();
    }

    private static Json.Members json(BuiltInCheckpoints.Entry entry) {
        return Json.Members.none()
                .with("root", EthereumWords.hex(entry.root()))
                .with("slot", entry.slot().value())
                .with("date", entry.date().toString())
                .with("source", entry.source());
    }

    private static Json operators(List<OperatorsWord> words) {
        return Json.Items.of(words.stream().map(EthCheckpoints::json).toList());
    }

    private static Json.Members json(OperatorsWord word) {
        var operator = Json.Members.none().with("operator", word.operator());
        return switch (word.answer()) {
            case OperatorsWord.Answer.Names names ->
                operator.with("root", EthereumWords.hex(names.root()))
                        .with("slot", names.slot().value())
                        .with("time", EthereumWords.time(names.made()))
                        .with("servedBy", Json.Items.ofTexts(names.servedBy()))
                        .with("trouble", new Json.Nothing());
            case OperatorsWord.Answer.Silent(var why) ->
                operator.with("root", new Json.Nothing())
                        .with("slot", new Json.Nothing())
                        .with("time", new Json.Nothing())
                        .with("servedBy", Json.Items.of(List.of()))
                        .with("trouble", why.getClass().getSimpleName());
        };
    }

    private static Page page(EthereumChain chain, List<OperatorsWord> words) {
        var page = Page.empty()
                .table(
                        COLUMNS,
                        words.stream().map(word -> row(word, words.size())).toList())
                .gap()
                .line("These are claims. Take a root that operators name who have nothing to do with each other, and")
                .line("that somebody whom you trust names too: touchstone eth head --checkpoint ROOT");
        var release = builtIn(chain);
        if (release.isEmpty()) return page;
        return page.gap()
                .line("Part of this release: " + EthereumWords.hex(release.get().root()) + " of "
                        + release.get().date() + ".");
    }

    private static List<String> row(OperatorsWord word, int asked) {
        return switch (word.answer()) {
            case OperatorsWord.Answer.Names names ->
                List.of(
                        word.operator(),
                        EthereumWords.hex(names.root()),
                        Words.count(names.slot().value()),
                        EthereumWords.time(names.made()),
                        names.servedBy().size() + " of " + asked);
            case OperatorsWord.Answer.Silent(var why) ->
                List.of(word.operator(), EthereumRun.trouble(why), "-", "-", "-");
        };
    }
}
