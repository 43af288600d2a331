package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;

/// What a command does, once its arguments are read.
@FunctionalInterface
public interface Task {
    /// Works and answers. May write progress and warnings, but nothing to the stream of answers.
    ///
    /// @throws Failure when it cannot be done
    /// @throws IOException when the disk or the file system refuses
    Answer run(Console console) throws Failure, IOException, InterruptedException;
}
