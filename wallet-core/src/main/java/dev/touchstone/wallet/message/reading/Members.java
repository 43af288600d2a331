package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The members of a struct whose type was recognised, so that each is there and of its type. Immutable.
record Members(TypedValue.Struct struct) {
    /// The last second of the year 9999.
    private static final long LAST_MOMENT = 253_402_300_799L;

    private TypedValue value(String name) {
        return struct.value(name).orElseThrow(() -> new IllegalStateException("no member " + name));
    }

    BigInteger number(String name) {
        if (value(name) instanceof TypedValue.Whole(var number)) return number;
        throw new IllegalStateException(name + " is no number");
    }

    EthereumAddress address(String name) {
        if (value(name) instanceof TypedValue.Account(var address)) return address;
        throw new IllegalStateException(name + " is no address");
    }

    boolean truth(String name) {
        if (value(name) instanceof TypedValue.Truth(boolean isTrue)) return isTrue;
        throw new IllegalStateException(name + " is no truth value");
    }

    String text(String name) {
        if (value(name) instanceof TypedValue.Text(var text)) return text;
        throw new IllegalStateException(name + " is no text");
    }

    /// The structs in a member that is one, or a list of some; one that is absent is none.
    List<Members> structs(String name) {
        return switch (value(name)) {
            case TypedValue.Struct one -> List.of(new Members(one));
            case TypedValue.Items(var _, var items) ->
                items.stream()
                        .filter(TypedValue.Struct.class::isInstance)
                        .map(item -> new Members((TypedValue.Struct) item))
                        .toList();
            case TypedValue.Absent _,
                    TypedValue.Whole _,
                    TypedValue.Account _,
                    TypedValue.Truth _,
                    TypedValue.Fixed _,
                    TypedValue.Blob _,
                    TypedValue.Text _ -> List.of();
        };
    }

    /// Seconds since 1970; empty where that is no date any more: it never comes.
    Optional<Instant> time(String name) {
        return time(number(name));
    }

    static Optional<Instant> time(BigInteger seconds) {
        boolean isDate = seconds.signum() >= 0 && seconds.compareTo(BigInteger.valueOf(LAST_MOMENT)) <= 0;
        return isDate ? Optional.of(Instant.ofEpochSecond(seconds.longValue())) : Optional.empty();
    }
}
