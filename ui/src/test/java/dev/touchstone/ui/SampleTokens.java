package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.ProxySlot;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.Tokens;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.LastAnswer;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/// The tokens and collectibles of a wallet in a test: contracts whose answers are computed from their own code,
/// and the real ledger.
final class SampleTokens implements Tokens {
    static final BigInteger BIRD = BigInteger.valueOf(4032);
    static final BigInteger APPROVED_BIRD = BigInteger.valueOf(51);
    static final BigInteger OTHERS_BIRD = BigInteger.valueOf(7);
    static final BigInteger NO_BIRD = BigInteger.valueOf(99_999);
    static final BigInteger DRAWING = BigInteger.valueOf(3);
    static final BigInteger PASS = BigInteger.valueOf(12);
    static final BigInteger GUEST_PASS = BigInteger.valueOf(40);
    private static final EthereumAddress FIRST = SampleAccounts.address(0);
    private static final EthereumAddress STRANGER = SampleBeacon.stranger(321);

    static final EthereumAddress SPENDER = SampleBeacon.stranger(400);
    static final SampleContract DOLLAR = token(1, "PUSD", "Practice Dollar")
            .says("decimals()", 6)
            .says("totalSupply()", 5_000_000_000L)
            .says("delegates(address)", 0)
            .keeps("getVotes(address)")
            .keepsForTwo("allowance(address,address)")
            .moves()
            .allows()
            .store(FIRST, number(SPENDER), BigInteger.TWO.pow(256).subtract(BigInteger.ONE))
            .store(SampleAccounts.address(1), number(SPENDER), BigInteger.valueOf(12_500_000L))
            .store(ProxySlot.EIP1967.key(), number(SampleBeacon.stranger(401)))
            .store(SampleUniswap.ROUTER, ten(12))
            .store(FIRST, BigInteger.valueOf(1_204_500_000L))
            .store(SampleAccounts.address(1), BigInteger.valueOf(20_000_000L));
    static final SampleContract COPY =
            token(2, "PUSD", "Practice Dollar").says("decimals()", 18).store(SampleAccounts.IMPORTED, ten(24));
    static final SampleContract TURNED =
            token(3, "U\u202eDS\u0421", "").says("decimals()", 18).store(FIRST, ten(40));
    static final SampleContract MILES = token(4, "MILES", "Air Miles").moves().store(FIRST, BigInteger.valueOf(42_350));
    static final SampleContract TOO_FINE =
            token(5, "FINE", "Fine Dust").says("decimals()", 200).store(FIRST, ten(18));
    static final SampleContract BIRDS = new SampleContract(6)
            .says("name()", "Practice Birds")
            .says("supportsInterface(bytes4)", 0)
            .says("tokenURI(uint256)", "https://birds.example.com/meta/4032.json")
            .keepsOrRefuses("ownerOf(uint256)")
            .keepsForTwo("isApprovedForAll(address,address)")
            .gives()
            .allowsOne()
            .allowsAll()
            .store(FIRST, number(SPENDER), BigInteger.ONE)
            .store(BIRD, number(FIRST))
            .store(APPROVED_BIRD, number(FIRST))
            .storeForTwo(APPROVED_BIRD, BigInteger.ONE, number(SampleBeacon.stranger(402)))
            .store(OTHERS_BIRD, number(STRANGER));
    static final SampleContract PASSES = new SampleContract(7)
            .says("name()", "Practice Passes")
            .is("d9b67a26")
            .says("uri(uint256)", "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/{id}")
            .keepsForTwo("balanceOf(address,uint256)")
            .givesMany()
            .givesTwo()
            .store(FIRST, PASS, BigInteger.valueOf(3))
            .store(FIRST, GUEST_PASS, BigInteger.valueOf(10));
    static final SampleContract DRAWINGS = new SampleContract(8)
            .says("name()", "Practice Drawings")
            .says("supportsInterface(bytes4)", 0)
            .says(
                    "tokenURI(uint256)",
                    "data:application/json,{\"name\": \"Ripple\", \"description\": \"Drawn by its own "
                            + "contract.\", \"image_data\": \"<svg xmlns='http://www.w3.org/2000/svg'/>\", \"attributes\": ["
                            + "{\"trait_type\": \"Rings\", \"value\": 6}, {\"trait_type\": \"Mood\", \"value\": \"calm\"}]}")
            .keepsOrRefuses("ownerOf(uint256)")
            .store(DRAWING, number(FIRST));
    static final SampleContract KEEPER =
            token(9, "KEEP", "Half For Me").says("decimals()", 6).movesHalf().store(SampleUniswap.ROUTER, ten(12));
    static final List<SampleContract> ALL = Stream.concat(
                    Stream.of(DOLLAR, COPY, TURNED, MILES, TOO_FINE, BIRDS, PASSES, DRAWINGS, KEEPER, SampleNames.KEPT),
                    SampleUniswap.contracts(DOLLAR, MILES).stream())
            .toList();

    private final SampleWallet wallet;

    SampleTokens(SampleWallet wallet) {
        this.wallet = wallet;
    }

    private static SampleContract token(int number, String symbol, String name) {
        return new SampleContract(number)
                .says("symbol()", symbol)
                .says("name()", name)
                .keeps("balanceOf(address)");
    }

    private static BigInteger ten(int power) {
        return BigInteger.TEN.pow(power);
    }

    private static BigInteger number(EthereumAddress address) {
        return new BigInteger(1, address.value().toArray());
    }

    static TokenContract contract(SampleContract contract) {
        return new TokenContract(SampleEthereum.CHAIN, contract.address());
    }

    static NftRef ref(SampleContract contract, BigInteger id) {
        return new NftRef(SampleEthereum.CHAIN, contract.address(), id);
    }

    static SampleContract at(EthereumAddress address) {
        return ALL.stream()
                .filter(contract -> contract.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public CompletableFuture<Saving<TokenContract>> add(EthereumAddress contract) {
        var added = new TokenContract(SampleEthereum.CHAIN, contract);
        wallet.apply(new WalletEvent.TokenAdded(added, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(added));
    }

    @Override
    public CompletableFuture<Saving<TokenContract>> hide(TokenContract contract) {
        wallet.apply(new WalletEvent.TokenHidden(contract, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(contract));
    }

    @Override
    public CompletableFuture<Saving<NftRef>> addCollectible(EthereumAddress contract, BigInteger id) {
        var ref = new NftRef(SampleEthereum.CHAIN, contract, id);
        wallet.apply(new WalletEvent.CollectibleAdded(ref, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(ref));
    }

    @Override
    public CompletableFuture<Saving<NftRef>> hideCollectible(NftRef ref) {
        wallet.apply(new WalletEvent.CollectibleHidden(ref, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(ref));
    }

    /// The user added a few, and the node answers what there is to ask about them.
    void addAll() {
        for (var token : List.of(SampleTokens.DOLLAR, SampleTokens.COPY, SampleTokens.TURNED, SampleTokens.MILES)) {
            var _ = add(token.address());
        }
        var _ = addCollectible(SampleTokens.BIRDS.address(), SampleTokens.BIRD);
        var _ = addCollectible(SampleTokens.BIRDS.address(), SampleTokens.OTHERS_BIRD);
        var _ = addCollectible(SampleTokens.BIRDS.address(), SampleTokens.NO_BIRD);
        var _ = addCollectible(SampleTokens.PASSES.address(), SampleTokens.PASS);
        var _ = addCollectible(SampleTokens.DRAWINGS.address(), SampleTokens.DRAWING);
        answer();
    }

    /// One more number of a collection that there is another of already.
    void addGuestPass() {
        var _ = addCollectible(PASSES.address(), GUEST_PASS);
        answer();
    }

    void add(SampleContract token) {
        var _ = add(token.address());
    }

    /// What the contract that draws says of its drawing.
    @SuppressWarnings("unchecked")
    static Proven<String> drawing() {
        return (Proven<String>) SampleEthereum.BEACON.answer(new Erc721.TokenUri(DRAWINGS.address(), DRAWING));
    }

    /// The node answers, until there is nothing new to ask.
    void answer() {
        for (int i = 0; i < 2; i++) answer(SampleEthereum.BEACON::answer);
    }

    private void answer(Function<TokenQuestion<?>, Finding<?>> prover) {
        Map<TokenQuestion<?>, Finding<?>> found = new LinkedHashMap<>();
        for (var question : wallet.snapshot().get().tokens().questions()) found.put(question, prover.apply(question));
        wallet.ledger.tokens().found(SampleEthereum.CHAIN, found);
        wallet.publish();
    }

    /// What a server sent about this contract turns out to be a lie.
    void lie(SampleContract contract) {
        answer(question -> question.contract().equals(contract.address())
                ? new Refuted<>(new Refutation.TrieNodeHashMismatch(3))
                : SampleEthereum.BEACON.answer(question));
    }

    /// Of the tokens only what was proven three hours ago is remembered.
    void forget() {
        wallet.ledger.tokens().found("other", Map.of());
        wallet.ledger.tokens().lost(SampleEthereum.CHAIN, new Pending.Reason.NobodyProves());
        wallet.publish();
        for (int i = 0; i < 2; i++) {
            for (var question : wallet.snapshot().get().tokens().questions()) remember(question);
        }
    }

    private void remember(TokenQuestion<?> question) {
        Finding<?> answer = SampleEthereum.BEACON.answer(question);
        if (answer instanceof Proven<?> proven) LastAnswer.of(proven).ifPresent(this::remember);
        else wallet.apply(new WalletEvent.AnswerRefused(SampleEthereum.CHAIN, question, TestWindow.NOW));
    }

    private <T> void remember(LastAnswer<T> last) {
        var old = new LastAnswer<>(
                last.question(),
                last.answer(),
                last.returned(),
                last.block(),
                TestWindow.NOW.minus(Duration.ofHours(3)));
        wallet.apply(new WalletEvent.AnswerProven(SampleEthereum.CHAIN, old, TestWindow.NOW));
    }
}
