package dev.touchstone.wallet.message.vote;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a contract says of the domain that it has messages signed for. Immutable. What is empty it did not say.
///
/// @param described what `eip712Domain()` returned (ERC-5267)
/// @param separator `DOMAIN_SEPARATOR()`
/// @param typeHash `DOMAIN_TYPEHASH()`
record DomainAnswers(
        Optional<ByteString> described,
        Optional<Hash256> separator,
        Optional<Hash256> typeHash,
        Optional<String> name,
        Optional<String> version) {
    private static final String FIRST_VERSION = "1";

    /// The domain, where the contract says which it is: by a description of its own, or by a hash that one of the
    /// common forms has, or as OpenZeppelin's governors from before ERC-5267, which tell name and version.
    ///
    /// @param separatorOf computes the hash of a domain
    Optional<MessageDomain> find(
            BigInteger chainId, EthereumAddress contract, Function<MessageDomain, Hash256> separatorOf) {
        return candidates(chainId, contract).stream()
                .filter(domain -> domain.isOnlyFor(chainId, contract))
                .filter(domain -> typeHash.isEmpty() || typeHash.get().equals(domain.typeHash()))
                .filter(domain -> separator.isEmpty() || separator.get().equals(separatorOf.apply(domain)))
                .findFirst();
    }

    private List<MessageDomain> candidates(BigInteger chainId, EthereumAddress contract) {
        if (described.isPresent()) {
            return MessageDomain.parse(described.get()) instanceof Parsed.Ok<MessageDomain>(var domain)
                    ? List.of(domain)
                    : List.of();
        }
        if (name.isEmpty()) return List.of();
        var found = new ArrayList<MessageDomain>();
        boolean isChecked = separator.isPresent() || typeHash.isPresent();
        if (isChecked || version.isPresent()) {
            found.add(MessageDomain.ofOpenZeppelin(name.get(), version.orElse(FIRST_VERSION), chainId, contract));
        }
        if (isChecked) found.add(MessageDomain.ofCompound(name.get(), chainId, contract));
        return found;
    }
}
