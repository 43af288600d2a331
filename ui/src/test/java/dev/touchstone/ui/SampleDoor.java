package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.MessageRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.WaitingRequests;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A door whose apps a test plays. To be used on one thread.
final class SampleDoor implements AppSide {
    static final AppOrigin SWAP = new AppOrigin.Website("https://swap.example");
    static final AppOrigin GALLERY = new AppOrigin.Website("https://gallery.example");
    static final String TYPED = """
            {"types": {"EIP712Domain": [{"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"},
                                        {"name": "verifyingContract", "type": "address"}],
                       "Item": [{"name": "what", "type": "string"}, {"name": "price", "type": "uint256"}],
                       "Offer": [{"name": "from", "type": "address"}, {"name": "item", "type": "Item"},
                                 {"name": "until", "type": "uint256"}]},
             "primaryType": "Offer",
             "domain": {"name": "Gallery", "chainId": 1,
                        "verifyingContract": "0x00000000000000000000000000000000000000aa"},
             "message": {"from": "0x00000000000000000000000000000000000000bb",
                         "item": {"what": "Practice Bird 4032", "price": "250000000000000000"},
                         "until": "1793628320"}}
            """;
    static final EthereumAddress SPENDER = SampleBeacon.stranger(77);
    static final EthereumAddress TOKEN = SampleBeacon.stranger(78);

    final WaitingRequests requests = new WaitingRequests(() -> TestWindow.NOW, (_, _) -> {});
    final Latest<DoorState> door = new Latest<>(new DoorState(new Standing.Open(), 1248, List.of("cast")));
    final List<String> done = new ArrayList<>();
    final List<EthereumAddress> asked = new ArrayList<>();
    List<EffectWarning> warnings = List.of();
    Map<EthereumAddress, TokenWords> words = Map.of(TOKEN, new TokenWords("PUSD", 6));
    Optional<EthereumDraftOutcome> obstacle = Optional.empty();
    KnownContracts contracts = KnownContracts.NONE;
    EthereumSignOutcome signing = new EthereumSignOutcome.WrongPassword();

    static EthereumAddress account() {
        return SampleAccounts.address(0);
    }

    /// Two apps that are connected, and what they asked for.
    void connectTwo(SampleApps apps) {
        var _ = apps.connect(SWAP, List.of(account(), SampleAccounts.address(1)));
        var _ = apps.connect(GALLERY, List.of(account()));
        note(apps, GALLERY, AppAct.CONNECT, "to see your accounts", AppLogEntry.End.AGREED, 7_300);
        note(apps, SWAP, AppAct.SEND, "to 0x3f5c\u2026 with 0.25 ETH", AppLogEntry.End.AGREED, 3_900);
        note(apps, SWAP, AppAct.SIGN_TYPED, "Permit for Practice Dollar", AppLogEntry.End.REJECTED, 420);
    }

    private static void note(
            SampleApps apps, AppOrigin app, AppAct act, String about, AppLogEntry.End end, long seconds) {
        var _ = apps.note(new AppLogEntry(app, act, about, end, TestWindow.NOW.minusSeconds(seconds)));
    }

    CompletableFuture<AppDecision> askToConnect() {
        return requests.ask(new AppRequest.Connect(SWAP));
    }

    CompletableFuture<AppDecision> askToSign(String text) {
        return requests.ask(
                new AppRequest.SignMessage(GALLERY, account(), ByteString.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    /// The same of the account whose key another device has.
    CompletableFuture<AppDecision> askDeviceToSign(String text) {
        var bytes = ByteString.of(text.getBytes(StandardCharsets.UTF_8));
        return requests.ask(new AppRequest.SignMessage(GALLERY, SampleAccounts.WATCHED, bytes));
    }

    CompletableFuture<AppDecision> askDeviceToSignTyped() {
        return requests.ask(new AppRequest.SignTyped(
                GALLERY, SampleAccounts.WATCHED, TypedData.parse(TYPED).orThrow()));
    }

    CompletableFuture<AppDecision> askDeviceForCall() {
        var order =
                new EthereumOrder.Call(SampleAccounts.WATCHED, new Destination.To(TOKEN), Wei.ZERO, ByteString.EMPTY);
        return requests.ask(new AppRequest.SendTransaction(
                SWAP, EthereumRequest.of(order, new FeeWish.Soon(FeeWish.Speed.NORMAL))));
    }

    CompletableFuture<AppDecision> askToSignBytes() {
        return requests.ask(new AppRequest.SignMessage(GALLERY, account(), ByteString.of(Hash256.ZERO.toBytes())));
    }

    CompletableFuture<AppDecision> askToSignTyped() {
        return requests.ask(new AppRequest.SignTyped(
                GALLERY, account(), TypedData.parse(TYPED).orThrow()));
    }

    CompletableFuture<AppDecision> askToShow() {
        return requests.ask(new AppRequest.WatchAsset(SWAP, new TokenContract("practice", TOKEN), "PUSD"));
    }

    CompletableFuture<AppDecision> askForCall() {
        return requests.ask(new AppRequest.SendTransaction(SWAP, call(ByteString.of((byte) 1, (byte) 2))));
    }

    CompletableFuture<AppDecision> askToPay(EthereumAddress whom) {
        var order = new EthereumOrder.PayEther(account(), whom, Wei.of(1_000_000_000_000_000L));
        return requests.ask(new AppRequest.SendTransaction(
                SWAP, EthereumRequest.of(order, new FeeWish.Soon(FeeWish.Speed.NORMAL))));
    }

    CompletableFuture<AppDecision> askForTwoCalls() {
        var first = call(ByteString.of((byte) 1));
        return requests.ask(new AppRequest.SendCalls(SWAP, List.of(first, call(ByteString.of((byte) 2)))));
    }

    CompletableFuture<AppDecision> askForSpending(BigInteger units) {
        var data = "095ea7b3" + "00".repeat(12) + SPENDER.value().hex() + String.format("%064x", units);
        return requests.ask(new AppRequest.SendTransaction(
                SWAP, call(ByteString.fromHex(data).orElseThrow())));
    }

    private static EthereumRequest call(ByteString data) {
        var order = new EthereumOrder.Call(account(), new Destination.To(TOKEN), Wei.ZERO, data);
        return EthereumRequest.of(order, new FeeWish.Soon(FeeWish.Speed.NORMAL));
    }

    private static AssetChange change(AssetId asset, BigInteger before, BigInteger after) {
        return new AssetChange(account(), asset, new AssetChange.Amounts.Known(before, after), Agreement.AGREES);
    }

    private TransactionEffects effects() {
        var before = Wei.PER_ETHER.times(3).value();
        return new TransactionEffects(
                "practice",
                List.of(change(new AssetId.Ether("practice"), before, before.subtract(BigInteger.TEN.pow(15)))),
                Wei.of(1_000_000_000_000_000L),
                warnings,
                new ChainPoint(Height.of(8), Hash256.ZERO));
    }

    /// The allowance that the request would give, as a simulation tells it.
    static EffectWarning allowance(BigInteger units) {
        return new EffectWarning.Allowance(TOKEN, account(), SPENDER, units, EffectWarning.Means.TRANSACTION);
    }

    static EffectWarning unknown() {
        return new EffectWarning.EffectUnknown(TOKEN);
    }

    @Override
    public Latest<DoorState> door() {
        return door;
    }

    @Override
    public Latest<List<WaitingRequests.Waiting>> waiting() {
        return requests.waiting();
    }

    @Override
    public Latest<Optional<WaitingRequests.Shown>> shown() {
        return requests.shown();
    }

    @Override
    public CompletableFuture<Map<EthereumAddress, TokenWords>> describe(Set<EthereumAddress> tokens) {
        asked.addAll(tokens);
        return CompletableFuture.completedFuture(words);
    }

    @Override
    public CompletableFuture<DoorState> open(int port) {
        done.add("open " + port);
        door.set(new DoorState(new Standing.Open(), port, door.get().programs()));
        return CompletableFuture.completedFuture(door.get());
    }

    @Override
    public CompletableFuture<DoorState> shut() {
        done.add("shut");
        door.set(
                new DoorState(new Standing.Shut(), door.get().port(), door.get().programs()));
        return CompletableFuture.completedFuture(door.get());
    }

    @Override
    public CompletableFuture<TokenOutcome> newToken(String program) {
        if (program.isEmpty()) return CompletableFuture.completedFuture(new TokenOutcome.NoName("it is empty"));
        return CompletableFuture.completedFuture(new TokenOutcome.Made(program, "0a1b2c3d".repeat(8)));
    }

    @Override
    public CompletableFuture<DoorState> forget(String program) {
        done.add("forget " + program);
        return CompletableFuture.completedFuture(door.get());
    }

    @Override
    public CompletableFuture<Review> review(EthereumRequest request) {
        if (request.order() instanceof EthereumOrder.Call call)
            done.add("review " + call.data().hex());
        return CompletableFuture.completedFuture(
                obstacle.isPresent()
                        ? new Review.NotReady(obstacle.get())
                        : new Review.Ready(
                                request.order(), effects(), Wei.of(2_000_000_000_000_000L), new SampleSigning()));
    }

    /// Signs what was reviewed, or says why not.
    private final class SampleSigning implements Signing {
        @Override
        public CompletableFuture<EthereumSignOutcome> sign(char[] password) {
            done.add("sign " + new String(password));
            Arrays.fill(password, '\0');
            return CompletableFuture.completedFuture(signing);
        }

        @Override
        public Optional<SignRequest> request(KeyOrigin key) {
            var kind = SignRequest.Kind.TYPED_TRANSACTION;
            var id = ByteString.of(new byte[16]);
            return Optional.of(new SignRequest(id, ByteString.of((byte) 2), kind, 1, key, Optional.empty(), ""));
        }

        @Override
        public CompletableFuture<DeviceSignOutcome> takeSignature(DeviceSignature signature) {
            done.add("take signature of a call");
            return CompletableFuture.completedFuture(new DeviceSignOutcome.Concluded(signing));
        }
    }

    @Override
    public CompletableFuture<MessageContext> context(SignableMessage message, EthereumAddress account, AppOrigin app) {
        return CompletableFuture.completedFuture(new MessageContext(
                account, BigInteger.ONE, app.text(), TestWindow.NOW, contracts, Descriptions.builtIn()));
    }

    @Override
    public SignRequest request(MessageReview review, AppOrigin app, KeyOrigin key) {
        var context = review.context();
        return MessageRequests.of(
                review.message(),
                context.chainId(),
                context.account(),
                key,
                app.text(),
                bytes -> Arrays.fill(bytes, (byte) 7));
    }

    @Override
    public CompletableFuture<MessageSignOutcome> takeSignature(
            EthereumAddress account, SignableMessage message, AppOrigin app, DeviceSignature signature) {
        done.add("take signature for " + app.text());
        return CompletableFuture.completedFuture(
                signature.signature().equals(ByteString.of(new byte[65]))
                        ? new MessageSignOutcome.Signed(signature.signature())
                        : new MessageSignOutcome.OtherSignature());
    }

    @Override
    public CompletableFuture<MessageSignOutcome> sign(
            EthereumAddress account, SignableMessage message, AppOrigin app, char[] password) {
        done.add("sign for " + app.text() + " with " + new String(password));
        return CompletableFuture.completedFuture(
                Arrays.equals(password, "right".toCharArray())
                        ? new MessageSignOutcome.Signed(ByteString.of(new byte[65]))
                        : new MessageSignOutcome.WrongPassword());
    }
}
