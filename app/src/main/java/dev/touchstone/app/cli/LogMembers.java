package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.node.LogSearch;

/// A search through blocks, as commands run it and tell of it. Pure but for the progress that it shows.
final class LogMembers {
    private LogMembers() {}

    /// Looks through the blocks, and shows how far it is.
    static FoundLogs search(ChainQuestions questions, LogSearch search, Console console) {
        try (var progress = console.progress()) {
            return questions.logs(
                    search, (_, looked) -> progress.show("Blocks", looked + " of " + Words.count(search.blocks())));
        }
    }

    /// The member `searched`.
    static Json.Members searched(FoundLogs found) {
        var search = found.search();
        return Json.Members.none()
                .with("from", search.from().value())
                .with("to", search.to().value())
                .with("looked", found.looked())
                .with("read", found.read())
                .with("whole", found.isWhole())
                .withText("because", found.unfinished().map(EthereumWords::because));
    }

    static Page page(FoundLogs found) {
        var search = found.search();
        var page = Page.empty()
                .row(
                        "Looked through",
                        Words.count(found.looked()) + " of the blocks "
                                + Words.count(search.from().value()) + " to "
                                + Words.count(search.to().value()) + ", "
                                + Words.count(found.read()) + " of them whole");
        return found.isWhole()
                ? page
                : page.row(
                        "Not further",
                        found.unfinished().map(EthereumWords::because).orElse(""));
    }
}
