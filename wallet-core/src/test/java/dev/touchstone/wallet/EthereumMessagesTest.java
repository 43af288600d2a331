package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.ledger.SignedMessage;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.TypedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class EthereumMessagesTest {
    private static final SignableMessage HELLO =
            new SignableMessage.Personal(ByteString.of("Hello,\nBob!".getBytes(StandardCharsets.UTF_8)));

    private final SavingsWallet savings;

    EthereumMessagesTest(@TempDir Path directory) {
        savings = new SavingsWallet(directory);
    }

    @AfterEach
    void close() {
        savings.close();
    }

    private static MessageSignOutcome sign(
            OpenWallet wallet, EthereumAddress account, SignableMessage message, String password) {
        var typed = password.toCharArray();
        var outcome = wallet.messages()
                .sign(account, message, "https://app.example", typed)
                .join();
        assertThat(typed).containsOnly('\0');
        return outcome;
    }

    private static EthereumAddress imported(OpenWallet wallet, String key) {
        var outcome = wallet.ethereum()
                .importKey(key.toCharArray(), "", SavingsWallet.PASSWORD.toCharArray())
                .join();
        return switch (outcome) {
            case KeyImport.Imported(var account) -> account.address();
            case KeyImport.AlreadyThere(var account) -> account.address();
            default -> throw new AssertionError(outcome);
        };
    }

    @Test
    void aSignatureNamesItsSignerAndIsWrittenDownFirst() {
        try (var wallet = savings.create()) {
            var outcome = sign(wallet, SavingsWallet.FIRST, HELLO, SavingsWallet.PASSWORD);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            MessageSignOutcome.Signed.class,
                            signed -> assertThat(RecoverableSignature.parse(signed.signature())
                                            .orThrow()
                                            .signer(HELLO.hash()))
                                    .contains(SavingsWallet.FIRST));
        }
        try (var wallet = savings.open()) {
            assertThat(wallet.snapshot().get().messages())
                    .singleElement()
                    .returns(SavingsWallet.FIRST, SignedMessage::account)
                    .returns(HELLO.hash(), SignedMessage::hash)
                    .returns("Hello, Bob!", SignedMessage::about)
                    .returns("https://app.example", SignedMessage::askedBy);
        }
    }

    @Test
    void withAWrongPasswordOrWithoutAKeyNothingIsSigned() {
        var other = SavingsWallet.address("0xcccccccccccccccccccccccccccccccccccccccc");
        try (var wallet = savings.create()) {
            assertThat(sign(wallet, SavingsWallet.FIRST, HELLO, "wrong horse"))
                    .isEqualTo(new MessageSignOutcome.WrongPassword());
            assertThat(sign(wallet, other, HELLO, SavingsWallet.PASSWORD))
                    .isEqualTo(new MessageSignOutcome.NoSuchAccount(other));
            wallet.ethereum().watch(other, "").join();
            assertThat(sign(wallet, other, HELLO, SavingsWallet.PASSWORD))
                    .isEqualTo(new MessageSignOutcome.WatchOnly(other));
            assertThat(wallet.snapshot().get().messages()).isEmpty();
        }
    }

    @Test
    void theMailOfTheStandardGetsTheSignatureOfTheStandard() {
        var mail = Vectors.json("ethereum/eip712/mail.json");
        var data = TypedData.parse(mail.path("typedData").toString()).orThrow();
        try (var wallet = savings.create()) {
            var account = imported(wallet, mail.path("privateKey").asString().substring(2));
            assertThat(account.text()).isEqualTo(mail.path("address").asString());
            var outcome = sign(wallet, account, new SignableMessage.Typed(data), SavingsWallet.PASSWORD);
            assertThat(hex(outcome)).isEqualTo(signatureOf(mail));
        }
    }

    private static MessageSignOutcome takes(
            OpenWallet wallet, EthereumAddress account, SignableMessage message, ByteString signature) {
        return wallet.messages()
                .takeSignature(account, message, "", new DeviceSignature(Optional.empty(), signature))
                .join();
    }

    @Test
    void whatAnotherDeviceSignedIsCheckedAndWrittenDown() {
        ByteString made;
        try (var device = savings.create()) {
            made = ((MessageSignOutcome.Signed) sign(device, SavingsWallet.FIRST, HELLO, SavingsWallet.PASSWORD))
                    .signature();
            var other = new SignableMessage.Personal(ByteString.of((byte) 1));
            assertThat(takes(device, SavingsWallet.FIRST, other, made))
                    .isEqualTo(new MessageSignOutcome.OtherSignature());
            var stranger = SavingsWallet.address("0xcccccccccccccccccccccccccccccccccccccccc");
            assertThat(takes(device, stranger, HELLO, made)).isEqualTo(new MessageSignOutcome.NoSuchAccount(stranger));
            device.ethereum().watch(stranger, "").join();
            assertThat(takes(device, stranger, HELLO, made)).isEqualTo(new MessageSignOutcome.OtherSignature());
            assertThat(device.snapshot().get().messages()).hasSize(1);
            assertThat(takes(device, SavingsWallet.FIRST, HELLO, made)).isEqualTo(new MessageSignOutcome.Signed(made));
            assertThat(device.snapshot().get().messages()).hasSize(2);
        }
    }

    @Test
    void aSignatureInAFormThatNoMessageHasIsRefused() {
        try (var wallet = savings.create()) {
            var made = ((MessageSignOutcome.Signed) sign(wallet, SavingsWallet.FIRST, HELLO, SavingsWallet.PASSWORD))
                    .signature()
                    .toArray();
            made[64] += 10;
            assertThat(takes(wallet, SavingsWallet.FIRST, HELLO, ByteString.of(made)))
                    .isEqualTo(new MessageSignOutcome.OtherSignature());
            made[64] -= 37;
            assertThat(takes(wallet, SavingsWallet.FIRST, HELLO, ByteString.of(made)))
                    .isInstanceOf(MessageSignOutcome.Signed.class);
            assertThat(takes(wallet, SavingsWallet.FIRST, HELLO, ByteString.of(new byte[70])))
                    .isEqualTo(new MessageSignOutcome.OtherSignature());
        }
    }

    private static String signatureOf(JsonNode mail) {
        var signature = mail.path("signature");
        return signature.path("r").asString()
                + signature.path("s").asString().substring(2)
                + Integer.toHexString(signature.path("v").asInt());
    }

    private static String hex(MessageSignOutcome outcome) {
        return "0x" + ((MessageSignOutcome.Signed) outcome).signature().hex();
    }

    @Test
    void textsGetTheSignaturesThatOtherWalletsMake() {
        var vectors = Vectors.json("ethereum/eip191/personal-sign.json");
        assertThat(vectors.size()).isEqualTo(4);
        try (var wallet = savings.create()) {
            for (var vector : vectors) {
                var account =
                        imported(wallet, vector.path("privateKey").asString().substring(2));
                var message = ByteString.fromHex(
                                vector.path("message").asString().substring(2))
                        .orElseThrow();
                var outcome = sign(wallet, account, new SignableMessage.Personal(message), SavingsWallet.PASSWORD);
                assertThat(hex(outcome)).isEqualTo(vector.path("signature").asString());
            }
        }
    }
}
