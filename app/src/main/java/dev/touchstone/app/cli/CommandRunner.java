package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// Reads the arguments, runs the task they name, and tells what came of it: with `--json` one object on the stream of
/// answers and nothing else, otherwise a page there, or a sentence on the error stream where it failed.
public final class CommandRunner {
    private static final int WIDTH = 100;
    private static final String FOOTER = """

            Without a command the window opens.
            Exit codes: 0 done and proven, 1 refuted or refused, 2 usage, 3 something around the program is missing.""";

    private final CommandLine line;
    private final GlobalOptions options;
    private final Task window;
    private final Console console;

    /// @param commands objects with picocli's annotations; each is a [Task], or only the parent of some
    /// @param window what to do where no command is named
    public CommandRunner(GlobalOptions options, Collection<Object> commands, Task window, Console console) {
        this.options = options;
        this.window = window;
        this.console = console;
        this.line = new CommandLine(options);
        line.getCommandSpec().addOption(help()).addOption(version()).version(ProgramVersion.text());
        line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel("[COMMAND]")
                .footer(FOOTER.split("\n", -1));
        commands.forEach(line::addSubcommand);
        line.setUsageHelpWidth(WIDTH);
        line.setOut(new PrintWriter(console.out(), true, console.out().charset()));
        line.setErr(new PrintWriter(console.err(), true, console.err().charset()));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Show this help.")
                .build();
    }

    private static OptionSpec version() {
        return OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build();
    }

    /// Runs to the end and gives the exit code.
    public int run(String... args) {
        try {
            return execute(line.parseArgs(args));
        } catch (ParameterException problem) {
            return misunderstood(problem, Arrays.asList(args).contains("--json"));
        }
    }

    /// Runs a command and gives its answer instead of telling it.
    public Answer ask(String... args) {
        try {
            var innermost = line.parseArgs(args);
            while (innermost.hasSubcommand()) innermost = innermost.subcommand();
            return innermost.commandSpec().userObject() instanceof Task task
                    ? answer(task)
                    : Answer.of(incomplete(innermost));
        } catch (ParameterException problem) {
            return Answer.of(Failure.usage(sentence(problem)));
        }
    }

    private int execute(ParseResult parsed) {
        var help = CommandLine.executeHelpRequest(parsed);
        if (help != null) return help;
        var innermost = parsed;
        while (innermost.hasSubcommand()) innermost = innermost.subcommand();
        return switch (innermost.commandSpec().userObject()) {
            case Task task -> tell(answer(task), options.json());
            case GlobalOptions _ -> tell(answer(window), options.json());
            default -> tell(Answer.of(incomplete(innermost)), options.json());
        };
    }

    /// Tells of a fault of the program, so that the caller sees the usual form of an answer.
    public int fault(String what, boolean json) {
        return tell(
                Answer.of(Failure.environment(
                        "Bug", "Stopped by a fault of the program (" + what + "). Nothing saved is lost.")),
                json);
    }

    private static Failure incomplete(ParseResult parsed) {
        var spec = parsed.commandSpec();
        return Failure.usage("'" + spec.qualifiedName() + "' needs one of these words after it: "
                + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    private Answer answer(Task task) {
        try {
            return task.run(console);
        } catch (Failure failure) {
            return Answer.of(failure);
        } catch (IOException e) {
            return Answer.of(
                    Failure.environment("Disk", "A file could not be read or written: " + Words.reason(e) + "."));
        } catch (InterruptedException _) {
            return Answer.of(Failure.environment("Interrupted", "Stopped before it was done. Nothing saved is lost."));
        }
    }

    private int misunderstood(ParameterException problem, boolean json) {
        var sentence = new StringBuilder(sentence(problem));
        if (problem instanceof UnmatchedArgumentException unmatched) {
            var similar = unmatched.getSuggestions();
            if (!similar.isEmpty())
                sentence.append(" Did you mean ")
                        .append(String.join(" or ", similar))
                        .append("?");
        }
        int exit = tell(Answer.of(Failure.usage(sentence.toString())), json);
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        if (!json) console.warn("See '" + command + " --help'.");
        return exit;
    }

    private static String sentence(ParameterException problem) {
        var message = String.valueOf(problem.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private int tell(Answer answer, boolean json) {
        if (json) {
            console.print(answer.json());
        } else if (isError(answer)) {
            answer.page().lines().forEach(console::warn);
        } else {
            console.print(answer.page());
        }
        return answer.exit().code();
    }

    /// An answer that is nothing but an error; one that has more to say belongs to the stream of answers.
    private static boolean isError(Answer answer) {
        return answer.exit() != Exit.DONE
                && answer.json().members().keySet().stream().allMatch("error"::equals);
    }
}
