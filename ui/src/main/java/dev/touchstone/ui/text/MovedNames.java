package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.math.BigInteger;
import java.util.Optional;

/// What is called what in a history on Ethereum, by what contracts call themselves. Immutable.
public record MovedNames(TokenHoldings tokens) {
    private static final int ETHER = 18;

    /// The unit of an asset in a few words; of a token that the wallet does not show "units".
    public String unit(MovedAsset asset) {
        return switch (asset) {
            case MovedAsset.Ether _ -> EtherFormat.SYMBOL;
            case MovedAsset.Token(var contract) ->
                token(contract)
                        .filter(token -> token.decimals().canBeWritten())
                        .map(TokenTexts::unit)
                        .orElse("units");
            case MovedAsset.Collection(var contract) -> collection(contract);
            case MovedAsset.Single(var contract, var id) -> collection(contract) + " " + CollectibleTexts.number(id);
            case MovedAsset.Kind(var contract, var id) -> collection(contract) + " " + CollectibleTexts.number(id);
        };
    }

    /// How many decimals its amounts have; none where that is not known.
    public int decimals(MovedAsset asset) {
        return switch (asset) {
            case MovedAsset.Ether _ -> ETHER;
            case MovedAsset.Token(var contract) ->
                token(contract).map(it -> it.decimals().places()).orElse(0);
            case MovedAsset.Collection _, MovedAsset.Single _, MovedAsset.Kind _ -> 0;
        };
    }

    /// `12.5 PRAC`, `1 Cats #7`.
    public String amount(BigInteger units, MovedAsset asset) {
        return TokenText.write(units, decimals(asset)) + " " + unit(asset);
    }

    private Optional<TokenHolding> token(EthereumAddress contract) {
        return tokens.token(new TokenContract(tokens.chain(), contract));
    }

    /// What the collection calls itself, where the wallet shows something of it.
    private String collection(EthereumAddress contract) {
        return tokens.collectibles().stream()
                .filter(it -> it.ref().contract().equals(contract))
                .flatMap(it -> it.collection().known().stream())
                .map(OwnWords::of)
                .filter(words -> !words.isEmpty())
                .map(OwnWords::shown)
                .findFirst()
                .orElse("NFT");
    }
}
