package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.folder.TokenListFolder;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `touchstone token list add`: one more list to go by. Nobody is asked.
@Command(name = "add", description = "Go by one more token list, from a file.")
final class TokenListAdd implements Task {
    private final ListsInUse lists;

    @Parameters(paramLabel = "FILE", description = "A list in the form of the Uniswap token list standard.")
    private Path file = Path.of("");

    TokenListAdd(ListsInUse lists) {
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var folder = lists.preparedFolder();
        return switch (folder.add(bytes())) {
            case TokenListFolder.Opened.Kept(var list) ->
                Answer.done(TokenMembers.list(new KnownList(list, KnownList.Origin.ADDED)), page(list));
            case TokenListFolder.Opened.NotAList(var reason) ->
                throw Failure.refused("NotAList", file + " is no token list: " + Words.printable(reason) + ".");
            case TokenListFolder.Opened.TooMany() ->
                throw Failure.refused(
                        "TooManyLists",
                        "There are " + TokenListFolder.MOST_LISTS
                                + " lists already; 'touchstone token list remove' takes one away.");
        };
    }

    private byte[] bytes() throws Failure, IOException {
        try (var in = Files.newInputStream(InputFiles.readable(file))) {
            return in.readNBytes(TokenList.MOST_BYTES + 1);
        }
    }

    private static Page page(TokenList list) {
        return Page.of("What this list says is claimed, by whoever made it.")
                .gap()
                .row("List", list.title())
                .row("Made", EthereumWords.time(list.timestamp()))
                .row("Tokens", Words.count(list.tokens().size()))
                .row("SHA-256", list.sha256().hex());
    }
}
