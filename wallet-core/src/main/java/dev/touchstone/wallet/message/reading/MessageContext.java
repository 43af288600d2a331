package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.KnownContracts;
import java.math.BigInteger;
import java.time.Instant;

/// What a message is held against. Immutable.
///
/// @param account the one that is to sign
/// @param chainId of the network that the wallet is on
/// @param origin who asks, as `https://app.example:8443`; empty where the user does
/// @param contracts what is known of contracts beside
/// @param descriptions of types, in words
public record MessageContext(
        EthereumAddress account,
        BigInteger chainId,
        String origin,
        Instant now,
        KnownContracts contracts,
        Descriptions descriptions) {}
