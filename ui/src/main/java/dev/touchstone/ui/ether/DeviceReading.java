package dev.touchstone.ui.ether;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.EthereumAccounts;
import dev.touchstone.wallet.airgap.DeviceAccounts;
import dev.touchstone.wallet.airgap.DeviceKey;
import dev.touchstone.wallet.airgap.Ur;
import java.util.List;
import java.util.Locale;

/// What became of the text of a code that a signing device shows its key with. Immutable.
sealed interface DeviceReading {
    /// The first account behind the key.
    ///
    /// @param name as the device calls it; may be empty
    record Found(DeviceAccounts.Account account, String name) implements DeviceReading {}

    record Refused(String why) implements DeviceReading {}

    static boolean isCode(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith("ur:");
    }

    static DeviceReading of(String text, EthereumAccounts accounts) {
        if (!(Ur.parse(text).then(DeviceKey::parse) instanceof Parsed.Ok<List<DeviceKey>>(var keys))) {
            return new Refused("This is no public key of a signing device. Let it show its key again.");
        }
        var behind = accounts.behind(keys.getFirst(), 1);
        return behind.isEmpty()
                ? new Refused("This key leads to no account. Let the device show its key again.")
                : new Found(behind.getFirst(), keys.getFirst().name());
    }
}
