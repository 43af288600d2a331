package dev.touchstone.app.window;

import dev.touchstone.app.door.Door;
import dev.touchstone.app.door.DoorFile;
import dev.touchstone.app.door.DoorFile.Kept;
import dev.touchstone.app.door.MessageContexts;
import dev.touchstone.app.door.Programs;
import dev.touchstone.app.door.WalletDoor;
import dev.touchstone.spv.chain.Later;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.MessageRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.WaitingRequests;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of an open wallet, as the screens see it: open as it was left, as long as the wallet is open.
/// Thread-safe: the door is opened and shut on a thread of its own.
final class WalletApps implements AppSide, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WalletApps.class);

    private final OpenWallet wallet;
    private final EthereumNode node;
    private final Around around;
    private final MessageContexts contexts;
    private final DoorFile file;
    private final WaitingRequests requests;
    private final Latest<DoorState> state;
    private final ExecutorService porter =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("porter").factory());
    private volatile Kept kept;
    private @Nullable Door door;

    /// What the door stands in.
    ///
    /// @param folder where it is kept how it was left
    /// @param lists what is known of tokens now
    /// @param background runs what blocks
    /// @param software what the program calls itself
    /// @param password that nobody has to type; empty where the wallet has one of its own
    record Around(
            Path folder,
            Dice dice,
            InstantSource clock,
            Supplier<TokenLists> lists,
            Executor background,
            String software,
            Optional<String> password) {}

    private WalletApps(OpenWallet wallet, EthereumNode node, Around around) {
        this.wallet = wallet;
        this.node = node;
        this.around = around;
        this.contexts = new MessageContexts(node, around.lists(), around.clock());
        this.file = new DoorFile(around.folder());
        this.kept = file.read();
        this.requests = new WaitingRequests(around.clock(), Later.on(ForkJoinPool.commonPool()));
        this.state = new Latest<>(look(new Standing.Shut()));
    }

    /// Opens the door where it was left open.
    static WalletApps begin(OpenWallet wallet, EthereumNode node, Around around) {
        var apps = new WalletApps(wallet, node, around);
        if (apps.kept.open()) {
            var _ = apps.onPorter(apps::openNow);
        }
        return apps;
    }

    private DoorState look(Standing standing) {
        var programs = kept.programs().hashes().keySet().stream().sorted().toList();
        return new DoorState(standing, kept.port(), programs);
    }

    private <T> CompletableFuture<T> onPorter(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, porter);
    }

    private DoorState openNow() {
        shutNow();
        Supplier<Programs> programs = () -> kept.programs();
        var settings = new Door.Settings(
                kept.port(),
                programs,
                around.software(),
                Thread::startVirtualThread,
                bug -> LOG.error("a fault of the program", bug));
        try {
            door = Door.open(WalletDoor.of(wallet, node, requests, around.clock()), settings);
            return show(new Standing.Open());
        } catch (IOException e) {
            LOG.warn("the door cannot be opened: {}", e.toString());
            return show(new Standing.Unable(String.valueOf(e.getMessage())));
        }
    }

    private DoorState show(Standing standing) {
        var now = look(standing);
        state.set(now);
        return now;
    }

    private void shutNow() {
        if (door == null) return;
        try {
            door.close();
        } catch (IOException e) {
            LOG.warn("the door did not shut as it should", e);
        }
        door = null;
    }

    private void keep(Kept next) {
        kept = next;
        try {
            file.write(next);
        } catch (IOException e) {
            LOG.warn("how the door is left cannot be kept", e);
        }
    }

    @Override
    public Latest<DoorState> door() {
        return state;
    }

    @Override
    public Latest<List<Waiting>> waiting() {
        return requests.waiting();
    }

    @Override
    public Latest<Optional<WaitingRequests.Shown>> shown() {
        return requests.shown();
    }

    @Override
    public CompletableFuture<Map<EthereumAddress, TokenWords>> describe(Set<EthereumAddress> tokens) {
        return CompletableFuture.supplyAsync(() -> ContractWords.of(node, tokens), Thread::startVirtualThread);
    }

    @Override
    public CompletableFuture<DoorState> open(int port) {
        return onPorter(() -> {
            keep(new Kept(true, port, kept.programs()));
            return openNow();
        });
    }

    @Override
    public CompletableFuture<DoorState> shut() {
        return onPorter(() -> {
            keep(new Kept(false, kept.port(), kept.programs()));
            shutNow();
            return show(new Standing.Shut());
        });
    }

    @Override
    public CompletableFuture<TokenOutcome> newToken(String program) {
        return onPorter(() -> {
            if (AppOrigin.program(program) instanceof Parsed.Malformed<AppOrigin>(var reason)) {
                return new TokenOutcome.NoName(reason);
            }
            var token = DoorFile.token(around.dice().roll(Programs.TOKEN_BYTES));
            var next = kept.with(program, token);
            try {
                file.write(next);
            } catch (IOException e) {
                return new TokenOutcome.NotSaved(String.valueOf(e.getMessage()));
            }
            kept = next;
            show(state.get().standing());
            return new TokenOutcome.Made(program, token);
        });
    }

    @Override
    public CompletableFuture<DoorState> forget(String program) {
        return onPorter(() -> {
            keep(kept.without(program));
            return show(state.get().standing());
        });
    }

    @Override
    public CompletableFuture<Review> review(EthereumRequest request) {
        return wallet.ethereumPayments().prepare(request).thenApply(outcome -> switch (outcome) {
            case EthereumDraftOutcome.Ready(var draft) ->
                new Review.Ready(
                        draft.effects(),
                        draft.fees().most(),
                        new DraftSigning(draft, new WalletSpending(wallet.ethereumPayments(), this::password)));
            case EthereumDraftOutcome.NoSuchAccount _,
                    EthereumDraftOutcome.WatchOnly _,
                    EthereumDraftOutcome.Offline _,
                    EthereumDraftOutcome.HeadTooOld _,
                    EthereumDraftOutcome.Shortfall _,
                    EthereumDraftOutcome.TooLittle _,
                    EthereumDraftOutcome.NotProven _,
                    EthereumDraftOutcome.Refuted _,
                    EthereumDraftOutcome.NoTipKnown _,
                    EthereumDraftOutcome.NonceTaken _,
                    EthereumDraftOutcome.NonceGap _,
                    EthereumDraftOutcome.NotWaiting _,
                    EthereumDraftOutcome.FeeTooLow _,
                    EthereumDraftOutcome.TooMuchGas _ -> new Review.NotReady(outcome);
        });
    }

    @Override
    public CompletableFuture<MessageContext> context(SignableMessage message, EthereumAddress account, AppOrigin app) {
        return CompletableFuture.supplyAsync(() -> contexts.of(message, account, app), around.background());
    }

    @Override
    public SignRequest request(MessageReview review, AppOrigin app, KeyOrigin key) {
        var context = review.context();
        return MessageRequests.of(
                review.message(), context.chainId(), context.account(), key, app.text(), around.dice());
    }

    @Override
    public CompletableFuture<MessageSignOutcome> takeSignature(
            EthereumAddress account, SignableMessage message, AppOrigin app, DeviceSignature signature) {
        return wallet.messages().takeSignature(account, message, app.text(), signature);
    }

    @Override
    public CompletableFuture<MessageSignOutcome> sign(
            EthereumAddress account, SignableMessage message, AppOrigin app, char[] password) {
        return wallet.messages().sign(account, message, app.text(), password(password));
    }

    /// The practice wallet's password, which nobody has to type, in place of what was typed.
    private char[] password(char[] typed) {
        if (around.password().isEmpty()) return typed;
        Arrays.fill(typed, '\0');
        return around.password().get().toCharArray();
    }

    /// Hangs up on everybody; what waits is answered with nobody.
    @Override
    public void close() {
        requests.close();
        onPorter(() -> {
                    shutNow();
                    return true;
                })
                .join();
        porter.shutdown();
    }
}
