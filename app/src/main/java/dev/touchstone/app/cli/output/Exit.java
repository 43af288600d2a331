package dev.touchstone.app.cli.output;

/// How a command ends, as its exit code.
public enum Exit {
    /// Done, and what it says is proven.
    DONE(0),
    /// Something offered as proof is wrong, or what was asked for is refused.
    REFUSED(1),
    /// The command was not understood.
    USAGE(2),
    /// Something around the program is missing: a peer, a file, a disk, time.
    ENVIRONMENT(3);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
