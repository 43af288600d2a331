package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.source.SourceFault;

/// What one server said when it was handed a signed transaction. Each is a claim: a server that says it took a
/// transaction may drop it, and one that refuses it may have told others. Immutable.
public sealed interface SendAnswer {
    /// The server's name, as its row in the snapshot says it.
    String server();

    /// It says that it has it, now or from before.
    record Taken(String server) implements SendAnswer {}

    /// It refuses it.
    ///
    /// @param reason in the server's own words
    record Refused(String server, String reason) implements SendAnswer {}

    /// It said nothing of use.
    record NoAnswer(String server, SourceFault why) implements SendAnswer {}
}
