package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One look at the tokens of a ledger: gathers what is known of each, and what there is to ask. Confined to the
/// wallet-ledger loop and to one look.
final class TokenLook {
    /// The interface of collections with many of a kind (ERC-1155).
    private static final ByteString MANY_OF_A_KIND =
            ByteString.fromHex("d9b67a26").orElseThrow();

    private final EthereumHoldings accounts;
    private final TokenFindings findings;
    private final Pending.Reason otherwise;
    private final List<TokenHolding> tokens = new ArrayList<>();
    private final List<CollectibleHolding> collectibles = new ArrayList<>();
    private final Map<EthereumAddress, List<TokenShare>> collections = new LinkedHashMap<>();
    private final SequencedSet<TokenQuestion<?>> questions = new LinkedHashSet<>();

    TokenLook(EthereumHoldings accounts, TokenFindings findings, Pending.Reason otherwise) {
        this.accounts = accounts;
        this.findings = findings;
        this.otherwise = otherwise;
    }

    TokenHoldings holdings(Pending.@Nullable Reason missing) {
        return new TokenHoldings(
                accounts.chain(),
                tokens,
                collectibles,
                collections.values().stream().flatMap(List::stream).toList(),
                Optional.ofNullable(missing),
                List.copyOf(questions));
    }

    void token(TokenContract contract) {
        var at = contract.address();
        tokens.add(new TokenHolding(
                contract,
                once(new Erc20.Symbol(at)),
                once(new Erc20.Name(at)),
                once(new Erc20.Decimals(at)),
                shares(account -> new Erc20.BalanceOf(at, account))));
    }

    private List<TokenShare> shares(Function<EthereumAddress, TokenQuestion<BigInteger>> question) {
        return accounts.accounts().stream()
                .map(EthereumHolding::account)
                .map(account -> new TokenShare(account, always(question.apply(account.address()))))
                .toList();
    }

    void collectible(NftRef ref) {
        var kind = once(new Erc721.SupportsInterface(ref.contract(), MANY_OF_A_KIND));
        boolean isKnown = kind.known().isPresent() || kind.isRefused();
        boolean isMany = kind.known().orElse(false);
        collectibles.add(new CollectibleHolding(
                ref,
                once(new Erc20.Name(ref.contract())),
                uri(ref, isKnown, isMany),
                isKnown ? isMany ? many(ref) : single(ref) : new Standing.KindNotKnown(kind)));
    }

    private TokenAnswer<String> uri(NftRef ref, boolean isKnown, boolean isMany) {
        TokenQuestion<String> question =
                isMany ? new Erc1155.Uri(ref.contract(), ref.id()) : new Erc721.TokenUri(ref.contract(), ref.id());
        return isKnown ? onceSaid(question) : findings.answer(accounts.chain(), question, otherwise);
    }

    /// The answer to what a contract refuses to say of a number that is not made yet, and then says for all time.
    private <T> TokenAnswer<T> onceSaid(TokenQuestion<T> question) {
        if (!findings.isSaid(question)) questions.add(question);
        return findings.answer(accounts.chain(), question, otherwise);
    }

    private Standing many(NftRef ref) {
        return new Standing.Many(shares(account -> new Erc1155.BalanceOf(ref.contract(), account, ref.id())));
    }

    private Standing single(NftRef ref) {
        var owner = always(new Erc721.OwnerOf(ref.contract(), ref.id()));
        var contract = ref.contract();
        collections.computeIfAbsent(contract, _ -> shares(account -> new Erc721.BalanceOf(contract, account)));
        return new Standing.Single(owner, whose(owner));
    }

    private Whose whose(TokenAnswer<EthereumAddress> owner) {
        if (owner.isRefused()) return new Whose.Nobody();
        if (owner.finding() instanceof Proven<EthereumAddress> proven) {
            var who = proven.value();
            if (who.equals(EthereumAddress.ZERO)) return new Whose.Nobody();
            return ours(who)
                    .<Whose>map(account -> new Whose.Ours(account, Rules.owns(proven, who)))
                    .orElseGet(() -> new Whose.Another(who));
        }
        return owner.isRemembered()
                ? owner.last()
                        .<Whose>map(last -> new Whose.Remembered(last, ours(last.answer())))
                        .orElseThrow()
                : new Whose.NotKnown();
    }

    private Optional<EthereumAccount> ours(EthereumAddress owner) {
        return accounts.account(owner).map(EthereumHolding::account);
    }

    /// The answer to what may change with each block.
    private <T> TokenAnswer<T> always(TokenQuestion<T> question) {
        questions.add(question);
        return findings.answer(accounts.chain(), question, otherwise);
    }

    /// The answer to what contracts say once and for all, or nearly so.
    private <T> TokenAnswer<T> once(TokenQuestion<T> question) {
        if (!findings.isHeard(question)) questions.add(question);
        return findings.answer(accounts.chain(), question, otherwise);
    }
}
