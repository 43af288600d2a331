package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.Set;

/// What a list says of a token (token list schema, `TokenInfo`). Nothing of it is proven. Immutable.
///
/// @param chainId the network's number (EIP-155)
/// @param notes what the list says of how the token behaves
public record ListedToken(
        long chainId, EthereumAddress address, String symbol, String name, int decimals, Set<Note> notes) {
    /// With more than these a list is no token list.
    public static final int MOST_DECIMALS = 255;

    public ListedToken {
        if (decimals < 0 || decimals > MOST_DECIMALS) throw new IllegalArgumentException(decimals + " decimals");
        notes = Set.copyOf(notes);
    }

    /// How a token behaves in a way that its holders should know. A list says it by an extension that is `true`.
    public enum Note {
        /// Balances change without anybody sending anything.
        REBASING("rebasing"),
        /// Less arrives than was sent.
        FEE_ON_TRANSFER("feeOnTransfer");

        private final String extension;

        Note(String extension) {
            this.extension = extension;
        }

        /// The name of the list's extension that says it.
        public String extension() {
            return extension;
        }
    }
}
