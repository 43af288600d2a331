package dev.touchstone.app.window;

import dev.touchstone.app.cli.ProgramVersion;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.app.node.ContentNetworks;
import dev.touchstone.app.node.PeerNames;
import dev.touchstone.app.node.WalletOnChain;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.content.source.ContentShelf;
import dev.touchstone.spv.content.source.MediaFolder;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.wallet.NewWalletRequest;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletListing;
import dev.touchstone.wallet.WalletOutcome;
import dev.touchstone.wallet.account.EthereumCounterpart;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.FileProblem;
import dev.touchstone.wallet.ledger.WalletFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets people in to their wallets and out again: opens files, starts the node of their chain, joins the two, and
/// says what the window is to show. Confined to the thread that enters and leaves wallets; its methods block.
final class Doorman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorman.class);

    /// Bytes of all content that is kept.
    private static final long MOST_KEPT = 256L << 20;

    private final Parts parts;
    private final Latest<HostState> state;
    private final WalletFolder wallets;
    private final Nodes nodes;
    private final EthereumNodes ethereumNodes;
    private final OpenedLists lists;
    private final PracticeRoom practice;
    private final PeerNames names;
    private @Nullable Visit visit;

    Doorman(Parts parts, Latest<HostState> state) {
        this.parts = parts;
        this.state = state;
        this.wallets = parts.wallets().apply(parts.directory().wallets());
        this.nodes = new Nodes(parts.directory(), parts.outside());
        this.ethereumNodes = new EthereumNodes(parts);
        this.lists = OpenedLists.kept(parts.directory().tokenLists());
        this.practice = new PracticeRoom(parts);
        this.names = new PeerNames(parts.outside().resolver());
    }

    /// A wallet that is open.
    private record Visit(WalletEntry entry, WalletSession session) {}

    /// Shows what to begin with: the wallet used last behind its lock, or the first page.
    void begin() {
        try {
            parts.directory().prepare();
            OwnerFolders.make(parts.directory().wallets());
            var found = list();
            var last = found.stream()
                    .filter(wallet -> wallet.network() == parts.network())
                    .max(Comparator.comparingLong(Doorman::lastChanged));
            if (last.isPresent()) lockedBefore(last.get());
            else state.set(new HostState.FirstRun(found));
        } catch (IOException e) {
            state.set(new HostState.Unwritable(parts.directory().root(), String.valueOf(e.getMessage())));
        }
    }

    private static long lastChanged(WalletEntry wallet) {
        return wallet.file().toFile().lastModified();
    }

    private List<WalletEntry> list() throws IOException {
        return wallets.list().stream().flatMap(found -> entry(found).stream()).toList();
    }

    private Optional<WalletEntry> entry(WalletListing found) {
        return entryOf(found.file(), found.name().text());
    }

    private Optional<WalletEntry> entryOf(Path file, String name) {
        return new WalletFile(file, parts.dice()).network().map(network -> new WalletEntry(name, network, file));
    }

    /// Goes to the lock screen; the chain is followed meanwhile.
    void lockedBefore(WalletEntry wallet) {
        switch (nodes.of(wallet.network(), List.of())) {
            case Nodes.Found.Running(var node) ->
                state.set(new HostState.Locked(
                        wallet,
                        node.snapshot(),
                        ethereum(wallet.network()).map(it -> it.node().snapshot())));
            case Nodes.Found.InUse() ->
                state.set(new HostState.Unwritable(parts.directory().root(), "another Touchstone is using it"));
            case Nodes.Found.Unusable(var reason) ->
                state.set(new HostState.Unwritable(parts.directory().chain(wallet.network()), reason));
        }
    }

    EntryOutcome create(NewWalletRequest request, Password password) {
        return enter(wallets.create(request, password), wallets.fileOf(request.name()));
    }

    EntryOutcome open(Path file, Password password) {
        return enter(wallets.open(file, password), file);
    }

    private EntryOutcome enter(WalletOutcome outcome, Path file) {
        return switch (outcome) {
            case WalletOutcome.Opened(var wallet) -> enter(wallet, file);
            case WalletOutcome.NotOpened(var problem) -> refused(problem, file);
            case WalletOutcome.NameTaken(var name) -> new EntryOutcome.NameTaken(name.text());
            case WalletOutcome.PasswordTooShort(var _, int least) -> new EntryOutcome.PasswordTooShort(least);
            case WalletOutcome.NotCreated(var reason) ->
                new EntryOutcome.Unwritable(parts.directory().wallets(), reason);
            case WalletOutcome.NoAccounts() -> new EntryOutcome.Altered(file, "it has no accounts");
        };
    }

    private static EntryOutcome refused(FileProblem problem, Path file) {
        return switch (problem) {
            case FileProblem.WrongPassword _ -> new EntryOutcome.WrongPassword(Duration.ZERO);
            case FileProblem.Truncated _ -> new EntryOutcome.Truncated(file);
            case FileProblem.Altered(var what) -> new EntryOutcome.Altered(file, what);
            case FileProblem.NewerVersion _ -> new EntryOutcome.NewerVersion(file);
            case FileProblem.InUse _ -> new EntryOutcome.InUse(file);
            case FileProblem.NotFound _ -> new EntryOutcome.NotFound(file);
            case FileProblem.NotAWallet _ -> new EntryOutcome.NotAWallet(file);
            case FileProblem.Unwritable(var reason) -> new EntryOutcome.Unwritable(file, reason);
        };
    }

    private EntryOutcome enter(OpenWallet wallet, Path file) {
        return switch (nodes.of(wallet.network(), List.of())) {
            case Nodes.Found.Running(var node) -> {
                var joined = WalletOnChain.join(wallet, node);
                visit(
                        new WalletEntry(wallet.name(), wallet.network(), file),
                        WalletSession.real(
                                joined,
                                names,
                                parts.background(),
                                ethereum(wallet.network())
                                        .map(it -> new WalletEthereum(
                                                wallet,
                                                it,
                                                lists,
                                                content(it, parts.directory().root(), List.of()),
                                                parts.background(),
                                                Optional.empty())),
                                ethereum(wallet.network())
                                        .map(it -> apps(
                                                wallet, it, parts.directory().root(), Optional.empty()))));
                yield new EntryOutcome.Entered();
            }
            case Nodes.Found.InUse() -> {
                wallet.close();
                yield new EntryOutcome.InUse(file);
            }
            case Nodes.Found.Unusable(var reason) -> {
                wallet.close();
                yield new EntryOutcome.Unwritable(parts.directory().chain(wallet.network()), reason);
            }
        };
    }

    /// The door for apps, as it was left.
    ///
    /// @param folder where that is kept
    /// @param password that nobody has to type
    private WalletApps apps(OpenWallet wallet, EthereumNodes.Running running, Path folder, Optional<String> password) {
        var around = new WalletApps.Around(
                folder,
                parts.dice(),
                parts.outside().clock(),
                lists.lists()::get,
                parts.background(),
                "Touchstone/" + ProgramVersion.text(),
                password);
        return WalletApps.begin(wallet, running.node(), around);
    }

    /// The Ethereum node that goes with a network. Where its files cannot be used, the wallet does without.
    private Optional<EthereumNodes.Running> ethereum(Network network) {
        try {
            return ethereumNodes.of(EthereumCounterpart.of(network));
        } catch (IOException e) {
            LOG.error("the Ethereum side cannot be used", e);
            return Optional.empty();
        }
    }

    /// What pictures need.
    ///
    /// @param folder where it is kept whom the person lets be asked
    private WalletPictures.Outside content(EthereumNodes.Running running, Path folder, List<URI> inside) {
        var outside = parts.outside();
        return new WalletPictures.Outside(
                new ContentNetworks(running.http(), outside.resolver(), outside.clock()),
                shelf(),
                new ContentFile(folder),
                inside,
                parts.background());
    }

    /// Where there is no place to keep it, content is fetched each time.
    private ContentShelf shelf() {
        var folder = parts.directory().media();
        try {
            OwnerFolders.make(folder);
            return new MediaFolder(folder, MOST_KEPT);
        } catch (IOException e) {
            LOG.warn("{} cannot be used", folder, e);
            return ContentShelf.NONE;
        }
    }

    private void visit(WalletEntry entry, WalletSession session) {
        leave();
        visit = new Visit(entry, session);
        state.set(new HostState.Open(session));
    }

    /// Opens the wallet of the practice network, both made if they are not there.
    EntryOutcome practise() {
        var folder = parts.directory().practice();
        try {
            var network = practice.network();
            return switch (nodes.of(Network.BITCOIN_PRACTICE, List.of(network.address()))) {
                case Nodes.Found.Running(var node) -> practise(node);
                case Nodes.Found.InUse() -> new EntryOutcome.InUse(folder);
                case Nodes.Found.Unusable(var reason) -> new EntryOutcome.Unwritable(folder, reason);
            };
        } catch (IOException e) {
            return new EntryOutcome.Unwritable(folder, String.valueOf(e.getMessage()));
        }
    }

    private EntryOutcome practise(BitcoinNode node) throws IOException {
        leave();
        var outcome = practice.wallet();
        if (!(outcome instanceof WalletOutcome.Opened(var wallet)))
            return enter(outcome, parts.directory().practice());
        var joined = WalletOnChain.join(wallet, node);
        var running = ethereumNodes.practice(practice.ether().network());
        var ethereum = new WalletEthereum(
                wallet,
                running,
                lists,
                content(running, parts.directory().practice(), List.of(practice.gateway())),
                parts.background(),
                Optional.of(practice.practisingEther()));
        practice.payBeside(wallet);
        var practising = practice.practising(wallet);
        var apps = apps(wallet, running, parts.directory().practice(), Optional.of(practising.password()));
        var session = WalletSession.practising(joined, names, parts.background(), practising, ethereum, apps);
        visit(new WalletEntry(wallet.name(), wallet.network(), parts.directory().practice()), session);
        return new EntryOutcome.Entered();
    }

    /// Closes the wallet and shows its lock; the practice wallet, which has no password, is simply left.
    void lock() {
        var left = visit;
        leave();
        if (left == null) return;
        if (left.entry().network() == Network.BITCOIN_PRACTICE) showFirstPage();
        else lockedBefore(left.entry());
    }

    void showFirstPage() {
        leave();
        try {
            state.set(new HostState.FirstRun(list()));
        } catch (IOException e) {
            state.set(new HostState.Unwritable(parts.directory().wallets(), String.valueOf(e.getMessage())));
        }
    }

    private void leave() {
        if (visit == null) return;
        visit.session().close();
        visit = null;
    }

    /// Closes the wallet, hangs up on all peers, and ends the practice network.
    @Override
    public void close() throws IOException {
        leave();
        nodes.closeAll();
        ethereumNodes.closeAll();
        practice.close();
    }
}
