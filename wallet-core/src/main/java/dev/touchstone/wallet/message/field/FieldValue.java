package dev.touchstone.wallet.message.field;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.field.KnownContracts.TokenWords;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The value of a field as it is to be drawn. Immutable.
public sealed interface FieldValue {
    /// Words or digits.
    record Plain(String text) implements FieldValue {}

    record Whole(BigInteger number) implements FieldValue {}

    record Bytes(ByteString bytes) implements FieldValue {}

    record Truth(boolean isTrue) implements FieldValue {}

    /// An address, always to be shown in full.
    ///
    /// @param name what a list calls it
    record Address(EthereumAddress address, Optional<String> name) implements FieldValue {}

    /// An amount of ether, in wei.
    record Ether(BigInteger wei) implements FieldValue {}

    /// An amount of a token.
    ///
    /// @param words empty where the token is not known: then only its smallest units can be shown
    /// @param unlimited what to say in place of the number where it is as much as there ever is
    record Token(BigInteger units, EthereumAddress token, Optional<TokenWords> words, Optional<String> unlimited)
            implements FieldValue {}

    record Moment(Instant at) implements FieldValue {}

    record Length(Duration length) implements FieldValue {}

    /// A piece of a collection.
    record Piece(BigInteger id, Optional<EthereumAddress> collection) implements FieldValue {}

    /// Fields of its own, as a struct or a list has them.
    record Group(List<MessageField> fields) implements FieldValue {
        public Group {
            fields = List.copyOf(fields);
        }
    }
}
