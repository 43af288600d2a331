package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.OpenFileOutcome;
import dev.touchstone.wallet.ledger.StoredProof;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletFile;
import dev.touchstone.wallet.payment.Broadcaster;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.PayAmount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredProofTest {
    @TempDir
    Path directory;

    @Test
    void showsAnAlteredRecordAsRefutedAndNeverAsMoney() throws Exception {
        try (var world = new PracticeWorld(directory)) {
            LedgerEntry real;
            try (var alice = world.restore("Alice")) {
                world.connect(alice);
                world.pay(
                        alice.snapshot()
                                .get()
                                .receiveAddress(AddressType.P2WPKH)
                                .address()
                                .script(),
                        1_000_000);
                world.full.mine(1);
                real = world.awaitProven(alice).entries().getFirst();
            }
            var forged = forge(real);
            write(new WalletEvent.TransactionProven(forged, Instant.now()));
            try (var alice = world.open("Alice")) {
                alice.checkProofs(world.light).join();
                var forgery = alice.snapshot()
                        .get()
                        .entry(forged.transaction().txid())
                        .orElseThrow();
                assertThat(forgery.finding()).isInstanceOf(Refuted.class);
                assertThat(alice.snapshot().get().balance().confirmed()).isEqualTo(Satoshis.of(1_000_000));
                assertThat(alice.scanRequest().resume())
                        .as("a scan that rests on a forged record")
                        .isEmpty();
                world.connect(alice);
                assertThat(world.awaitProven(alice).balance().total()).isEqualTo(Satoshis.of(1_000_000));
            }
        }
    }

    /// The same proof for another transaction: the real one with a tenth of its amounts, so that it spends the
    /// same.
    private static StoredProof forge(LedgerEntry real) {
        if (!(real.finding() instanceof Proven<ConfirmedTransaction> proven)) throw new AssertionError();
        var honest = StoredProof.of(proven, real.transaction());
        var tx = real.transaction();
        var poorer = tx.outputs().stream()
                .map(output -> new TxOut(Satoshis.of(output.value().value() / 10), output.script()))
                .toList();
        var forged = new Transaction(tx.version(), tx.inputs(), poorer, tx.lockTime());
        return new StoredProof(honest.block(), honest.header(), forged, honest.branch(), honest.coinbase());
    }

    private void write(WalletEvent event) {
        var file = new WalletFile(directory.resolve("wallets/Alice.touchstone"), Dice.secure());
        try (var password = Password.of(PracticeWorld.PASSWORD)) {
            if (!(file.open(password) instanceof OpenFileOutcome.Opened opened)) throw new AssertionError();
            opened.file().journal().append(List.of(EventCodec.write(event)));
            opened.file().close();
        }
    }

    @Test
    void hasAPaymentOnDiskBeforeAnyPeerHearsOfIt() throws Exception {
        try (var world = new PracticeWorld(directory)) {
            var copied = new CompletableFuture<TxId>();
            try (var alice = world.restore("Alice")) {
                world.connect(alice);
                world.pay(
                        alice.snapshot()
                                .get()
                                .receiveAddress(AddressType.P2WPKH)
                                .address()
                                .script(),
                        1_000_000);
                world.full.mine(1);
                world.awaitProven(alice);
                alice.attach(new Copying(copied));
                var address =
                        alice.snapshot().get().receiveAddress(AddressType.P2TR).address();
                var request =
                        DraftRequest.to(address, new PayAmount.Everything(), new FeeChoice.Custom(new FeeRate(1000)));
                if (!(alice.prepare(request, new FeeQuote.Unknown()) instanceof DraftOutcome.Ready ready)) {
                    throw new AssertionError();
                }
                alice.sign(ready.draft(), PracticeWorld.PASSWORD.toCharArray()).join();
                copied.join();
            }
            try (var copy = world.open("Copy")) {
                assertThat(copy.outgoing()).extracting(Transaction::txid).containsExactly(copied.join());
            }
        }
    }

    /// Copies the files of the wallet at the very moment a payment is handed out, as if the computer stopped then.
    private final class Copying implements Broadcaster {
        private final CompletableFuture<TxId> copied;

        Copying(CompletableFuture<TxId> copied) {
            this.copied = copied;
        }

        @Override
        public void broadcast(Transaction transaction, BroadcastListener listener) {
            try {
                var wallets = directory.resolve("wallets");
                for (var suffix : List.of("", "-wal")) {
                    var from = wallets.resolve("Alice.touchstone" + suffix);
                    if (Files.exists(from)) Files.copy(from, wallets.resolve("Copy.touchstone" + suffix));
                }
                copied.complete(transaction.txid());
            } catch (IOException e) {
                copied.completeExceptionally(new UncheckedIOException(e));
            }
        }

        @Override
        public void stop(TxId txid) {
            throw new AssertionError("nothing is stopped here");
        }
    }
}
