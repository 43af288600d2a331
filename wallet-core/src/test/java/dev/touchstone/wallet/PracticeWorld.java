package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.bitcoin.node.NodeSettings;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Broadcaster;
import dev.touchstone.wallet.testsupport.Accounts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A practice node, a light node that follows it, and a folder of wallets. Confined to one test.
final class PracticeWorld implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final PracticeBitcoinNode full;
    final BitcoinNode light;
    final WalletFolder folder;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Throwable> bug = new AtomicReference<>();

    PracticeWorld(Path directory) throws IOException {
        full = PracticeBitcoinNode.start(0, InstantSource.system());
        full.mine(110);
        var peer = PeerAddress.of(InetAddress.getLoopbackAddress(), full.port());
        var settings =
                new NodeSettings(Network.BITCOIN_PRACTICE, directory.resolve("chain"), List.of(peer), false, true);
        light = switch (BitcoinNode.start(settings, NodePorts.system())) {
            case BitcoinNode.Start.Started started -> started.node();
            case BitcoinNode.Start.InUse _, BitcoinNode.Start.Unusable _ -> throw new AssertionError();
        };
        var ports = new WalletPorts(Accounts.CURVE, Dice.secure(), InstantSource.system(), background, bug::set);
        folder = new WalletFolder(directory.resolve("wallets"), ports, () -> new KdfParameters(64, 1, 1));
    }

    /// A wallet from the phrase that everybody knows.
    OpenWallet restore(String name) {
        try (var mnemonic = Accounts.mnemonic()) {
            return create(name, mnemonic, true);
        }
    }

    OpenWallet create(String name) {
        try (var mnemonic = Mnemonic.create(Mnemonic.Size.WORDS_12, Dice.secure())) {
            return create(name, mnemonic, false);
        }
    }

    private OpenWallet create(String name, Mnemonic mnemonic, boolean restored) {
        var birthday = new Birthday.AtHeight(Height.GENESIS);
        var request = new NewWalletRequest(
                new WalletName(name),
                Network.BITCOIN_PRACTICE,
                mnemonic,
                Passphrase.none(),
                birthday,
                restored,
                restored);
        try (var password = Password.of(PASSWORD)) {
            return opened(folder.create(request, password));
        }
    }

    OpenWallet open(String name) {
        try (var password = Password.of(PASSWORD)) {
            return opened(folder.open(new WalletName(name), password));
        }
    }

    private static OpenWallet opened(WalletOutcome outcome) {
        if (outcome instanceof WalletOutcome.Opened opened) return opened.wallet();
        throw new AssertionError(outcome);
    }

    /// Lets the light node work for a wallet.
    void connect(OpenWallet wallet) {
        wallet.follow(light.watch(wallet.scanRequest(), wallet.scanListener()));
        wallet.attach(new Broadcaster() {
            @Override
            public void broadcast(Transaction transaction, BroadcastListener listener) {
                light.broadcast(transaction, listener);
            }

            @Override
            public void stop(TxId txid) {
                light.stopBroadcast(txid);
            }
        });
    }

    /// Takes payments and does nothing with them.
    Broadcaster nowhere() {
        return new Broadcaster() {
            @Override
            public void broadcast(Transaction transaction, BroadcastListener listener) {
                listener.offered(0, 0);
            }

            @Override
            public void stop(TxId txid) {
                light.stopBroadcast(txid);
            }
        };
    }

    Transaction pay(Script script, long amount) {
        if (full.pay(script, Satoshis.of(amount)) instanceof FaucetResult.Paid paid) return paid.transaction();
        throw new AssertionError("the faucet is empty");
    }

    /// Waits until a snapshot is as it should be.
    WalletSnapshot await(OpenWallet wallet, String what, Predicate<WalletSnapshot> isSo) throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var seen = new AtomicReference<WalletSnapshot>(wallet.snapshot().get());
        try (var _ = wallet.snapshot().observe(Runnable::run, snapshot -> {
            if (arrived.getCount() == 0 || !isSo.test(snapshot)) return;
            seen.set(snapshot);
            arrived.countDown();
        })) {
            if (arrived.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return seen.get();
        }
        throw new AssertionError(
                what + " did not come about: " + wallet.snapshot().get(), bug.get());
    }

    /// Waits until the wallet's balance is proven as of the full node's tip.
    WalletSnapshot awaitProven(OpenWallet wallet) throws InterruptedException {
        var tip = full.tip();
        return await(
                wallet,
                "proof at " + tip,
                snapshot -> snapshot.holding().isProven()
                        && snapshot.tip().filter(tip::equals).isPresent());
    }

    @Override
    public void close() throws IOException {
        light.close();
        full.close();
        background.close();
        if (bug.get() != null) throw new AssertionError("a wallet stopped", bug.get());
    }
}
