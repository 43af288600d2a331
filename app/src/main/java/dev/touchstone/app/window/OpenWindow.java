package dev.touchstone.app.window;

import dev.touchstone.app.cli.GlobalOptions;
import dev.touchstone.app.cli.ProgramVersion;
import dev.touchstone.app.cli.Task;
import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.TouchstoneApplication;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/// What the program does without a command: opens the window and waits until it is closed. Where no window can be
/// opened, it says what to do instead.
public final class OpenWindow implements Task {
    private final GlobalOptions options;
    private final BiFunction<DataDirectory, Network, Parts> parts;

    public OpenWindow(GlobalOptions options, BiFunction<DataDirectory, Network, Parts> parts) {
        this.options = options;
        this.parts = parts;
    }

    @Override
    public Answer run(Console console) throws Failure, InterruptedException {
        var made = parts.apply(options.preparedDirectory(), options.networkOrMain());
        var ready = new CompletableFuture<Program>();
        var closed = new CountDownLatch(1);
        open(ready, closed);
        try (var program = new Program(made, ProgramVersion.text())) {
            program.begin();
            ready.complete(program);
            closed.await();
        }
        return Answer.done(Json.Members.none(), Page.empty());
    }

    /// JavaFX starts while the program looks for wallets, and waits with the window until it has.
    private void open(CompletableFuture<Program> ready, CountDownLatch closed) throws Failure {
        Runnable onFirstFrame = options.exitsAfterFirstFrame() ? TouchstoneApplication::close : () -> {};
        try {
            TouchstoneApplication.open(ready::join, onFirstFrame, closed::countDown);
        } catch (UnsupportedOperationException e) {
            throw Failure.environment(
                    "NoDisplay",
                    "No window can be opened here: " + e.getMessage() + ". It needs a display, and on Linux GTK 3.\n"
                            + "In the terminal, `mvn -q compile exec:exec -Dtouchstone=tour` runs the main job; "
                            + "'touchstone --help' shows every command.");
        }
    }
}
