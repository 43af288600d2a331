package dev.touchstone.app.cli.output;

/// What a command has to say when it is done: the same for programs and for people. Immutable.
public record Answer(Exit exit, Json.Members json, Page page) {
    public static Answer done(Json.Members json, Page page) {
        return new Answer(Exit.DONE, json, page);
    }

    /// As the answer to a command that ended early.
    public static Answer of(Failure failure) {
        return new Answer(
                failure.exit(), Json.Members.none().with("error", error(failure)), Page.of(failure.sentence()));
    }

    private static Json.Members error(Failure failure) {
        return Json.Members.none()
                .with("code", failure.code())
                .with("message", failure.sentence())
                .and(failure.details());
    }

    /// This answer, complete in itself, and why it is not good.
    public Answer but(Failure failure) {
        return new Answer(
                failure.exit(), json.with("error", error(failure)), page.gap().line(failure.sentence()));
    }
}
