package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.key.DerivationPath;
import dev.touchstone.wallet.key.ImportedKeys;
import java.util.Optional;

/// One account of Ethereum in a wallet. The same on every chain of Ethereum. Immutable.
public sealed interface EthereumAccount extends Account {
    EthereumAddress address();

    @Override
    default boolean canSign() {
        return !(this instanceof WatchOnly);
    }

    /// Whether this kind of account can do all that the other can, so that it may take its place.
    default boolean covers(EthereumAccount other) {
        return rank() >= other.rank();
    }

    /// Where the account's key lies on another device that signs for it; empty where the wallet knows of none.
    default Optional<KeyOrigin> device() {
        return Optional.empty();
    }

    /// Whether somebody signs for it: the wallet, or another device that it knows.
    default boolean hasSigner() {
        return canSign() || device().isPresent();
    }

    private int rank() {
        return switch (this) {
            case Derived _ -> 3;
            case Imported _ -> 2;
            case WatchOnly(var _, var device) -> device.isPresent() ? 1 : 0;
        };
    }

    /// An account of the recovery phrase.
    ///
    /// @param index its number, from 0 on
    record Derived(int index, EthereumAddress address) implements EthereumAccount {
        public Derived {
            if (index < 0) throw new IllegalArgumentException("no account number " + index);
        }

        public DerivationPath path() {
            return EthereumKeys.path(index);
        }
    }

    /// An account of a private key that was brought from elsewhere. The recovery phrase does not bring it back.
    ///
    /// @param sealedKey the key, sealed ([ImportedKeys])
    record Imported(EthereumAddress address, ByteString sealedKey) implements EthereumAccount {
        public Imported {
            if (sealedKey.length() != ImportedKeys.SEALED) {
                throw new IllegalArgumentException("a sealed key of " + sealedKey.length() + " bytes");
            }
        }

        @Override
        public String toString() {
            return "Imported " + address;
        }
    }

    /// An account of somebody else, or one whose key is elsewhere.
    ///
    /// @param device where its key lies, on another device that can be asked to sign by QR codes
    record WatchOnly(EthereumAddress address, Optional<KeyOrigin> device) implements EthereumAccount {
        public WatchOnly(EthereumAddress address) {
            this(address, Optional.empty());
        }
    }
}
