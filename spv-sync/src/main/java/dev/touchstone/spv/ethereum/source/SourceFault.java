package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;

/// Why a source was of no use, so that its score, and what a person is told, follow from the kind. Immutable.
public sealed interface SourceFault {
    /// No connection, or it broke. `reason` is for the log and the expert.
    record Unreachable(String reason) implements SourceFault {}

    /// No whole answer within the time, however the bytes dripped.
    record TimedOut(Duration limit) implements SourceFault {}

    /// It asks for a pause (HTTP 429).
    record RateLimited(Duration pause) implements SourceFault {}

    /// It says that it has not got it: pruned, not yet there, or never heard of.
    record NotThere(String reason) implements SourceFault {}

    /// It does not know the question.
    record Unsupported(String what) implements SourceFault {}

    /// Another status than success, or an error object; `code` is HTTP's or JSON-RPC's.
    record Refused(int code, String reason) implements SourceFault {}

    /// More bytes than any honest answer has.
    record TooLarge(long limit) implements SourceFault {}

    /// Not what was asked for, or no sense at all.
    record Unreadable(String reason) implements SourceFault {}

    /// It speaks of rules that this program does not know, a newer fork most likely: no fault of its own.
    record UnknownRules(String what) implements SourceFault {}

    /// It follows another network.
    record WrongNetwork(String reason) implements SourceFault {}

    /// What it said was checked and is false: a lie, or a broken server.
    record Lied(Refutation refutation) implements SourceFault {}

    /// We stopped waiting, for no fault of its own: somebody else was faster, or nobody wants to know any more.
    record GivenUp() implements SourceFault {}
}
