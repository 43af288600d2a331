package dev.touchstone.app.window;

import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import dev.touchstone.ui.shell.PracticeControls;
import dev.touchstone.wallet.NewWalletRequest;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletName;
import dev.touchstone.wallet.WalletOutcome;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The practice network with its wallet, which belongs to whoever sits at the computer: its password is no secret,
/// and its coins are worth nothing. Confined to the thread that enters and leaves wallets.
final class PracticeRoom implements AutoCloseable {
    static final String PASSWORD = "practice money";
    private static final WalletName NAME = new WalletName("Practice");
    private static final Satoshis WELCOME = Satoshis.of(Satoshis.PER_BITCOIN / 2);

    private final Parts parts;
    private @Nullable PracticeNetwork network;
    private @Nullable InnerEthereum ether;
    private @Nullable PracticeGateway gateway;

    PracticeRoom(Parts parts) {
        this.parts = parts;
    }

    /// The network, started if it does not run yet.
    PracticeNetwork network() throws IOException {
        if (network == null) {
            network = PracticeNetwork.start(
                    parts.directory().practiceNode(), parts.outside().clock());
        }
        return network;
    }

    /// The Ethereum network, started if it does not run yet.
    InnerEthereum ether() throws IOException {
        if (ether == null) {
            ether = InnerEthereum.start(
                    parts.directory().practiceEthereumNode(), parts.outside().clock(), parts.background());
        }
        return ether;
    }

    /// Where the collection's pictures are served, from this computer to this computer; started if it does not run yet.
    URI gateway() throws IOException {
        if (gateway == null) gateway = PracticeGateway.start(0);
        return gateway.uri();
    }

    /// The controls of the Ethereum network.
    WalletEthereum.Practising practisingEther() throws IOException {
        return new WalletEthereum.Practising(
                ether(), PASSWORD, ether().layer().rpcUrl().toString());
    }

    /// Has the wallet's first account paid on the chain beside the Ethereum network, which begins anew each time.
    void payBeside(OpenWallet wallet) throws IOException {
        var accounts = wallet.snapshot().get().ethereum().addresses();
        if (!accounts.isEmpty()) ether().payBeside(accounts.getFirst());
    }

    /// The wallet, made with a first payment if it is not there.
    WalletOutcome wallet() throws IOException {
        OwnerFolders.make(parts.directory().practice());
        var folder = parts.wallets().apply(parts.directory().practice());
        try (var password = Password.of(PASSWORD)) {
            boolean isThere =
                    folder.list().stream().anyMatch(found -> found.name().equals(NAME));
            return isThere ? folder.open(NAME, password) : create(folder, password);
        }
    }

    private WalletOutcome create(WalletFolder folder, Password password) throws IOException {
        try (var mnemonic = Mnemonic.create(Mnemonic.Size.WORDS_12, parts.dice());
                var passphrase = Passphrase.none()) {
            var birthday = new Birthday.AtHeight(Height.GENESIS);
            var request =
                    new NewWalletRequest(NAME, Network.BITCOIN_PRACTICE, mnemonic, passphrase, birthday, false, true);
            var outcome = folder.create(request, password);
            if (outcome instanceof WalletOutcome.Opened(var wallet)) {
                pay(wallet, WELCOME);
                network().mine(1);
                var accounts = wallet.snapshot().get().ethereum().addresses();
                ether().pay(accounts.getFirst(), InnerEthereum.WELCOME);
            }
            return outcome;
        }
    }

    private void pay(OpenWallet wallet, Satoshis amount) throws IOException {
        var address = wallet.snapshot().get().receiveAddress(AddressType.P2WPKH).address();
        network().pay(address.script(), amount);
    }

    /// The controls of the network, for the one who has this wallet open.
    WalletSession.Practising practising(OpenWallet wallet) throws IOException {
        return new WalletSession.Practising(new Controls(network(), wallet, parts), PASSWORD);
    }

    private record Controls(PracticeNetwork network, OpenWallet wallet, Parts parts) implements PracticeControls {
        @Override
        public CompletableFuture<Void> mine(int blocks) {
            return run(() -> network.mine(blocks));
        }

        @Override
        public CompletableFuture<Void> askFaucet(Satoshis amount) {
            var address =
                    wallet.snapshot().get().receiveAddress(AddressType.P2WPKH).address();
            return run(() -> network.pay(address.script(), amount));
        }

        @Override
        public CompletableFuture<Void> replaceBlocks(int depth) {
            return run(() -> network.replaceBlocks(depth));
        }

        private CompletableFuture<Void> run(Runnable command) {
            return CompletableFuture.runAsync(command, parts.background());
        }
    }

    @Override
    public void close() throws IOException {
        if (gateway != null) gateway.close();
        if (ether != null) ether.close();
        if (network != null) network.close();
    }
}
