package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.ledger.PaidBefore;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.PayAmount;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContactsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final ByteString VALUE = ByteString.of(new byte[20]);

    @TempDir
    Path directory;

    private static ContactEntry entry(String name, String ens) {
        return new ContactEntry(name, "", Optional.empty(), Optional.of(EthereumAddress.ZERO), Optional.of(ens));
    }

    private static <T> T saved(Saving<T> saving) {
        return switch (saving) {
            case Saving.Saved<T>(var value) -> value;
            case Saving.NotSaved<T>(var reason) -> throw new AssertionError(reason);
        };
    }

    private static List<Contact> all(OpenWallet wallet) {
        return wallet.snapshot().get().contacts().contacts();
    }

    @Test
    void areThereAgainWhenTheWalletIsOpenedAgain() {
        Contact ann;
        try (var savings = new SavingsWallet(directory)) {
            try (var wallet = savings.create()) {
                ann = saved(wallet.contacts().add(entry("Ann", "ann.eth")).join());
                var bob = saved(wallet.contacts().add(entry("Bob", "bob.eth")).join());
                assertThat(all(wallet)).containsExactly(ann, bob);
                saved(wallet.contacts()
                        .remember(ann.id(), new NameStand(CoinType.ETHER, VALUE, NOW))
                        .join());
                saved(wallet.contacts()
                        .change(ann.id(), entry("Anna", "ann.eth"))
                        .join());
                saved(wallet.contacts().remove(bob.id()).join());
            }
            try (var wallet = savings.open()) {
                assertThat(all(wallet))
                        .containsExactly(new Contact(
                                ann.id(),
                                entry("Anna", "ann.eth"),
                                List.of(new NameStand(CoinType.ETHER, VALUE, NOW))));
                assertThat(saved(wallet.contacts().add(entry("Carl", "c.eth")).join())
                                .id())
                        .isEqualTo(new ContactId(3));
            }
        }
    }

    @Test
    void refuseToChangeWhoIsGone() {
        try (var savings = new SavingsWallet(directory);
                var wallet = savings.create()) {
            var gone = new ContactId(9);
            assertThat(wallet.contacts().remove(gone).join()).isInstanceOf(Saving.NotSaved.class);
            assertThat(wallet.contacts().change(gone, entry("X", "x.eth")).join())
                    .isInstanceOf(Saving.NotSaved.class);
            assertThat(wallet.contacts()
                            .remember(gone, new NameStand(CoinType.ETHER, VALUE, NOW))
                            .join())
                    .isInstanceOf(Saving.NotSaved.class);
        }
    }

    /// Whoever sent something here is not among those whom the wallet offers to pay.
    @Test
    void whoWasPaidBeforeComesFromOwnPaymentsOnly() throws Exception {
        try (var world = new PracticeWorld(directory);
                var alice = world.restore("Alice");
                var bob = world.create("Bob")) {
            world.connect(alice);
            world.pay(address(alice).script(), 1_000_000);
            world.full.mine(1);
            world.awaitProven(alice);
            assertThat(alice.contacts().paidBefore()).isEmpty();
            var request = DraftRequest.to(
                    address(bob), new PayAmount.Exactly(Satoshis.of(300_000)), new FeeChoice.Custom(new FeeRate(2000)));
            var draft = ((DraftOutcome.Ready) alice.prepare(request, new FeeQuote.Unknown())).draft();
            alice.sign(draft, PracticeWorld.PASSWORD.toCharArray()).join();
            alice.label(new LabelTarget.OnTransaction(draft.transaction().txid()), "rent")
                    .join();
            assertThat(alice.contacts().paidBefore())
                    .extracting(PaidBefore::address, PaidBefore::label, PaidBefore::times)
                    .containsExactly(tuple(address(bob), "rent", 1));
        }
    }

    private static BitcoinAddress address(OpenWallet wallet) {
        return wallet.snapshot().get().receiveAddress(AddressType.P2WPKH).address();
    }
}
