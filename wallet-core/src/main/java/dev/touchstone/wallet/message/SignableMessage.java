package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.PersonalMessage;

/// Something that an account of Ethereum can sign that is no transaction. Immutable.
public sealed interface SignableMessage {
    /// What the key signs.
    Hash256 hash();

    /// A text, or any bytes, as `personal_sign` signs them (EIP-191, version 0x45).
    record Personal(ByteString bytes) implements SignableMessage {
        @Override
        public Hash256 hash() {
            return PersonalMessage.hash(bytes);
        }
    }

    /// Data with its types (EIP-712).
    record Typed(TypedData data) implements SignableMessage {
        @Override
        public Hash256 hash() {
            return data.hash();
        }
    }
}
