package dev.touchstone.app.cli;

import dev.touchstone.app.cli.SpendingOptions.Until;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.ui.text.EthereumPaymentTexts;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import java.util.Optional;

/// How far a payment on an Ethereum network has come, for programs and for people. Pure.
final class EthereumOffering {
    private EthereumOffering() {}

    /// Whether there is nothing more to wait for.
    static boolean isFarEnough(EthereumPaymentState state, Until until) {
        return switch (state) {
            case EthereumPaymentState.Saved _ -> false;
            case EthereumPaymentState.Taken _ -> until == Until.TAKEN;
            case EthereumPaymentState.InBlock _ -> until != Until.SETTLED;
            case EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Settled _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> true;
        };
    }

    /// What is to be said against how far it came; empty where it came as far as was wanted.
    static Optional<Failure> reservation(EthereumPaymentState state, Until until) {
        return switch (state) {
            case EthereumPaymentState.Saved _ ->
                Optional.of(Failure.environment(
                        "NotTaken",
                        "The payment is signed and saved, but no server has taken it yet. 'touchstone eth nonce' "
                                + "offers it again."));
            case EthereumPaymentState.Rejected(var reason) ->
                Optional.of(Failure.refused(
                        "Rejected",
                        "The servers refuse the payment: " + Words.printable(reason) + ". Your money has not moved."));
            case EthereumPaymentState.Overtaken _, EthereumPaymentState.Replaced _, EthereumPaymentState.Abandoned _ ->
                Optional.of(Failure.refused(name(state), words(state)));
            case EthereumPaymentState.Taken _, EthereumPaymentState.InBlock _, EthereumPaymentState.Settled _ ->
                isFarEnough(state, until)
                        ? failure(state)
                        : Optional.of(Failure.environment(
                                "StillWaiting", "It is signed and offered, and has come no further yet."));
        };
    }

    private static Optional<Failure> failure(EthereumPaymentState state) {
        return succeeded(state).orElse(true) ? Optional.empty() : Optional.of(Failure.refused("Failed", words(state)));
    }

    private static Optional<Boolean> succeeded(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.InBlock(var _, boolean succeeded) -> Optional.of(succeeded);
            case EthereumPaymentState.Settled(var _, boolean succeeded) -> Optional.of(succeeded);
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> Optional.empty();
        };
    }

    private static Optional<Finding<TransactionReceipt>> receipt(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.InBlock(var proof, var _) -> Optional.of(proof);
            case EthereumPaymentState.Settled(var proof, var _) -> Optional.of(proof);
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> Optional.empty();
        };
    }

    /// The name that the command line gives a state.
    static String name(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Saved _ -> "Saved";
            case EthereumPaymentState.Taken _ -> "Taken";
            case EthereumPaymentState.Rejected _ -> "Rejected";
            case EthereumPaymentState.InBlock _ -> "InBlock";
            case EthereumPaymentState.Settled _ -> "Settled";
            case EthereumPaymentState.Replaced _ -> "Replaced";
            case EthereumPaymentState.Overtaken _ -> "Overtaken";
            case EthereumPaymentState.Abandoned _ -> "Abandoned";
        };
    }

    static String words(EthereumPaymentState state) {
        return Words.plain(EthereumPaymentTexts.state(state));
    }

    /// `state`, `servers`, `succeeded`, `inBlock`, `replacedBy`, `refusal`: what there is of them, else `null`.
    static Json.Members members(EthereumPaymentState state) {
        return Json.Members.none().with("state", name(state)).and(facts(state));
    }

    /// The same of what is not signed.
    static Json.Members ofDraft() {
        return Json.Members.none().with("state", "Draft").and(facts(new EthereumPaymentState.Saved()));
    }

    private static Json.Members facts(EthereumPaymentState state) {
        var block = receipt(state)
                .flatMap(proof -> proof instanceof Proven<TransactionReceipt> proven
                        ? Optional.<Json>of(
                                EthereumMembers.point(proven.value().receipt().block()))
                        : Optional.empty());
        return Json.Members.none()
                .with("servers", state instanceof EthereumPaymentState.Taken(int servers) ? servers : 0)
                .with("succeeded", succeeded(state).<Json>map(Json.Flag::new).orElseGet(Json.Nothing::new))
                .with("inBlock", block.orElseGet(Json.Nothing::new))
                .withText(
                        "replacedBy",
                        state instanceof EthereumPaymentState.Replaced(var by)
                                ? Optional.of(EthereumWords.hex(by))
                                : Optional.empty())
                .withText(
                        "refusal",
                        state instanceof EthereumPaymentState.Rejected(var reason)
                                ? Optional.of(reason)
                                : Optional.empty());
    }
}
