package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.Height;
import java.time.Instant;

/// Since when a wallet can have received anything; blocks before that need not be looked through. Immutable.
public sealed interface Birthday {
    /// Where a scan has to begin.
    default ScanRequest.Start start(BitcoinParameters parameters) {
        return switch (this) {
            case AtHeight at -> new ScanRequest.Start.AtHeight(at.height());
            case AtTime at -> new ScanRequest.Start.AtTime(at.time());
            case Unknown _ -> new ScanRequest.Start.AtHeight(parameters.segwit());
        };
    }

    record AtHeight(Height height) implements Birthday {}

    record AtTime(Instant time) implements Birthday {}

    /// Nobody remembers: look from the first block in which segwit addresses can have received anything.
    record Unknown() implements Birthday {}
}
