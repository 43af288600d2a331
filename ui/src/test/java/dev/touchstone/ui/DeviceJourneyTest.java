package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.Ur;
import dev.touchstone.wallet.asset.AssetId;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Another device signs, over the real views: it reads codes, and what it answers is taken only for this payment.
class DeviceJourneyTest {
    static final KeyOrigin ORIGIN = new KeyOrigin(0x73c5da0a, EthereumKeys.path(0));
    private static final AssetId ETHER = new AssetId.Ether(SampleEthereum.CHAIN);
    private static final String REVIEW = "Review this payment";
    private static final String SEND = "Send 0.05 ETH";
    private static final String PUBLIC_KEY =
            "ur:crypto-hdkey/onaxhdclaojlvoechgferkdpqdiabdrflawshlhdmdcemtfnlrctghchbdolvws"
                    + "ednvdztbgolaahdcxtottgostdkhfdahdlykkecbbweskrymwflvdylgerkloswtbrpfdbsticmwylklpahtaadehoyaoadamtaaddyoyadlec"
                    + "sdwykadykadykaewkadwkaycywlcscewfihbdaehn";

    private final SampleSession session = SampleSession.both();

    static void giveToDevice(SampleSession session) {
        var _ = session.wallet.accounts.watchDevice(SampleAccounts.WATCHED, ORIGIN, "Grandmother");
    }

    /// At the page on which the device is asked; what is to be signed lies on the clipboard.
    private Person asked() {
        giveToDevice(session);
        return Person.with(session)
                .go(new Route.SendAsset(ETHER, SampleBeacon.stranger(9).text()))
                .type("Amount", "0.05")
                .does(w -> w.choose("Grandmother"))
                .press(REVIEW)
                .press("I have checked this")
                .press(SEND)
                .press("Copy it as text");
    }

    private static SignRequest request(Person person) {
        return Ur.parse(person.window().desktop.copied).then(SignRequest::parse).orThrow();
    }

    private static String answer(Optional<ByteString> id) {
        return new DeviceSignature(id, ByteString.of(new byte[65])).ur().text();
    }

    @Test
    void aDeviceReadsTheCodesAndItsAnswerIsTaken() {
        try (var person = asked()) {
            person.reads("Sign with another device", "1. Let the device read the code.", SEND)
                    .doesNotRead("Password");
            var request = request(person);
            assertThat(request.key()).isEqualTo(ORIGIN);
            assertThat(request.address()).contains(SampleAccounts.WATCHED);
            person.type("Answer of the device", answer(Optional.of(request.id())))
                    .press(SEND);
            assertThat(person.page()).isInstanceOf(Route.FollowEthereum.class);
            assertThat(session.ether().asked).contains("take signature 0000");
        }
    }

    @Test
    void anAnswerIsReadOutOfAPicture() {
        try (var person = asked()) {
            person.does(w -> w.spoken("Read a QR code from a picture").fire());
            var desktop = person.window().desktop;
            desktop.chosen = Optional.of(Path.of("answer.png"));
            person.does(w -> w.spoken("Read a QR code from a picture").fire())
                    .reads("No QR code can be read in this picture.");
            desktop.code = Optional.of(answer(Optional.of(request(person).id())));
            person.does(w -> w.spoken("Read a QR code from a picture").fire())
                    .doesNotRead("No QR code can be read")
                    .press(SEND);
            assertThat(person.page()).isInstanceOf(Route.FollowEthereum.class);
        }
    }

    @Test
    void whatIsNoAnswerToThisRequestIsNotTaken() {
        try (var person = asked()) {
            person.press(SEND).reads("Paste what the device answers.");
            person.type("Answer of the device", "https://example.com").press(SEND);
            person.reads("This is not what a device answers.");
            person.type("Answer of the device", answer(Optional.of(ByteString.of(new byte[16]))))
                    .press(SEND);
            person.reads("This answers another request.");
            session.ether().spending.otherSignature = true;
            person.type("Answer of the device", answer(Optional.empty())).press(SEND);
            person.reads("This is not this account’s signature of this payment. Nothing was sent.");
            person.press("Back to the review").reads("They get");
        }
    }

    @Test
    void anAccountIsWatchedByTheKeyThatADeviceShows() {
        try (var person = Person.with(session)) {
            person.go(new Route.AddAccount(Route.AccountWay.WATCH_ONLY))
                    .type("Ethereum address", "ur:crypto-hdkey/aeae");
            person.press("Watch this address").reads("This is no public key of a signing device.");
            person.type("Ethereum address", PUBLIC_KEY).press("Watch this address");
            assertThat(person.page()).isInstanceOf(Route.Asset.class);
            assertThat(session.wallet().snapshot().get().ethereum().accounts())
                    .anyMatch(holding -> holding.account() instanceof EthereumAccount.WatchOnly(var _, var device)
                            && device.isPresent());
        }
    }
}
