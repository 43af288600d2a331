package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.ui.token.TokenClaims;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a wallet can give and get in an exchange, and from which of its accounts. Confined to the JavaFX application
/// thread.
///
/// @param give what is chosen to be given
/// @param get what is chosen to be got
record ExchangeAssets(Desk desk, AssetId give, Optional<AssetId> get) {
    List<EthereumAddress> payers() {
        return desk.holdings().accounts().stream()
                .map(EthereumHolding::account)
                .filter(account -> account.canSign() || account.device().isPresent())
                .map(EthereumAccount::address)
                .toList();
    }

    /// The first that has some of it, else the first.
    Optional<EthereumAddress> firstPayer() {
        var payers = payers();
        return payers.stream()
                .filter(payer -> has(payer).filter(it -> it.signum() > 0).isPresent())
                .findFirst()
                .or(() -> payers.stream().findFirst());
    }

    private Sendable sendable() {
        return Sendable.of(give, desk.session().wallet().snapshot().get());
    }

    Optional<BigInteger> has(EthereumAddress account) {
        return sendable().has(account);
    }

    /// What the account has of what it gives, in words.
    String available(Optional<EthereumAddress> from) {
        return from.map(account -> has(account)
                        .map(has -> desk.name(account) + " has " + desk.names().amount(give, has) + ".")
                        .orElse("What " + desk.name(account) + " has is not proven yet."))
                .orElse("No account of this wallet can pay with this.");
    }

    /// All that the account has of a token, as it is typed.
    Optional<String> all(EthereumAddress account) {
        return token(give)
                .flatMap(token -> has(account)
                        .map(has -> AmountText.plain(has, token.decimals().places())));
    }

    String unit() {
        return sendable().unit();
    }

    private TokenHoldings tokens() {
        return desk.session().wallet().snapshot().get().tokens();
    }

    private Optional<TokenHolding> token(AssetId asset) {
        return asset instanceof AssetId.Token(var contract) ? tokens().token(contract) : Optional.empty();
    }

    private Stream<TokenHolding> counted() {
        return tokens().tokens().stream()
                .filter(token -> !token.isNoToken() && token.decimals().canBeWritten());
    }

    private AssetId ether() {
        return new AssetId.Ether(desk.holdings().chain());
    }

    /// Ether, and the tokens that some account of its own has.
    List<AssetId> gives() {
        var assets = new ArrayList<AssetId>();
        assets.add(ether());
        counted()
                .filter(token -> token.owners().stream()
                        .anyMatch(share -> payers().contains(share.account().address())))
                .forEach(token -> assets.add(new AssetId.Token(token.contract())));
        if (!assets.contains(give)) assets.add(give);
        return assets;
    }

    /// Ether, and the tokens that it shows.
    List<AssetId> gets() {
        var assets = new ArrayList<AssetId>();
        assets.add(ether());
        counted().forEach(token -> assets.add(new AssetId.Token(token.contract())));
        get.filter(chosen -> !assets.contains(chosen)).ifPresent(assets::add);
        assets.remove(give);
        return assets;
    }

    String name(AssetId asset) {
        return asset instanceof AssetId.Ether
                ? "Ether"
                : token(asset).map(it -> TokenWords.distinct(it, tokens())).orElse("Token");
    }

    /// Why amounts of what is got cannot be written; empty where they can.
    String uncounted() {
        return get.flatMap(this::token)
                .filter(token -> !token.decimals().canBeWritten())
                .map(token -> TokenTexts.explain(token.decimals()))
                .orElse("");
    }

    /// The contract of the token that would be got; empty for ether.
    Optional<EthereumAddress> contract() {
        return get.flatMap(this::token).map(token -> token.contract().address());
    }

    /// Which token would be got, by whose word, and what it could be taken for; nothing for ether.
    List<String> claims() {
        var side = desk.side();
        var claims = new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
        return get.flatMap(this::token).stream()
                .flatMap(token -> Stream.of(
                        claims.warning(token),
                        claims.isListed(token) ? claims.limit(token) : ExchangeTexts.UNLISTED,
                        claims.behaviour(token)))
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
