package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// An account's word that it shall run the code of `delegate`, and whose word it is (EIP-7702). Immutable.
///
/// @param chainId zero for any
/// @param authority empty where the signature is none
record Authorized(BigInteger chainId, EthereumAddress delegate, long nonce, Optional<EthereumAddress> authority) {

    static List<Authorized> signed(List<Authorization> authorizations) {
        return authorizations.stream()
                .map(one -> new Authorized(one.chainId(), one.delegate(), one.nonce(), one.signer()))
                .toList();
    }

    /// As if each had signed.
    static List<Authorized> unsigned(List<UnsignedAuthorization> authorizations) {
        return authorizations.stream()
                .map(one -> new Authorized(one.chainId(), one.delegate(), one.nonce(), Optional.of(one.authority())))
                .toList();
    }
}
