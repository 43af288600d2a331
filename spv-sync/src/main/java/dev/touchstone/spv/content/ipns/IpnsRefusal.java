package dev.touchstone.spv.content.ipns;

import java.time.Instant;

/// Why a record does not say what a name points to. Immutable.
public sealed interface IpnsRefusal {
    /// The record brings no key, and the name is but the hash of one.
    record NoKey() implements IpnsRefusal {}

    /// The record brings another key than the name's.
    record WrongKey() implements IpnsRefusal {}

    /// The key is of a kind that is not checked here.
    record KeyNotCheckable(String kind) implements IpnsRefusal {}

    /// The owner of the key did not sign this record: it was changed.
    record BadSignature() implements IpnsRefusal {}

    /// The unsigned copy of a field says something else than the signed one.
    record FieldsDiffer(String field) implements IpnsRefusal {}

    record Expired(Instant at) implements IpnsRefusal {}
}
