package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import java.util.Optional;

/// The code of an account; empty for an ordinary one. Immutable.
public record ContractCode(EthereumAddress account, ByteString bytes) {
    private static final ByteString DELEGATION = ByteString.of((byte) 0xef, (byte) 0x01, (byte) 0x00);

    /// The account whose code this one runs in place of its own (EIP-7702).
    public Optional<EthereumAddress> delegate() {
        int start = DELEGATION.length();
        boolean delegates = bytes.length() == start + EthereumAddress.BYTES
                && ByteString.of(bytes.toArray(0, start)).equals(DELEGATION);
        return delegates ? Optional.of(EthereumAddress.of(bytes.toArray(start, bytes.length()))) : Optional.empty();
    }

    /// The code by which an account delegates to this one (EIP-7702).
    public static ByteString delegation(EthereumAddress delegate) {
        return ByteString.fromHex(DELEGATION.hex() + delegate.value().hex()).orElseThrow();
    }
}
