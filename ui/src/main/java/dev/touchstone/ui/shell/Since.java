package dev.touchstone.ui.shell;

import java.time.YearMonth;

/// From when on the payments of a restored wallet are looked for. Immutable.
public sealed interface Since {
    record Month(YearMonth month) implements Since {}

    /// The person does not know: everything is looked through that can hold a payment of this kind of wallet.
    record Unknown() implements Since {}
}
