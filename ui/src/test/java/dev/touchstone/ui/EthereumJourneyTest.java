package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.EthereumLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What people do with ether, over the real views, a ledger, and accounts that the kernel proved.
class EthereumJourneyTest {
    private static final Route PAGE = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));
    private static final String FIRST = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";

    private final SampleSession session = SampleSession.both();
    private final SampleEthereum ether = session.ether();

    @Test
    void showsBothAssetsUnderOneLineThatNamesBlockAndAgeOfEach() {
        try (var person = Person.with(session)) {
            person.reads(
                    "0.4749859 bitcoin", "3.633700000000000001 ether", "Watched besides, not counted: 1.275 000 ETH.");
            person.reads(
                    "All amounts proven: bitcoin up to block 1,412, 2 min ago; ether up to block 216,885, 14 s ago.");
            person.reads("Practice Ethereum, block 216,885   ·   14 s ago, final 13 min ago   ·   3 servers");
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofMinutes(6))));
            person.reads(
                    "Proven except ether. Ether: Proven 6 min ago. No new block for 6 min.",
                    "3.633700000000000001 ether");
        }
    }

    @Test
    void showsNoDigitsOfEtherWhoseProofFailsAndSaysWhy() {
        try (var person = Person.with(session)) {
            person.does(_ -> ether.fail(SampleEthereum.SECOND)).doesNotRead("3.6337");
            person.reads(
                    "3.133700000000000001 ether",
                    "Proven except ether. Ether: Without Savings. One amount failed its proof. It is not shown and not counted.");
            person.go(PAGE).press("Show what is wrong").doesNotRead("0.5 ether");
            person.reads("The proof breaks off before it answers the question.", "MissingTrieNode");
            person.reads("The number was not used. Your money has not moved. Other servers are asked.");
            person.reads("It does not say that your ether is gone.");
            person.does(_ -> ether.prove()).reads("Why this is true", "0.5 ether");
        }
    }

    @Test
    void keepsWhatWasProvenAndSaysWhyThereIsNothingNewer() {
        try (var person = Person.with(session)) {
            person.does(_ -> ether.lose(new Pending.Reason.NobodyProves())).reads("3.633700000000000001 ether");
            person.reads("Ether: Proven 14 s ago. No server gave a proof yet.");
            person.does(_ -> ether.stage(new Stage.Offline(false))).reads("Ether: Offline. Proven as of 14:05.");
        }
    }

    @Test
    void remembersAmountsGreyedWithTheirAgeAfterAStart() {
        try (var person = Person.with(SampleSession.remembering())) {
            person.reads("3.633700000000000001 ether", "Ether: Proven 3 h ago. No server gave a proof yet.");
            person.go(PAGE).reads("Proven 3 h ago", "12 payments sent").doesNotRead("How firmly it is yours");
            person.go(new Route.Home()).press("Details and accounts");
            boolean isGreyed = person.looks(
                    w -> !w.scene.getRoot().lookupAll(".remembered").isEmpty());
            assertThat(isGreyed).isTrue();
        }
    }

    @Test
    void separatesWhatIsFinalFromWhatIsNewest() {
        try (var person = Person.with(session)) {
            person.press("Details and accounts")
                    .reads("Settled", "in block 216,819, which is final", "3.383700000000000001 ether");
            person.reads("Newest", "in block 216,885, signed by 498 of 512, not final yet");
            person.reads("Exactly 3.633 700 000 000 000 001 ETH", "Watched besides, not counted: 1.275 000 ETH.");
            person.reads("Savings", "No payments sent", "Imported", "Watch only", "1 payment sent");
        }
    }

    @Test
    void walksDownFromASumToTheCheckpoint() {
        try (var person = Person.with(session).atTheKeyboard()) {
            person.go(PAGE).strikeWithControl(KeyCode.I);
            person.reads("Proven on this computer, 5 steps.", "What 3 accounts have in the same block makes this sum.");
            person.reads(
                    "Each account’s entry was found in the table of all accounts",
                    "The fingerprint of that table is in block 216,885.");
            person.reads("498 of 512 committee members signed for that block.", "342 needed");
            person.reads("That committee was named by the one before, back to the checkpoint: 2 handovers.");
            person.reads("Starting point", "Checkpoint of 31 October 2026, built into this version. It is 2 days old.");
            person.reads("What this does not prove", "they are not fined for it", "That block is not final yet.");
            person.strike(KeyCode.DOWN).strike(KeyCode.RIGHT).strikeWithControl(KeyCode.C);
            assertThat(person.window().desktop.copied).contains("Each account’s entry", "Savings: 4 steps");
            person.press("Copy this explanation");
            assertThat(person.window().desktop.copied)
                    .contains(
                            "Starting point: Checkpoint of 31 October 2026", "What this does not prove: If two thirds");
        }
    }

    @Test
    void checksAnAccountAgainAndSavesItsProofForOthers() {
        try (var person = Person.with(session)) {
            person.go(PAGE)
                    .press("Why is it true?")
                    .reads("Your account’s entry was found in the table of all accounts (5 steps).");
            person.press("Check again").reads("Checked again: 1 proof from stored bytes");
            person.window().desktop.chosen = Optional.of(Path.of("ether.proof.json"));
            person.press("Save the proof").reads("Saved as ether.proof.json.");
            assertThat(ether.asked).containsExactly("export 1 to ether.proof.json");
        }
    }

    @Test
    void hidesEveryAmountOfEtherInPageAndDrawer() {
        try (var person = Person.with(session)) {
            person.go(PAGE).does(w -> w.navigator.inspect(new Route.Inspection.Ether()));
            person.does(w -> w.strike(KeyCode.H, true, true, false));
            for (var digits : new String[] {"4.9087", "4.908 700", "3.1025", "3.102 500", "0.0312"})
                person.doesNotRead(digits);
            person.reads("a hidden amount");
        }
    }

    @Test
    void showsAnAddressWithItsChainFirstAndALinkThatNamesIt() {
        try (var person = Person.with(session)) {
            person.press("Receive bitcoin").reads("Your Practice Bitcoin address");
            person.does(w -> w.choose("Ethereum"))
                    .reads("Your Practice Ethereum address", "The same address each time.", "EfFD");
            person.press("Copy the address").reads("Copied");
            assertThat(person.window().desktop.copied).isEqualTo(FIRST);
            person.press("Ask for an amount").type("Amount", "1.5.2").reads("Write digits with a point");
            person.type("Amount", "0.25").press("Copy as a payment link");
            assertThat(person.window().desktop.copied)
                    .isEqualTo("ethereum:" + FIRST + "@1337?value=250000000000000000");
            person.does(w -> w.choose("Bitcoin")).reads("Your Practice Bitcoin address");
        }
    }

    @Test
    void warnsOfAnAddressThatTookTheCopiedOnesPlaceAndOfOneThatIsOnlyWatched() {
        try (var person = Person.with(session)) {
            person.go(new Route.ReceiveEther(SampleEthereum.FIRST)).press("Copy the address");
            person.does(w -> {
                w.desktop.copied = SampleAccounts.WATCHED.text();
                w.now.set(TestWindow.NOW.plusSeconds(5));
            });
            person.reads("Other software put a different address on your clipboard.");
            person.go(new Route.ReceiveEther(SampleAccounts.WATCHED))
                    .reads("Watch only. This wallet cannot spend what arrives here");
            person.go(new Route.ReceiveEther(SampleAccounts.IMPORTED))
                    .reads("Your recovery phrase does not bring this account back");
            assertThat(EthereumLink.of(SampleEthereum.FIRST, 1337)).contains(FIRST);
        }
    }

    @Test
    void namesAnAccountWhereItsAddressIsShown() {
        try (var person = Person.with(session)) {
            person.go(new Route.ReceiveEther(SampleEthereum.FIRST)).type("Name of the account", "Daily");
            person.does(w -> w.field("Name of the account").fireEvent(new ActionEvent()));
            person.go(PAGE).reads("Daily");
        }
    }

    @Test
    void offersEtherAndBlocksOnThePracticePage() {
        try (var person = Person.with(session)) {
            person.go(new Route.Practice()).press("Ask the faucet for ether").reads("They arrive with the next block.");
            person.press("Make 1 Ethereum block")
                    .reads("One Ethereum block was made.")
                    .press("Make 96 Ethereum blocks");
            assertThat(ether.asked).containsExactly("send 1000000000000000000 wei to the first", "make 1", "make 96");
        }
    }

    @Test
    void showsBothChainsAndNoAmountOnTheLockScreen() {
        var entry = new WalletEntry("Savings", SampleChain.NETWORK, Path.of("savings.touchstone"));
        var locked = new HostState.Locked(entry, session.bitcoin(), Optional.of(ether.chain));
        try (var person = new Person(new FakeHost(locked))) {
            person.reads("Practice Bitcoin, block 1,412", "Practice Ethereum, block 216,885, 14 s ago. Up to date.");
            person.doesNotRead("ETH").doesNotRead("BTC");
        }
    }

    @Test
    void offersToSetEthereumUpWhereAWalletHasNone() {
        try (var person = Person.with(SampleSession.beforeEthereum())) {
            person.doesNotRead("Receive ether").press("Set up Ethereum").reads("No account yet.");
            person.press("Make my first account").press("Make Account 1").reads("Type the password of this wallet.");
            person.type("Password of this wallet", "guess").press("Make Account 1");
            person.reads("That is not the password. Nothing has changed.");
            person.type("Password of this wallet", SampleWallet.PASSWORD).press("Make Account 1");
            assertThat(person.page()).isEqualTo(PAGE);
            person.reads("Account 1")
                    .go(new Route.Home())
                    .reads("Receive ether")
                    .doesNotRead("Set up Ethereum");
        }
    }
}
