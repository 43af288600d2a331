package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.UrParts;
import dev.touchstone.wallet.airgap.UrReader;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A payment from an account whose key the wallet does not have, signed by another device over QR codes.
class DevicePaymentTest {
    private static final Secp256k1 CURVE = Secp256k1.best().curve();
    private static final KeyOrigin ORIGIN = new KeyOrigin(0x12345678, EthereumKeys.path(0));

    private EtherPaymentWorld world;
    private EthereumAddress account;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory);
        try (var key = key("46")) {
            account = EthereumPublicKey.address(CURVE, key);
        }
        world.wallet().ethereum().watchDevice(account, ORIGIN, "Device").join();
        world.chain.pay(account, Wei.PER_ETHER);
        world.advance(1);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private static Secret key(String octet) {
        return Secret.take(HexFormat.of().parseHex(octet.repeat(32)));
    }

    private EthereumDraft draft() {
        return world.drafts(new EthereumOrder.PayEther(account, EtherPaymentWorld.BOB, Wei.PER_GWEI));
    }

    /// What a device does: reads the codes as they go by, hashes what it was sent, and answers.
    private static DeviceSignature device(EthereumDraft draft, String octet) {
        var parts = UrParts.of(DraftRequests.of(draft, ORIGIN, Dice.secure()).ur(), 40);
        var reader = new UrReader();
        int number = 2;
        UrReader.Reading reading;
        do reading = reader.take(parts.part(number++));
        while (reading instanceof UrReader.Reading.Partly);
        var request =
                SignRequest.parse(((UrReader.Reading.Complete) reading).ur()).orThrow();
        try (var key = key(octet)) {
            var made = EthereumSignature.sign(CURVE, Keccak256.of(request.data()), key)
                    .orElseThrow();
            var bytes = new byte[65];
            put(made.r(), bytes, 0);
            put(made.s(), bytes, 32);
            bytes[64] = made.v().byteValue();
            return new DeviceSignature(Optional.of(request.id()), ByteString.of(bytes));
        }
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var digits = number.toByteArray();
        int length = Math.min(32, digits.length);
        System.arraycopy(digits, digits.length - length, into, at + 32 - length, length);
    }

    private DeviceSignOutcome takes(EthereumDraft draft, DeviceSignature signature) {
        return world.wallet().ethereumPayments().takeSignature(draft, signature).join();
    }

    @Test
    void whatADeviceSignedIsSavedHandedOverAndProvenInItsBlock() throws Exception {
        var draft = draft();
        assertThat(world.signing(draft)).isEqualTo(new EthereumSignOutcome.WatchOnly(account));
        var outcome = takes(draft, device(draft, "46"));
        assertThat(outcome).isInstanceOf(DeviceSignOutcome.Concluded.class);
        var signed = (EthereumSignOutcome.Signed) ((DeviceSignOutcome.Concluded) outcome).outcome();
        world.awaits(signed.transaction().hash(), EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(signed.transaction().hash(), EthereumPaymentState.InBlock.class);
        assertThat(takes(draft, device(draft, "46")))
                .isEqualTo(new DeviceSignOutcome.Concluded(new EthereumSignOutcome.NonceTaken(0)));
    }

    @Test
    void aSignatureOfAnotherKeyOrOfAnotherPaymentChangesNothing() {
        var draft = draft();
        assertThat(takes(draft, device(draft, "47"))).isEqualTo(new DeviceSignOutcome.OtherSignature());
        var other = world.drafts(new EthereumOrder.PayEther(account, EtherPaymentWorld.BOB, Wei.PER_GWEI.times(2)));
        assertThat(takes(draft, device(other, "46"))).isEqualTo(new DeviceSignOutcome.OtherSignature());
        assertThat(world.wallet().snapshot().get().ethereumPayments()).isEmpty();
    }

    @Test
    void theAccountIsOfTheDeviceAgainWhenTheWalletIsOpenedAgain() throws Exception {
        world.shut();
        world.reopen();
        var there = world.wallet().snapshot().get().ethereum().account(account).orElseThrow();
        assertThat(there.account().device()).contains(ORIGIN);
        assertThat(there.account().canSign()).isFalse();
        world.wallet().ethereum().watch(account, "").join();
        assertThat(world.wallet()
                        .snapshot()
                        .get()
                        .ethereum()
                        .account(account)
                        .orElseThrow()
                        .account()
                        .device())
                .contains(ORIGIN);
    }

    @Test
    void anAccountThatIsOnlyWatchedIsStillRefused() {
        var stranger = EtherPaymentWorld.BOB;
        world.wallet().ethereum().watch(stranger, "").join();
        var order = new EthereumOrder.PayEther(stranger, account, Wei.PER_GWEI);
        assertThat(world.prepares(order, EtherPaymentWorld.NORMAL))
                .isEqualTo(new EthereumDraftOutcome.WatchOnly(stranger));
    }
}
