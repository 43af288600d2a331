package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.util.Optional;

/// What a device is asked to sign for a draft. Pure but for the dice.
public final class DraftRequests {
    private DraftRequests() {}

    /// Whether a device can sign it: not what an account says beside its transaction (EIP-7702), for which
    /// there is no request, and not on a chain whose number no device reads.
    public static boolean canBeAsked(EthereumDraft draft) {
        return draft.transaction().authorizations().isEmpty() && draft.chainId().bitLength() < Long.SIZE;
    }

    /// The request for a draft, under an id of its own.
    ///
    /// @param key where the device has the account's key
    /// @param dice for the id by which the answer names the request
    public static SignRequest of(EthereumDraft draft, KeyOrigin key, Dice dice) {
        var transaction = draft.transaction();
        boolean isLegacy = transaction.type() == TransactionType.LEGACY;
        return new SignRequest(
                ByteString.of(dice.roll(SignRequest.ID_BYTES)),
                transaction.blank(draft.chainId()).signingBytes(),
                isLegacy ? SignRequest.Kind.LEGACY_TRANSACTION : SignRequest.Kind.TYPED_TRANSACTION,
                draft.chainId().longValueExact(),
                key,
                Optional.of(transaction.from()),
                SignRequest.PROGRAM);
    }
}
