package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.WaitingRequests;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The door of a wallet for apps, as the screens see it. Thread-safe; commands complete off the JavaFX thread.
/// Which apps are connected, and what they asked for, is in the wallet itself ([dev.touchstone.wallet.Apps]).
public interface AppSide {
    Latest<DoorState> door();

    /// What apps ask for now, the oldest first.
    Latest<List<WaitingRequests.Waiting>> waiting();

    /// Payments of apps whose way is to be shown, the newest wish.
    Latest<Optional<WaitingRequests.Shown>> shown();

    /// Asks the contracts of tokens what they call themselves and how many decimals they have, by calls that are
    /// proven. Those that have no proven answer are left out.
    CompletableFuture<Map<EthereumAddress, TokenWords>> describe(Set<EthereumAddress> tokens);

    /// Opens the door at a port, and keeps it so for the next start; shuts it where it stands open at another.
    CompletableFuture<DoorState> open(int port);

    /// Hangs up on everybody, and keeps it so for the next start.
    CompletableFuture<DoorState> shut();

    /// Makes a token for a program, in place of the one it had.
    CompletableFuture<TokenOutcome> newToken(String program);

    /// From now on the program's token is worth nothing.
    CompletableFuture<DoorState> forget(String program);

    /// Works out what a transaction would do.
    CompletableFuture<Review> review(EthereumRequest request);

    /// What a message of an app is held against; whether there is the contract that it is for, is asked first.
    CompletableFuture<MessageContext> context(SignableMessage message, EthereumAddress account, AppOrigin app);

    /// Signs a message for an app. Wipes the array.
    CompletableFuture<MessageSignOutcome> sign(
            EthereumAddress account, SignableMessage message, AppOrigin app, char[] password);

    /// What another device is asked to sign for a message that was shown.
    SignRequest request(MessageReview review, AppOrigin app, KeyOrigin key);

    /// Takes the signature that the device made for a message of an app.
    CompletableFuture<MessageSignOutcome> takeSignature(
            EthereumAddress account, SignableMessage message, AppOrigin app, DeviceSignature signature);

    /// What the contract of a token says of itself. Immutable.
    ///
    /// @param symbol in a form that can be shown; empty where it says nothing
    record TokenWords(String symbol, int decimals) {}

    /// How the door stands. Immutable.
    ///
    /// @param port where it is, or would be
    /// @param programs those that have a token
    record DoorState(Standing standing, int port, List<String> programs) {
        public DoorState {
            programs = List.copyOf(programs);
        }

        public boolean isOpen() {
            return standing instanceof Standing.Open;
        }
    }

    /// Whether apps get in.
    sealed interface Standing {
        record Open() implements Standing {}

        record Shut() implements Standing {}

        /// It should be open, but the port cannot be had.
        record Unable(String reason) implements Standing {}
    }

    /// What came of making a token.
    sealed interface TokenOutcome {
        /// To be shown once; nobody keeps it.
        record Made(String program, String token) implements TokenOutcome {}

        record NoName(String reason) implements TokenOutcome {}

        record NotSaved(String reason) implements TokenOutcome {}
    }

    /// What a transaction would do, or why that is not known.
    sealed interface Review {
        /// It can be looked at and signed.
        ///
        /// @param order what it was meant to do, read back from its bytes
        /// @param most that the fee can be
        /// @param signing has it signed
        record Ready(EthereumOrder order, TransactionEffects effects, Wei most, Signing signing) implements Review {}

        record NotReady(EthereumDraftOutcome why) implements Review {}
    }

    /// Signs exactly what was shown.
    interface Signing {
        /// Wipes the array.
        CompletableFuture<EthereumSignOutcome> sign(char[] password);

        /// What another device is asked to sign; empty where none can sign it.
        Optional<SignRequest> request(KeyOrigin key);

        /// Takes the signature that the device made.
        CompletableFuture<DeviceSignOutcome> takeSignature(DeviceSignature signature);
    }
}
