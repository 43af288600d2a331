package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.EthereumAddress;

/// What a frame is begun with (Yellow Paper, 8 and 9.3). Immutable but for the array, which nobody writes to, and the
/// meter.
///
/// @param to the account that the code works on
/// @param codeOf the account that was named for its code
/// @param runs the code, which is a delegate's where `isDelegated`
/// @param value what CALLVALUE tells; it moves with CALL and when creating only
/// @param meter its gas; when it has ended, what it gives back
/// @param input what CALLDATA tells; empty when creating
@SuppressWarnings("ArrayRecordComponent")
record Message(
        CallKind kind,
        EthereumAddress from,
        EthereumAddress to,
        EthereumAddress codeOf,
        Code runs,
        boolean isDelegated,
        Word value,
        byte[] input,
        Meter meter,
        boolean isStatic,
        int depth) {

    static final int MOST_DEPTH = 1024;

    boolean movesValue() {
        return !value.isZero() && (kind == CallKind.CALL || kind.creates());
    }
}
