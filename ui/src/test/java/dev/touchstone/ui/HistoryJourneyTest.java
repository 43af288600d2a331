package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.text.HistoryCsv;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.LabelTarget;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people read of what happened on Ethereum, over the real views and a ledger that the kernel proved.
class HistoryJourneyTest {
    private static final Route ETHER = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));

    private static SampleSession lived() {
        var session = SampleSession.withTokens();
        SampleHistory.live(session.wallet());
        return session;
    }

    @Test
    void findsPaymentsOfBothChainsByAssetAndByWords() {
        try (var person = Person.with(lived())) {
            person.go(new Route.Activity());
            person.reads("Half of the rent", "By a contract", "Payments on Ethereum add up to the balances");
            person.does(w -> w.choose("Ether")).reads("By a contract").doesNotRead("Half of the rent");
            person.does(w -> w.choose("Tokens")).reads("PUSD").doesNotRead("By a contract");
            person.does(w -> w.choose("All assets"));
            person.does(w -> w.type(0, "0.25")).reads("By a contract").doesNotRead("PUSD");
            person.window().desktop.chosen = Optional.of(Path.of("payments.csv"));
            person.press("Export as CSV").reads("Saved as payments.csv.");
        }
    }

    @Test
    void theLastPaymentsOfBothChainsStandOnTheHomePageTheNewestFirst() {
        try (var person = Person.with(lived())) {
            person.reads("Latest").doesNotRead("900");
            var latest = person.looks(w -> w.words().stream()
                    .filter(text -> text.startsWith("Received, plus 20 PUSD")
                            || text.startsWith("By a contract, plus 0.25 ether")
                            || text.startsWith("Half of the rent, minus"))
                    .toList());
            assertThat(latest).hasSize(3);
            assertThat(latest.getLast()).as("the oldest").startsWith("Half of the rent");
            person.does(w -> w.row(SampleHistory.shared()).fire());
            assertThat(person.page()).isEqualTo(new Route.Movement(SampleHistory.shared()));
        }
    }

    @Test
    void likelySpamIsFoldedAndSaysWhatItIsWhenItIsOpened() {
        try (var person = Person.with(lived())) {
            person.go(new Route.Activity()).doesNotRead("900");
            person.press("Show 1 payment hidden as likely spam").reads("Likely spam", "900");
            person.press("Hide 1 payment that is likely spam").doesNotRead("900");
        }
    }

    @Test
    void aPaymentIsReadWithItsProofAndNamed() {
        var session = lived();
        try (var person = Person.with(session)) {
            person.go(new Route.Movement(SampleHistory.rent()));
            person.reads("Sent", "which is final", "Fee", "Account 1").type("Your note", "October");
            person.go(new Route.Activity()).does(w -> w.type(0, "october")).reads("October");
            person.go(new Route.Movement(SampleHistory.rent())).press("Show the proof");
            person.reads("Proven on this computer", "The receipt stands where the transaction does");
        }
    }

    @Test
    void whoeverIsAContactIsCalledByTheirName() {
        var session = lived();
        try (var person = Person.with(session)) {
            person.go(new Route.Activity()).does(w -> w.type(0, "holle")).doesNotRead("to Frau Holle");
            var landlord = Optional.of(SampleHistory.LANDLORD);
            var _ = session.wallet.contacts.add(
                    new ContactEntry("Frau Holle", "", Optional.empty(), landlord, Optional.empty()));
            person.reads("to Frau Holle");
        }
    }

    @Test
    void theProofOfAWholeHistoryIsSavedWhereThePersonWants() {
        var session = lived();
        try (var person = Person.with(session)) {
            person.go(ETHER).reads("3 proven movements add up");
            person.window().desktop.chosen = Optional.of(Path.of("history.proof.json"));
            person.press("Save the proof").reads("Saved as history.proof.json.");
        }
    }

    @Test
    void theListForOtherProgramsHasEveryLineApartFromItsFeeAndNoFormulas() {
        var session = lived();
        session.wallet()
                .label(new LabelTarget.OnEthereumPayment(SampleHistory.rentPayment()), "=1+1\n@now")
                .join();
        var csv = HistoryCsv.of(session.wallet().snapshot().get());
        var head = csv.lines().findFirst().orElseThrow();
        assertThat(head)
                .isEqualTo("time,asset,token_contract,token_id,direction,amount,sent,received,fee,fee_asset,account,"
                        + "counterpart,label,state,standing,block_height,block_hash,transaction,likely_spam");
        var rent = csv.lines()
                .filter(line -> line.contains(",-0.100042"))
                .findFirst()
                .orElseThrow();
        assertThat(rent).contains(",-0.100042000000000000,0.100000000000000000,,0.000042,ETH,");
        assertThat(csv).contains("\"'=1+1\n@now\"").contains(",yes\r\n");
        var bird = csv.lines()
                .filter(line -> line.contains("Practice Birds"))
                .findFirst()
                .orElseThrow();
        assertThat(bird).contains("," + SampleTokens.BIRD + ",Received,1,,1,,,", "Proven");
    }

    @Test
    void aCollectibleSaysHowItCameAndItsLineLeadsBackToIt() {
        var bird = new NftRef(SampleEthereum.CHAIN, SampleTokens.BIRDS.address(), SampleTokens.BIRD);
        try (var person = Person.with(lived())) {
            person.go(new Route.Asset(new AssetId.Collectible(bird)))
                    .reads("It came to you in block", "which is proven", "Received");
            person.go(new Route.Activity()).does(w -> w.choose("Tokens")).reads("#");
        }
    }

    @Test
    void afterAStartACollectibleOnlyRecallsHowItCame() {
        var bird = new NftRef(SampleEthereum.CHAIN, SampleTokens.BIRDS.address(), SampleTokens.BIRD);
        var session = SampleSession.withTokens();
        SampleHistory.remember(session.wallet());
        try (var person = Person.with(session)) {
            person.go(new Route.Asset(new AssetId.Collectible(bird)))
                    .reads("That is on record, and its proof is being checked again.");
        }
    }

    @Test
    void whatNoPaymentExplainsIsSaidToBeAContracts() {
        try (var person = Person.with(lived())) {
            person.go(new Route.Movement(SampleHistory.shared()));
            person.reads("By a contract", "No payment in this block explains it")
                    .doesNotRead("Send again");
        }
    }

    @Test
    void thePageOfEtherSaysThatTheHistoryAddsUpOrWhatIsMissing() {
        var session = lived();
        try (var person = Person.with(session)) {
            person.go(ETHER)
                    .reads("3 proven movements add up to this balance", "Nothing else came or went since then.");
            person.does(_ -> SampleHistory.hide(session.wallet()));
            person.reads("Not explained yet: +0.500 000", "No server proves older blocks.");
            person.doesNotRead("3 proven movements");
            person.reads("This block was replaced");
        }
    }

    @Test
    void afterAStartNothingIsSaidToAddUpBeforeItIsCheckedAgain() {
        var session = SampleSession.withTokens();
        SampleHistory.remember(session.wallet());
        try (var person = Person.with(session)) {
            person.go(ETHER).reads("being checked").doesNotRead("add up to this balance");
            person.go(new Route.Movement(SampleHistory.rent())).reads("Its proof is being checked again");
            assertThat(session.wallet().snapshot().get().ethereumHistory().unchecked())
                    .isNotEmpty();
        }
    }
}
