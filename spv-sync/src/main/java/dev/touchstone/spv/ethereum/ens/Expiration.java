package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/// Until when a name directly below `eth` is registered. Immutable.
///
/// @param labelhash of the name's first label
public record Expiration(NameSystem system, Hash256 labelhash) implements NameQuestion<NameExpiry> {
    static final String TITLE = "ENS expiry";
    private static final String ETH = "eth";
    private static final int LABELS = 2;
    private static final int MOST_BITS = 63;

    /// Empty for a name that is not directly below `eth`: others are registered elsewhere, or not at all.
    public static Optional<Expiration> of(NameSystem system, EnsName name) {
        var labels = name.labels();
        return labels.size() == LABELS && labels.getLast().equals(ETH)
                ? name.labelhash().map(hash -> new Expiration(system, hash))
                : Optional.empty();
    }

    /// The registered name that a name is or lies below, whose expiry is also its own; empty outside `eth`.
    public static Optional<Expiration> above(NameSystem system, EnsName name) {
        if (name.labels().size() <= LABELS) return of(system, name);
        return name.parent().flatMap(parent -> above(system, parent));
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public EthereumAddress contract() {
        return system.registration().contract();
    }

    @Override
    public AbiCall call() {
        return AbiCall.of(system.registration().signature()).number(new BigInteger(1, labelhash.toBytes()));
    }

    @Override
    public Parsed<NameExpiry> returned(ByteString bytes) {
        return AbiResult.number(bytes).map(Expiration::expiry);
    }

    /// What lies further off than time is counted counts as the last moment that is.
    private static NameExpiry expiry(BigInteger seconds) {
        if (seconds.signum() == 0) return new NameExpiry.Never();
        boolean isCounted = seconds.bitLength() <= MOST_BITS && seconds.longValue() < Instant.MAX.getEpochSecond();
        return new NameExpiry.Until(isCounted ? Instant.ofEpochSecond(seconds.longValue()) : Instant.MAX);
    }

    @Override
    public Parsed<NameExpiry> reverted(ByteString bytes) {
        return Parsed.malformed("it reverted");
    }

    @Override
    public String says(NameExpiry answer) {
        var who = "The name below 'eth' whose label has the hash 0x" + labelhash.hex() + " ";
        return switch (answer) {
            case NameExpiry.Until(var end) -> who + "is registered until " + end;
            case NameExpiry.Never _ -> who + "was never registered";
        };
    }
}
