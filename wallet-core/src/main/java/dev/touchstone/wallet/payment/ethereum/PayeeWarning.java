package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.List;

/// Something to think about before somebody is paid on Ethereum, beside what the transaction does
/// ([EffectWarning]). Immutable. Listed by what could be lost, most first: in the order in which they stand here.
public sealed interface PayeeWarning {
    /// A name for programs that does not change.
    String code();

    /// It resembles one that this wallet really paid, and is another: addresses are made to be mistaken so.
    ///
    /// @param differing positions in the texts at which the two differ
    record LooksLikePaid(EthereumAddress address, EthereumAddress paid, List<Integer> differing)
            implements PayeeWarning {
        public LooksLikePaid {
            differing = List.copyOf(differing);
        }

        @Override
        public String code() {
            return "looks-like-paid";
        }
    }

    /// Nobody has the key of the zero address: what goes there is gone.
    record Nobody() implements PayeeWarning {
        @Override
        public String code() {
            return "zero-address";
        }
    }

    /// The token's or collection's own contract, which mostly cannot give back what is sent to it.
    record TheContractItself(EthereumAddress contract) implements PayeeWarning {
        @Override
        public String code() {
            return "own-contract";
        }
    }

    /// A contract, of which nobody knows whether it can give back what it gets.
    record IsContract(EthereumAddress address) implements PayeeWarning {
        @Override
        public String code() {
            return "contract";
        }
    }

    /// This wallet has not paid it before.
    record FirstTime(EthereumAddress address) implements PayeeWarning {
        @Override
        public String code() {
            return "first-time";
        }
    }

    /// It is the wallet's own account: only the fee leaves the wallet.
    record OwnAccount(EthereumAddress address) implements PayeeWarning {
        @Override
        public String code() {
            return "own-account";
        }
    }
}
