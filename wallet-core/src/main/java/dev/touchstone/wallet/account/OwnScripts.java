package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Script;
import java.util.Optional;

/// Tells a wallet's own scripts from those of others.
@FunctionalInterface
public interface OwnScripts {
    /// Where this script lies among the wallet's own; empty for a script of somebody else.
    Optional<AddressPath> pathOf(Script script);
}
