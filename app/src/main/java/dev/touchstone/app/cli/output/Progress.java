package dev.touchstone.app.cli.output;

import java.io.PrintStream;

/// Tells how far a command has come, on the error stream: one line that is written over where a person watches, and
/// else one line for each step. Confined to one thread.
public final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final boolean interactive;
    private String step = "";
    private String shown = "";

    Progress(PrintStream err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    /// `step` is what is being done, `detail` how far it has come.
    public void show(String step, String detail) {
        var line = detail.isEmpty() ? step : step + ": " + detail;
        if (line.equals(shown)) return;
        if (interactive) {
            err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), WIDTH)));
            err.flush();
        } else if (!step.equals(this.step)) {
            err.println(line);
            err.flush();
        }
        this.step = step;
        this.shown = line;
    }

    /// Takes the line away, so that the answer begins on a clean one.
    @Override
    public void close() {
        if (interactive && !shown.isEmpty()) err.print(CLEAR_LINE);
        err.flush();
        shown = "";
    }
}
