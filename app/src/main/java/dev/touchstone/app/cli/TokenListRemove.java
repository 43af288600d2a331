package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `touchstone token list remove`: a list that no longer counts.
@Command(name = "remove", description = "No longer go by a token list that was added.")
final class TokenListRemove implements Task {
    private static final int LEAST_DIGITS = 8;

    private final ListsInUse lists;

    @Parameters(paramLabel = "LIST", description = "Its name, or the beginning of its SHA-256.")
    private String wanted = "";

    TokenListRemove(ListsInUse lists) {
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var folder = lists.folder();
        var found = folder.lists().all().stream()
                .filter(known -> known.origin() == KnownList.Origin.ADDED)
                .filter(known -> isWanted(known.list()))
                .toList();
        if (found.isEmpty()) {
            throw Failure.refused("UnknownList", "No list that was added is called '" + wanted + "'.");
        }
        if (found.size() > 1) {
            throw Failure.usage("Several lists are called '" + wanted + "'; name one by its SHA-256.");
        }
        var known = found.getFirst();
        folder.remove(known.list());
        return Answer.done(
                TokenMembers.list(known), Page.of("List " + known.list().title() + " no longer counts."));
    }

    private boolean isWanted(TokenList list) {
        boolean isHash = wanted.length() >= LEAST_DIGITS && list.sha256().hex().startsWith(wanted);
        return isHash || list.name().equals(wanted);
    }
}
