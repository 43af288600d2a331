package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.Ur;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an app asks of an account whose key another device has, over the real views.
class DeviceRequestTest {
    private static final String SIGN = "Sign with another device";
    private static final String ANSWER = "Answer of the device";

    private final SampleSession session = SampleSession.withDoor();
    private final SampleDoor door = session.door();

    @BeforeEach
    void giveToDevice() {
        DeviceJourneyTest.giveToDevice(session);
    }

    private static SignRequest request(Person person) {
        person.press("Copy it as text");
        return Ur.parse(person.window().desktop.copied).then(SignRequest::parse).orThrow();
    }

    private static String answer(SignRequest request, int octet) {
        var bytes = new byte[65];
        bytes[64] = (byte) octet;
        return new DeviceSignature(Optional.of(request.id()), ByteString.of(bytes))
                .ur()
                .text();
    }

    @Test
    void aTextIsSignedByTheDevice() {
        var answer = door.askDeviceToSign("Sign in to gallery.example");
        try (var person = Person.with(session)) {
            person.reads("Sign in to gallery.example").doesNotRead("Password").press(SIGN);
            person.reads("1. Let the device read the code.", "https://gallery.example");
            var request = request(person);
            assertThat(request.kind()).isEqualTo(SignRequest.Kind.PERSONAL_MESSAGE);
            assertThat(new String(request.data().toArray(), StandardCharsets.UTF_8))
                    .isEqualTo("Sign in to gallery.example");
            assertThat(request.address()).contains(SampleAccounts.WATCHED);
            assertThat(request.key()).isEqualTo(DeviceJourneyTest.ORIGIN);
            person.type(ANSWER, answer(request, 0)).press("Sign the text");
            assertThat(answer.join()).isInstanceOf(AppDecision.Signed.class);
        }
    }

    @Test
    void dataWithTypesGoesToTheDeviceAsItWasAsked() {
        var answer = door.askDeviceToSignTyped();
        try (var person = Person.with(session)) {
            person.press(SIGN);
            var request = request(person);
            assertThat(request.kind()).isEqualTo(SignRequest.Kind.TYPED_DATA);
            person.type(ANSWER, answer(request, 0)).press("Sign the data");
            assertThat(answer.join()).isInstanceOf(AppDecision.Signed.class);
        }
    }

    @Test
    void whatTheDeviceSignedInsteadIsNotHandedOut() {
        var answer = door.askDeviceToSign("Sign in");
        try (var person = Person.with(session)) {
            person.press(SIGN);
            person.type(ANSWER, answer(request(person), 1)).press("Sign the text");
            person.reads("This is not this account\u2019s signature of this message.");
            assertThat(answer).isNotDone();
            person.press("Back to the request").press("Refuse");
            assertThat(answer).isCompletedWithValue(new AppDecision.Rejected());
        }
    }

    @Test
    void aPaymentOfAnAppIsSignedByTheDevice() {
        door.signing = new EthereumSignOutcome.HeadTooOld(Duration.ofHours(1));
        var answer = door.askDeviceForCall();
        try (var person = Person.with(session)) {
            person.press(SIGN);
            person.type(ANSWER, answer(request(person), 0)).press("Sign and send");
            assertThat(door.done).last().isEqualTo("take signature of a call");
            person.reads("Not signed. The newest proven block is too old.");
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void anAppCanBeShownTheAccountOfTheDevice() {
        var answer = door.askToConnect();
        try (var person = Person.with(session)) {
            person.does(window -> window.toggle("Grandmother  " + AssetNames.brief(SampleAccounts.WATCHED))).press("Show these accounts");
            var connected = (AppDecision.Connected) answer.join();
            assertThat(connected.accounts()).contains(SampleAccounts.WATCHED);
        }
    }

    @Test
    void aContractThatIsNotThereIsPointedOut() {
        door.contracts = new KnownContracts() {
            @Override
            public Optional<Boolean> hasCode(BigInteger chainId, EthereumAddress address) {
                return Optional.of(false);
            }
        };
        var _ = door.askToSignTyped();
        try (var person = Person.with(session)) {
            person.reads("There is no contract at 0x00000000");
        }
    }

    @Test
    void anAppThatGoesAwayEndsTheTalkWithTheDevice() {
        var answer = door.askDeviceToSign("Sign in");
        try (var person = Person.with(session)) {
            person.press(SIGN).does(_ -> answer.cancel(false));
            person.reads("Nobody waits for this any more");
        }
    }
}
