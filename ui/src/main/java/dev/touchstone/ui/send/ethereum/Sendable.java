package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.text.CollectibleTexts;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.asset.ParsedEther;
import dev.touchstone.wallet.asset.ParsedUnits;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenShare;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a wallet can give away on Ethereum, and how amounts of it are typed. Immutable.
sealed interface Sendable {
    /// What stands over the page.
    String title();

    /// The unit beside the field for the amount; empty where no amount is asked for.
    String unit();

    /// What the account has of it; empty where that is not known.
    Optional<BigInteger> has(EthereumAddress account);

    /// What was typed as an amount, in the smallest unit, or why it is none.
    Typed read(String text);

    /// The order to give so much of it away, or all.
    EthereumOrder order(EthereumAddress from, EthereumAddress to, BigInteger units, boolean everything);

    /// What became of an amount. Immutable.
    record Typed(Optional<BigInteger> units, String problem) {
        static Typed of(BigInteger units) {
            return units.signum() == 0
                    ? new Typed(Optional.empty(), "Say how much: more than nothing.")
                    : new Typed(Optional.of(units), "");
        }

        static Typed not(ParsedAmount.Problem problem) {
            return new Typed(Optional.empty(), EthereumSendTexts.explain(problem));
        }
    }

    /// What there is of an asset in this wallet.
    static Sendable of(AssetId asset, WalletSnapshot wallet) {
        return switch (asset) {
            case AssetId.Coin _ -> throw new IllegalArgumentException("no asset of an Ethereum network");
            case AssetId.Ether _ -> new Ether(wallet);
            case AssetId.Token(var contract) ->
                new Token(contract, wallet.tokens().token(contract));
            case AssetId.Collectible(var ref) -> {
                var standing = wallet.tokens().collectible(ref).map(it -> it.standing());
                yield standing.orElse(null) instanceof Standing.Many(var shares)
                        ? new Items(ref, shares)
                        : new Piece(ref, standing);
            }
        };
    }

    /// Whether all of it can be asked for instead of an amount.
    default boolean hasAmount() {
        return !unit().isEmpty();
    }

    /// Ether of the wallet's accounts.
    record Ether(WalletSnapshot wallet) implements Sendable {
        @Override
        public String title() {
            return "Send ether";
        }

        @Override
        public String unit() {
            return "ETH";
        }

        @Override
        public Optional<BigInteger> has(EthereumAddress account) {
            return wallet.ethereum()
                    .account(account)
                    .flatMap(it -> it.state() instanceof Proven<AccountState> proven
                            ? Optional.of(proven.value().balance().value())
                            : Optional.empty());
        }

        @Override
        public Typed read(String text) {
            return switch (EtherText.parse(text, EtherUnit.ETHER)) {
                case ParsedEther.Valid(var amount) -> Typed.of(amount.value());
                case ParsedEther.Invalid(var problem) -> Typed.not(problem);
            };
        }

        @Override
        public EthereumOrder order(EthereumAddress from, EthereumAddress to, BigInteger units, boolean everything) {
            return everything
                    ? new EthereumOrder.PayAllEther(from, to)
                    : new EthereumOrder.PayEther(from, to, new Wei(units));
        }
    }

    /// A token that the wallet shows.
    record Token(TokenContract contract, Optional<TokenHolding> holding) implements Sendable {
        @Override
        public String title() {
            return "Send " + holding.map(TokenWords::name).orElse("a token");
        }

        @Override
        public String unit() {
            return holding.map(TokenWords::unit).orElse("units");
        }

        @Override
        public Optional<BigInteger> has(EthereumAddress account) {
            return holding.flatMap(it -> proven(it.shares(), account));
        }

        @Override
        public Typed read(String text) {
            boolean canBeWritten =
                    holding.filter(it -> it.decimals().canBeWritten()).isPresent();
            if (!canBeWritten) return new Typed(Optional.empty(), "In which unit it is counted is not proven yet.");
            int places = holding.get().decimals().places();
            return switch (TokenText.parse(text, places)) {
                case ParsedUnits.Valid(var units) -> Typed.of(units);
                case ParsedUnits.Invalid(var problem) -> Typed.not(problem);
            };
        }

        @Override
        public EthereumOrder order(EthereumAddress from, EthereumAddress to, BigInteger units, boolean everything) {
            return new EthereumOrder.PayToken(from, contract, to, units);
        }
    }

    /// A collectible of which there is one (ERC-721).
    record Piece(NftRef ref, Optional<Standing> standing) implements Sendable {
        @Override
        public String title() {
            return "Send NFT " + CollectibleTexts.number(ref.id());
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public Optional<BigInteger> has(EthereumAddress account) {
            boolean isOwner = standing.orElse(null) instanceof Standing.Single(var _, Whose.Ours(var owner, var found))
                    && found.isProven()
                    && owner.address().equals(account);
            return Optional.of(isOwner ? BigInteger.ONE : BigInteger.ZERO);
        }

        @Override
        public Typed read(String text) {
            return Typed.of(BigInteger.ONE);
        }

        @Override
        public EthereumOrder order(EthereumAddress from, EthereumAddress to, BigInteger units, boolean everything) {
            return new EthereumOrder.GivePiece(from, ref, to);
        }
    }

    /// Collectibles of a kind (ERC-1155).
    record Items(NftRef ref, List<TokenShare> shares) implements Sendable {
        @Override
        public String title() {
            return "Send NFT " + CollectibleTexts.number(ref.id());
        }

        @Override
        public String unit() {
            return "of this number";
        }

        @Override
        public Optional<BigInteger> has(EthereumAddress account) {
            return proven(shares, account);
        }

        @Override
        public Typed read(String text) {
            return count(text);
        }

        @Override
        public EthereumOrder order(EthereumAddress from, EthereumAddress to, BigInteger units, boolean everything) {
            var quantities = new LinkedHashMap<BigInteger, BigInteger>();
            quantities.put(ref.id(), units);
            return new EthereumOrder.GiveItems(from, new TokenContract(ref.chain(), ref.contract()), to, quantities);
        }
    }

    /// How many things of a kind were typed.
    static Typed count(String text) {
        return switch (TokenText.parse(text, 0)) {
            case ParsedUnits.Valid(var units) -> Typed.of(units);
            case ParsedUnits.Invalid(ParsedAmount.Problem problem) ->
                problem == ParsedAmount.Problem.TOO_FINE || problem == ParsedAmount.Problem.NOT_A_NUMBER
                        ? new Typed(Optional.empty(), "Write a whole number, for example 1.")
                        : Typed.not(problem);
        };
    }

    private static Optional<BigInteger> proven(List<TokenShare> shares, EthereumAddress account) {
        return shares.stream()
                .filter(share -> share.account().address().equals(account))
                .findFirst()
                .flatMap(share -> share.units().finding() instanceof Proven<BigInteger> proven
                        ? Optional.of(proven.value())
                        : Optional.empty());
    }
}
