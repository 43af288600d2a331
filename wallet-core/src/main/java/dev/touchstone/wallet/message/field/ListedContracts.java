package dev.touchstone.wallet.message.field;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders.KnownSpender;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import java.math.BigInteger;
import java.util.Optional;

/// What token lists and the list of known spenders say. A list's words are claims. Immutable.
public record ListedContracts(TokenLists lists, KnownSpenders spenders) implements KnownContracts {
    @Override
    public Optional<TokenWords> token(BigInteger chainId, EthereumAddress contract) {
        if (chainId.bitLength() > 63) return Optional.empty();
        return lists.recognised(chainId.longValue(), contract)
                .map(claim ->
                        new TokenWords(claim.value().symbol(), claim.value().decimals()));
    }

    @Override
    public Optional<String> name(BigInteger chainId, EthereumAddress address) {
        if (chainId.bitLength() > 63) return Optional.empty();
        return spenders.named(chainId.longValue(), address)
                .map(KnownSpender::name)
                .or(() -> token(chainId, address).map(TokenWords::symbol));
    }
}
