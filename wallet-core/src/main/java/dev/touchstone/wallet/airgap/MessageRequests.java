package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.message.SignableMessage;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a device is asked to sign for a message. Pure but for the dice.
public final class MessageRequests {
    private MessageRequests() {}

    /// Whether a device can sign it: not what is too long for codes, and not on a chain whose number no device
    /// reads.
    public static boolean canBeAsked(SignableMessage message, BigInteger chainId) {
        return data(message).length() <= SignRequest.MOST_DATA && chainId.bitLength() < Long.SIZE;
    }

    /// The request for a message, under an id of its own.
    ///
    /// @param key where the device has the account's key
    /// @param askedBy who wants it, for the device to show: the origin of an app, or empty for the user
    /// @param dice for the id by which the answer names the request
    public static SignRequest of(
            SignableMessage message,
            BigInteger chainId,
            EthereumAddress account,
            KeyOrigin key,
            String askedBy,
            Dice dice) {
        return new SignRequest(
                ByteString.of(dice.roll(SignRequest.ID_BYTES)),
                data(message),
                switch (message) {
                    case SignableMessage.Personal _ -> SignRequest.Kind.PERSONAL_MESSAGE;
                    case SignableMessage.Typed _ -> SignRequest.Kind.TYPED_DATA;
                },
                chainId.longValueExact(),
                key,
                Optional.of(account),
                askedBy.isEmpty() ? SignRequest.PROGRAM : askedBy);
    }

    private static ByteString data(SignableMessage message) {
        return switch (message) {
            case SignableMessage.Personal(var bytes) -> bytes;
            case SignableMessage.Typed(var data) -> ByteString.of(data.json().getBytes(StandardCharsets.UTF_8));
        };
    }
}
