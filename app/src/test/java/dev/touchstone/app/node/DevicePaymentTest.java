package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.FakeDevice;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A payment from an account whose key the wallet does not have, signed by another device over QR codes.
class DevicePaymentTest {
    private static final FakeDevice DEVICE = new FakeDevice("46");

    private EtherPaymentWorld world;
    private EthereumAddress account;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory);
        account = DEVICE.account();
        world.wallet()
                .ethereum()
                .watchDevice(account, FakeDevice.ORIGIN, "Device")
                .join();
        world.chain.pay(account, Wei.PER_ETHER);
        world.advance(1);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private EthereumDraft draft() {
        return world.drafts(new EthereumOrder.PayEther(account, EtherPaymentWorld.BOB, Wei.PER_GWEI));
    }

    /// What a device answers when it reads the codes of a draft.
    private static DeviceSignature device(EthereumDraft draft, FakeDevice device) {
        return device.reads(
                DraftRequests.of(draft, FakeDevice.ORIGIN, Dice.secure()).ur());
    }

    private DeviceSignOutcome takes(EthereumDraft draft, DeviceSignature signature) {
        return world.wallet().ethereumPayments().takeSignature(draft, signature).join();
    }

    @Test
    void whatADeviceSignedIsSavedHandedOverAndProvenInItsBlock() throws Exception {
        var draft = draft();
        assertThat(world.signing(draft)).isEqualTo(new EthereumSignOutcome.WatchOnly(account));
        var outcome = takes(draft, device(draft, DEVICE));
        assertThat(outcome).isInstanceOf(DeviceSignOutcome.Concluded.class);
        var signed = (EthereumSignOutcome.Signed) ((DeviceSignOutcome.Concluded) outcome).outcome();
        world.awaits(signed.transaction().hash(), EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(signed.transaction().hash(), EthereumPaymentState.InBlock.class);
        assertThat(takes(draft, device(draft, DEVICE)))
                .isEqualTo(new DeviceSignOutcome.Concluded(new EthereumSignOutcome.NonceTaken(0)));
    }

    @Test
    void aSignatureOfAnotherKeyOrOfAnotherPaymentChangesNothing() {
        var draft = draft();
        assertThat(takes(draft, device(draft, new FakeDevice("47")))).isEqualTo(new DeviceSignOutcome.OtherSignature());
        var other = world.drafts(new EthereumOrder.PayEther(account, EtherPaymentWorld.BOB, Wei.PER_GWEI.times(2)));
        assertThat(takes(draft, device(other, DEVICE))).isEqualTo(new DeviceSignOutcome.OtherSignature());
        assertThat(world.wallet().snapshot().get().ethereumPayments()).isEmpty();
    }

    @Test
    void theAccountIsOfTheDeviceAgainWhenTheWalletIsOpenedAgain() throws Exception {
        world.shut();
        world.reopen();
        var there = world.wallet().snapshot().get().ethereum().account(account).orElseThrow();
        assertThat(there.account().device()).contains(FakeDevice.ORIGIN);
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
                .contains(FakeDevice.ORIGIN);
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
