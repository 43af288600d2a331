package dev.touchstone.app.cli;

import dev.touchstone.spv.ethereum.offchain.Gateways;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.Function;

/// What commands that spend on an Ethereum network work with. Immutable.
///
/// @param confirmation asks a person before something is signed
/// @param gateways asks what names' contracts keep elsewhere
public record Spenders(
        Wallets wallets,
        Ethereums ethereums,
        Confirmation confirmation,
        Function<HttpClient, Gateways> gateways,
        InstantSource clock) {}
