package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Whether this program offers exchanges at all.
final class SwapSwitch {
    private SwapSwitch() {}

    /// Refuses where they are off, as they are at first.
    static void check(GlobalOptions options) throws Failure {
        if (!options.dataDirectory().exchanges().isOn()) {
            throw Failure.refused("SwapsAreOff", "Exchanges are off. 'touchstone swap on' switches them on.");
        }
    }

    private static Answer done(boolean isOn) {
        return Answer.done(Json.Members.none().with("on", isOn), Page.of("Exchanges are " + (isOn ? "on." : "off.")));
    }

    /// `touchstone swap on`.
    @Command(name = "on", description = "Offer exchanges. Nobody is asked anything by this.")
    static final class On implements Task {
        private final GlobalOptions options;

        On(GlobalOptions options) {
            this.options = options;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            options.preparedDirectory().exchanges().set(true);
            return done(true);
        }
    }

    /// `touchstone swap off`.
    @Command(name = "off", description = "Offer exchanges no more.")
    static final class Off implements Task {
        private final GlobalOptions options;

        Off(GlobalOptions options) {
            this.options = options;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            options.dataDirectory().exchanges().set(false);
            return done(false);
        }
    }
}
