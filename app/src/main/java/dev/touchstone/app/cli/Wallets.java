package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.app.node.WalletOnChain;
import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletName;
import dev.touchstone.wallet.WalletOutcome;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/// Opens the wallets that commands work on, alone or with the node of their chain, or says in a sentence why that is
/// not possible.
public final class Wallets {
    private final GlobalOptions options;
    private final Chains chains;
    private final Resolver resolver;
    private final Function<Path, WalletFolder> folders;

    /// @param folders gives the wallets that lie in a folder
    public Wallets(GlobalOptions options, Chains chains, Resolver resolver, Function<Path, WalletFolder> folders) {
        this.options = options;
        this.chains = chains;
        this.resolver = resolver;
        this.folders = folders;
    }

    /// The wallets of the data directory, which is made if it is not there.
    WalletFolder folder() throws Failure, IOException {
        DataDirectory directory = options.preparedDirectory();
        OwnerFolders.make(directory.wallets());
        return folders.apply(directory.wallets());
    }

    /// A wallet alone: what is stored about it, unchecked.
    OpenWallet open(WalletOptions wanted, Console console) throws Failure, IOException {
        var name = name(wanted.wallet());
        var typed = wanted.password(console);
        try (var password = Password.of(typed)) {
            return checked(opened(folder().open(name, password), wanted.wallet()));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// A wallet with its chain as it lies on the disk: every stored proof is checked again, and nobody is asked.
    OpenedWallet stored(WalletOptions wanted, Console console) throws Failure, IOException {
        var opened = joined(open(wanted, console), Chains.Peers.NONE);
        opened.joined().awaitStored();
        return opened;
    }

    /// A wallet with its chain, followed over the network.
    OpenedWallet online(WalletOptions wanted, PeerOptions peers, Console console) throws Failure, IOException {
        var wallet = open(wanted, console);
        try {
            return joined(wallet, peers.peers(wallet.network(), resolver));
        } catch (Failure failure) {
            wallet.close();
            throw failure;
        }
    }

    private OpenedWallet joined(OpenWallet wallet, Chains.Peers peers) throws Failure, IOException {
        try {
            var node = chains.node(wallet.network(), peers);
            return new OpenedWallet(wallet, node, WalletOnChain.join(wallet, node));
        } catch (Failure | IOException e) {
            wallet.close();
            throw e;
        }
    }

    /// The wallet's file says which network it is on; a network that was named has to be that one.
    private OpenWallet checked(OpenWallet wallet) throws Failure {
        var named = options.namedNetwork();
        if (named.isEmpty() || named.get() == wallet.network()) return wallet;
        wallet.close();
        throw Failure.refused(
                "WrongNetwork",
                "The wallet '" + wallet.name() + "' is one of the network '"
                        + wallet.network().id() + "', not of '" + named.get().id() + "'.");
    }

    /// The network for a new wallet.
    Network networkForNew() throws Failure {
        return options.networkOrMain();
    }

    static WalletName name(String text) throws Failure {
        var problem = WalletName.problem(text);
        if (problem.isEmpty()) return new WalletName(text);
        throw Failure.usage(
                switch (problem.get()) {
                    case EMPTY -> "A wallet needs a name.";
                    case TOO_LONG -> "The name '" + text + "' is too long; use at most 64 characters.";
                    case UNUSABLE_CHARACTER ->
                        "'" + text + "' cannot be the name of a wallet; use letters, digits, spaces and - _ . ( ) '.";
                    case RESERVED -> "'" + text + "' cannot be the name of a wallet: Windows keeps it for a device.";
                });
    }

    static OpenWallet opened(WalletOutcome outcome, String name) throws Failure {
        return switch (outcome) {
            case WalletOutcome.Opened(var wallet) -> wallet;
            case WalletOutcome.NotOpened(var problem) -> throw notOpened(problem, name);
            case WalletOutcome.NameTaken _ ->
                throw Failure.refused("NameTaken", "There is a wallet '" + name + "' already. Choose another name.");
            case WalletOutcome.PasswordTooShort(int length, int least) ->
                throw Failure.refused(
                        "PasswordTooShort", "The password has " + length + " characters; use at least " + least + ".");
            case WalletOutcome.NotCreated(var reason) ->
                throw Failure.environment(
                        "NotSaved", "The wallet '" + name + "' could not be written (" + reason + ").");
            case WalletOutcome.NoAccounts() ->
                throw Failure.refused(
                        "WalletDamaged",
                        "The wallet '" + name + "' has no accounts. Restore it from the recovery phrase.");
        };
    }

    private static Failure notOpened(FileProblem problem, String name) {
        return switch (problem) {
            case FileProblem.WrongPassword _ -> Failure.refused("WrongPassword", problem.sentence());
            case FileProblem.Truncated _ -> Failure.refused("WalletTruncated", problem.sentence());
            case FileProblem.Altered _ -> Failure.refused("WalletAltered", problem.sentence());
            case FileProblem.NewerVersion _ -> Failure.refused("NewerVersion", problem.sentence());
            case FileProblem.NotAWallet _ -> Failure.refused("NotAWallet", problem.sentence());
            case FileProblem.InUse _ -> Failure.environment("InUse", problem.sentence());
            case FileProblem.NotFound _ ->
                Failure.environment(
                        "NoSuchWallet",
                        "There is no wallet '" + name + "'. 'touchstone wallet list' shows those there are.");
            case FileProblem.Unwritable _ -> Failure.environment("WalletUnwritable", problem.sentence());
        };
    }
}
