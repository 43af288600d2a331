package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeSubmitResult;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.WalletPorts;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumSigner;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A practice chain, a node that follows it, and a wallet that pays there. Confined to one test.
final class EtherPaymentWorld implements AutoCloseable {
    static final EthereumAddress BOB =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    /// The first account of the wallet's phrase.
    static final EthereumAddress FIRST =
            EthereumAddress.of(HexFormat.of().parseHex("9858effd232b4033e47d90003d41ec34ecaeda94"));

    static final FeeWish NORMAL = new FeeWish.Soon(FeeWish.Speed.NORMAL);
    static final FeeWish FAST = new FeeWish.Soon(FeeWish.Speed.FAST);

    private static final Secp256k1 CURVE = Secp256k1.best().curve();
    private static final String PHRASE =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final PracticeEthereum chain;
    final EthereumNode node;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    /// By how much the wallet's clock is ahead of the chain's.
    final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final AtomicReference<Throwable> bug = new AtomicReference<>();
    private final PhraseWallet kept;
    private OpenWallet wallet;
    private EthereumOnChain joined;

    EtherPaymentWorld(Path directory) throws Exception {
        this(directory, PracticeEthereumSettings.minimal().withContracts(true), PracticeEthereumAnswers.HONEST);
    }

    EtherPaymentWorld(Path directory, PracticeEthereumSettings rules, PracticeEthereumAnswers answers)
            throws Exception {
        chain = PracticeEthereum.start(rules, CLOCK, answers);
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Checkpoint.Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                chain.chain(),
                directory.resolve("node"),
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        var started = (EthereumNode.Start.Started) EthereumNode.start(settings, EthereumPorts.over(http, chain.time()));
        node = started.node();
        var ports = new WalletPorts(
                CURVE, Dice.secure(), () -> chain.time().instant().plus(ahead.get()), background, bug::set);
        kept = new PhraseWallet(directory.resolve("wallets"), ports, PHRASE);
        wallet = kept.create();
        joined = EthereumOnChain.join(wallet, node);
        chain.pay(account(), Wei.PER_ETHER.times(10));
        advance(1);
    }

    /// A payment by the wallet's account that the wallet does not know of.
    Hash256 paysElsewhere(UnsignedTransaction transaction) {
        try (var mnemonic = kept.mnemonic();
                var seed = mnemonic.seed(Passphrase.none());
                var master = ExtendedPrivateKey.master(CURVE, seed);
                var extended = master.derive(CURVE, EthereumKeys.path(0));
                var key = extended.use(Secret::copyOf)) {
            var chainId = BigInteger.valueOf(chain.chain().chainId());
            var signed =
                    new EthereumSigner(CURVE).sign(transaction, chainId, key).orElseThrow();
            assertThat(chain.submit(signed.bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
            return signed.hash();
        }
    }

    OpenWallet wallet() {
        return wallet;
    }

    static char[] password() {
        return PhraseWallet.password();
    }

    EthereumAddress account() {
        return wallet.snapshot().get().ethereum().addresses().getFirst();
    }

    /// Closes the wallet, as a program that ends does.
    void shut() {
        joined.close();
        wallet.close();
    }

    /// Opens it again.
    void reopen() {
        wallet = kept.open();
        joined = EthereumOnChain.join(wallet, node);
    }

    /// Makes blocks, and waits until the wallet's accounts are proven in the newest that can be.
    void advance(int blocks) throws InterruptedException {
        chain.advance(blocks + 1);
        awaitsNewest();
    }

    void awaitsNewest() throws InterruptedException {
        long newest = chain.snapshot().get().head().value() - 1;
        try (var changes = Awaiting.changesOf(node.snapshot(), wallet.snapshot())) {
            assertThat(changes.until(
                            () -> node.snapshot()
                                    .get()
                                    .head()
                                    .filter(head -> head.slot().value() >= newest)
                                    .isPresent(),
                            PATIENCE))
                    .as("the node is at slot " + newest + ", not "
                            + node.snapshot().get())
                    .isTrue();
        }
    }

    WalletSnapshot awaits(String what, Predicate<WalletSnapshot> wanted) throws InterruptedException {
        try (var changes = Awaiting.changesOf(wallet.snapshot())) {
            assertThat(changes.until(() -> wanted.test(wallet.snapshot().get()), PATIENCE))
                    .as(what + ", not " + wallet.snapshot().get().ethereumPayments() + ", bug " + bug.get() + ", node "
                            + node.snapshot().get())
                    .isTrue();
        }
        return wallet.snapshot().get();
    }

    EthereumPayment awaits(Hash256 payment, Class<? extends EthereumPaymentState> state) throws InterruptedException {
        return awaits(
                        state.getSimpleName(),
                        now -> now.ethereumPayment(payment)
                                .filter(it -> state.isInstance(it.state()))
                                .isPresent())
                .ethereumPayment(payment)
                .orElseThrow();
    }

    EthereumDraftOutcome prepares(EthereumOrder order, FeeWish fee) {
        return prepares(EthereumRequest.of(order, fee));
    }

    EthereumDraftOutcome prepares(EthereumRequest request) {
        return wallet.ethereumPayments().prepare(request).join();
    }

    EthereumDraft drafts(EthereumOrder order) {
        return ready(prepares(order, NORMAL));
    }

    static EthereumDraft ready(EthereumDraftOutcome outcome) {
        if (outcome instanceof EthereumDraftOutcome.Ready(var draft)) return draft;
        throw new AssertionError(outcome);
    }

    EthereumSignOutcome signing(EthereumDraft draft) {
        return wallet.ethereumPayments().sign(draft, password()).join();
    }

    Hash256 signs(EthereumDraft draft) {
        if (signing(draft) instanceof EthereumSignOutcome.Signed(var transaction)) return transaction.hash();
        throw new AssertionError(signing(draft));
    }

    EthereumOrder.PayEther payment(Wei value) {
        return new EthereumOrder.PayEther(account(), BOB, value);
    }

    @Override
    public void close() throws IOException {
        shut();
        node.close();
        chain.close();
        http.close();
        background.close();
        assertThat(bug.get()).isNull();
    }
}
