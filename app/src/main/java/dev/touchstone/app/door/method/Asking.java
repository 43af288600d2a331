package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.AppSession;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/// Puts requests to the user, and writes down what came of them. Thread-safe; waits as long as the user may take.
final class Asking {
    private final DoorWallet wallet;

    Asking(DoorWallet wallet) {
        this.wallet = wallet;
    }

    /// The app's session, or the refusal that tells it to connect.
    AppSession session(Caller caller) throws RefusedException {
        return wallet.apps()
                .known()
                .get()
                .session(caller.app())
                .filter(session -> !visible(session).isEmpty())
                .orElseThrow(() -> new RefusedException(
                        RpcFailure.UNAUTHORIZED, "not connected to this wallet; ask with eth_requestAccounts first"));
    }

    /// Whether the user connected the app.
    boolean isConnected(AppOrigin app) {
        return wallet.apps()
                .known()
                .get()
                .session(app)
                .filter(session -> !visible(session).isEmpty())
                .isPresent();
    }

    /// What the app may see of the accounts that are there now.
    List<EthereumAddress> visible(AppSession session) {
        if (!session.isFresh(wallet.clock().instant())) return List.of();
        var own = wallet.own().accounts();
        return session.accounts().stream().filter(own::contains).toList();
    }

    /// The account that an app names, where it may use it.
    EthereumAddress account(Caller caller, EthereumAddress account) throws RefusedException {
        if (visible(session(caller)).contains(account)) return account;
        throw new RefusedException(RpcFailure.UNAUTHORIZED, "the account was not opened to this app");
    }

    /// Asks, and writes down what was decided before the app hears of it.
    ///
    /// @param about in a few words
    AppDecision ask(Caller caller, AppRequest request, String about) throws RefusedException, InterruptedException {
        var answer = wallet.requests().ask(request);
        caller.leaving().whenGone(() -> answer.cancel(false));
        AppDecision decision;
        try {
            decision = answer.get();
        } catch (CancellationException _) {
            decision = new AppDecision.Withdrawn();
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking the user failed", e.getCause());
        }
        note(request, about, decision);
        return decision;
    }

    private void note(AppRequest request, String about, AppDecision decision) throws RefusedException {
        var entry = new AppLogEntry(
                request.app(),
                request.act(),
                AppLogEntry.brief(about),
                decision.end(),
                wallet.clock().instant());
        saved(wallet.apps().note(entry).join());
    }

    <T> T saved(Saving<T> saving) throws RefusedException {
        return switch (saving) {
            case Saving.Saved<T>(var value) -> value;
            case Saving.NotSaved<T>(var reason) ->
                throw new RefusedException(RpcFailure.INTERNAL, "the wallet could not write it down: " + reason);
        };
    }

    /// The refusal for a decision that gives no result.
    static RefusedException refusal(AppDecision decision) {
        return switch (decision) {
            case AppDecision.Rejected _ -> new RefusedException(RpcFailure.USER_REJECTED, "the user rejected it");
            case AppDecision.Expired _ ->
                new RefusedException(RpcFailure.USER_REJECTED, "the user did not answer in time");
            case AppDecision.Withdrawn _ ->
                new RefusedException(RpcFailure.LIMIT_EXCEEDED, "too many requests wait for the user");
            case AppDecision.Failed(var reason) -> new RefusedException(RpcFailure.INTERNAL, reason);
            case AppDecision.Nobody _ ->
                new RefusedException(RpcFailure.UNAUTHORIZED, "nobody is there to be asked, and no rule allows it");
            case AppDecision.ByPolicy(var inner) -> refusal(inner);
            case AppDecision.Connected _, AppDecision.Sent _, AppDecision.Signed _, AppDecision.Agreed _ ->
                throw new IllegalStateException("an answer of another kind: " + decision);
        };
    }

    /// The decision itself, whoever made it.
    static AppDecision plain(AppDecision decision) {
        return decision instanceof AppDecision.ByPolicy(var inner) ? inner : decision;
    }
}
