package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is reviewed and followed on Ethereum, what it warns of, and the evidence behind it.
class EthereumReviewJourneyTest {
    private static final EthereumAddress FRIEND = SampleBeacon.stranger(9);
    private static final EthereumAddress NOBODYS =
            EthereumAddress.ofWord(SampleBeacon.stranger(12).trieKey());
    private static final AssetId ETHER = new AssetId.Ether(SampleEthereum.CHAIN);
    private static final String REVIEW = "Review this payment";

    private final SampleSession session = SampleSession.withTokens();

    private SampleSpending spending() {
        return session.ether().spending;
    }

    private static Route.SendAsset ether(String to) {
        return new Route.SendAsset(ETHER, to);
    }

    @Test
    void saysThatAnAddressIsNewWhereItIsPaidEther() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").press(REVIEW);
            person.reads("They get").doesNotRead("never been used").go(new Route.Home());
            person.go(ether(NOBODYS.text())).type("Amount", "0.05").press(REVIEW);
            person.reads("This address has never been used: it has no ether and has sent nothing.");
            person.doesNotRead("raises the fee");
        }
    }

    @Test
    void opensTheEvidenceOfWhatChangesFromTheReview() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").press(REVIEW);
            person.does(w -> w.truthLine().fire());
            var head = SampleEthereum.BEACON
                    .header(HeadKind.SIGNED)
                    .asOf()
                    .height()
                    .value();
            person.reads("What changes", "0.050 000 ETH", "Proven on this computer");
            person.reads("tried on this computer as if in block " + AmountFormat.count(head + 1), "and not sent");
            person.reads("Starting point", "Other transactions may come first");
            person.press("Check again").reads("Checked again: 1 proof from stored bytes");
            person.press("Change something").doesNotRead("and not sent");
            person.type("Amount", "0.06").press(REVIEW).doesNotRead("and not sent");
        }
    }

    @Test
    void showsWhatIsMissingOfAPaymentWhoseBlockIsNotProven() {
        var order = new EthereumOrder.PayEther(SampleEthereum.FIRST, FRIEND, Wei.PER_GWEI);
        var payment = spending().signed(order, Duration.ofMinutes(1));
        try (var person = Person.with(session)) {
            person.go(new Route.FollowEthereum(payment.hash())).doesNotRead("Show the proof");
            person.does(_ -> spending().included(payment, true, Pending.because(new Pending.Reason.NotChecked())));
            person.press("Show what is missing").reads("What is still missing", "This payment is not proven yet.");
            person.does(_ -> spending().included(payment, true, new Refuted<>(new Refutation.TrieNodeHashMismatch(2))));
            person.reads("What is wrong", "This payment failed its proof.").doesNotRead("Save the proof");
        }
    }

    @Test
    void warnsOfAnAddressThatResemblesOneThatWasReallyPaidAndOfNoOther() {
        var paid = EthereumAddress.ofWord(SampleBeacon.stranger(12).trieKey());
        var likeHex = "0x" + paid.value().hex().substring(0, 6) + "0".repeat(28)
                + paid.value().hex().substring(34);
        try (var person = Person.with(session)) {
            person.go(ether(likeHex)).type("Amount", "0.05").press(REVIEW).doesNotRead("resembles one you paid");
            var order = new EthereumOrder.PayEther(SampleEthereum.FIRST, paid, Wei.PER_GWEI);
            person.does(_ -> spending().taken(spending().signed(order, Duration.ofMinutes(1)), 1));
            person.go(new Route.Home())
                    .go(ether(likeHex))
                    .type("Amount", "0.05")
                    .press(REVIEW);
            person.reads("This address resembles one you paid but is different", "The one you paid");
            person.press("Send 0.05 ETH").doesNotRead("Unlock to sign");
            person.press("I have checked this").press("Send 0.05 ETH").reads("Unlock to sign");
        }
    }

    @Test
    void holdsUpAPaymentToAContractAndToNobody() {
        var contract = SampleTokens.BIRDS.address().text();
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(new AssetId.Token(SampleTokens.contract(SampleTokens.DOLLAR)), contract))
                    .type("Amount", "1");
            person.press(REVIEW).reads("This address is a contract.");
            person.go(ether(EthereumAddress.ZERO.text())).type("Amount", "0.05").press(REVIEW);
            person.reads("Nobody has the key of this address.")
                    .press("Send 0.05 ETH")
                    .doesNotRead("Unlock to sign");
        }
    }

    @Test
    void tellsThatNobodyGetsAnythingWhereTheContractRefuses() {
        try (var person = Person.with(session)) {
            person.go(ether(SampleTokens.BIRDS.address().text())).type("Amount", "0.05");
            person.reads("They get", "nothing").press(REVIEW);
            person.reads("The contract refuses", "They get", "nothing");
            person.does(w -> w.truthLine().fire());
            person.reads("and not sent").doesNotRead("0.050 000 ETH");
        }
    }

    @Test
    void stopsWhereWhatWasSeenNoLongerHolds() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").press(REVIEW).press("Send 0.05 ETH");
            person.does(_ -> {
                var effects = new TransactionEffects(
                        SampleEthereum.CHAIN,
                        List.of(),
                        Wei.ZERO,
                        List.of(),
                        SampleEthereum.BEACON.header(HeadKind.SIGNED).asOf());
                spending().insteadOfSigning = Optional.of(new EthereumSignOutcome.EffectsDiffer(effects, effects));
            });
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            person.reads(
                    "Stopped: what would be signed no longer does what you saw. Your money has not moved.", REVIEW);
        }
    }

    @Test
    void saysWhatBecameOfARejectedOneAndOfOneThatFailed() {
        var order = new EthereumOrder.PayEther(SampleEthereum.FIRST, FRIEND, Wei.PER_GWEI);
        var payment = spending().signed(order, Duration.ofMinutes(1));
        spending().refused(payment, "fee too low");
        try (var person = Person.with(session)) {
            person.reads("Not settled yet", "Not sent.").go(new Route.FollowEthereum(payment.hash()));
            person.reads("Not sent. Your money has not moved. Servers refuse it (fee too low).", "Speed it up");
            person.does(_ -> spending().included(payment, false));
            person.reads("Failed", "What you meant to give has not moved; only the fee was paid.");
            person.does(_ -> spending().included(payment, true, new Refuted<>(new Refutation.TrieNodeHashMismatch(2))));
            person.reads("Proof failed", "It was not used.");
            person.does(_ -> spending().included(payment, true, Pending.because(new Pending.Reason.NotChecked())));
            person.doesNotRead("proven here");
        }
    }
}
