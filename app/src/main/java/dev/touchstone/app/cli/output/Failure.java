package dev.touchstone.app.cli.output;

/// Ends a command before it is done: what a person reads and what a program can act on. The commands throw it where
/// nothing more can be done, and one place tells it.
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Exit exit;
    private final String code;
    private final transient Json.Members details;

    public Failure(Exit exit, String code, String sentence) {
        this(exit, code, sentence, Json.Members.none());
    }

    private Failure(Exit exit, String code, String sentence, Json.Members details) {
        super(sentence);
        this.exit = exit;
        this.code = code;
        this.details = details;
    }

    /// This failure, with something more for programs.
    public Failure with(String member, Json value) {
        return new Failure(exit, code, sentence(), details.with(member, value));
    }

    /// The command was given something that makes no sense.
    public static Failure usage(String sentence) {
        return new Failure(Exit.USAGE, "Usage", sentence);
    }

    /// Something around the program is missing.
    public static Failure environment(String code, String sentence) {
        return new Failure(Exit.ENVIRONMENT, code, sentence);
    }

    public static Failure refused(String code, String sentence) {
        return new Failure(Exit.REFUSED, code, sentence);
    }

    public Exit exit() {
        return exit;
    }

    /// A name for the kind of failure that does not change between versions.
    public String code() {
        return code;
    }

    /// What a program may want to know besides.
    public Json.Members details() {
        return details;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
