package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/// `touchstone token list show`: the lists that this program goes by.
@Command(name = "show", description = "Show the token lists that this program goes by.")
final class TokenListShow implements Task {
    private static final List<Column> COLUMNS = List.of(
            Column.left("List"),
            Column.left("Made"),
            Column.right("Tokens"),
            Column.left("Comes from"),
            Column.left("SHA-256"));

    private final ListsInUse lists;

    TokenListShow(ListsInUse lists) {
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var known = lists.lists();
        return Answer.done(
                Json.Members.none().with("lists", TokenMembers.lists(known)),
                Page.empty()
                        .table(
                                COLUMNS,
                                known.all().stream().map(TokenListShow::row).toList()));
    }

    private static List<String> row(KnownList known) {
        var list = known.list();
        return List.of(
                list.title(),
                EthereumWords.time(list.timestamp()),
                Words.count(list.tokens().size()),
                TokenMembers.origin(known.origin()),
                list.sha256().hex());
    }
}
