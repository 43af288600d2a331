package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import java.util.concurrent.CompletableFuture;

/// Signs messages with the accounts of an open wallet. Thread-safe; the rules of [OpenWallet] for futures and
/// passwords hold here too.
public interface EthereumMessages {
    /// Signs a message as one account, and writes down that it did.
    ///
    /// @param askedBy who wants it: the origin of an app, or empty for the user
    CompletableFuture<MessageSignOutcome> sign(
            EthereumAddress account, SignableMessage message, String askedBy, char[] password);

    /// Takes the signature of a message that another device made for one account: it has to be the account's, of
    /// exactly this message. Then it is written down as in [#sign].
    CompletableFuture<MessageSignOutcome> takeSignature(
            EthereumAddress account, SignableMessage message, String askedBy, DeviceSignature signature);
}
