package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.wallet.LabelImport;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.ledger.LabelFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone wallet labels`: takes labels from other wallets and gives them away (BIP329).
@Command(name = "labels", description = "Exchange labels with other wallets (BIP329).")
final class WalletLabels {
    private WalletLabels() {}

    static CommandLine of(Wallets wallets) {
        return new CommandLine(new WalletLabels())
                .addSubcommand(new Export(wallets))
                .addSubcommand(new Import(wallets));
    }

    /// `touchstone wallet labels export`.
    @Command(name = "export", description = "Write every label, and which coins are set aside, to a file.")
    static final class Export implements Task {
        private final Wallets wallets;

        @Mixin
        private WalletOptions wallet = new WalletOptions();

        @Parameters(paramLabel = "FILE", description = "The file to write.")
        private Path file = Path.of("");

        Export(Wallets wallets) {
            this.wallets = wallets;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            try (var opened = wallets.open(wallet, console)) {
                var text = opened.exportLabels().join();
                InputFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
                long lines = text.lines().count();
                var json = Json.Members.none().with("file", file.toString()).with("lines", lines);
                return Answer.done(json, Page.of(Words.count(lines) + " lines written to " + file + "."));
            }
        }
    }

    /// `touchstone wallet labels import`.
    @Command(name = "import", description = "Take the labels in a file; what it does not name stays as it is.")
    static final class Import implements Task {
        private final Wallets wallets;

        @Mixin
        private WalletOptions wallet = new WalletOptions();

        @Parameters(paramLabel = "FILE", description = "A file of labels, one JSON object a line.")
        private Path file = Path.of("");

        Import(Wallets wallets) {
            this.wallets = wallets;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            var text = text();
            try (var opened = wallets.open(wallet, console)) {
                var labels = LabelFile.parse(text, opened.network());
                return switch (opened.importLabels(labels).join()) {
                    case Saving.Saved(var taken) -> answer(taken);
                    case Saving.NotSaved(var reason) ->
                        throw Failure.environment(
                                "NotSaved", "The wallet could not be written (" + reason + "). Nothing was changed.");
                };
            }
        }

        private String text() throws Failure, IOException {
            if (Files.size(InputFiles.readable(file)) > LabelFile.MOST_CHARACTERS) {
                throw Failure.usage(file + " is far too long to be a file of labels.");
            }
            try {
                return Files.readString(file);
            } catch (CharacterCodingException _) {
                throw Failure.usage(file + " is not text in UTF-8.");
            }
        }

        private static Answer answer(LabelImport taken) {
            var json = Json.Members.none()
                    .with("labels", taken.labels())
                    .with("coins", taken.coins())
                    .with("passedOver", taken.passedOver());
            var page = Page.of("Labels taken: " + Words.count(taken.labels()) + " new or changed.")
                    .gap()
                    .row("Coins set aside or taken back", Words.count(taken.coins()))
                    .row("Lines passed over", Words.count(taken.passedOver()));
            return Answer.done(json, page);
        }
    }
}
