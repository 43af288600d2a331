package dev.touchstone.wallet.dapp.request;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppLogEntry;
import java.util.List;

/// What came of a request. Immutable.
public sealed interface AppDecision {
    /// How it is written down.
    AppLogEntry.End end();

    /// The app may see these accounts.
    record Connected(List<EthereumAddress> accounts) implements AppDecision {
        public Connected {
            accounts = List.copyOf(accounts);
            if (accounts.isEmpty()) throw new IllegalArgumentException("no account to see");
        }

        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.AGREED;
        }
    }

    /// Signed, saved and handed over.
    ///
    /// @param whole whether all that was asked for was sent
    record Sent(List<Hash256> transactions, boolean whole) implements AppDecision {
        public Sent {
            transactions = List.copyOf(transactions);
            if (transactions.isEmpty()) throw new IllegalArgumentException("nothing was sent");
        }

        @Override
        public AppLogEntry.End end() {
            return whole ? AppLogEntry.End.AGREED : AppLogEntry.End.FAILED;
        }
    }

    /// A signature was made.
    ///
    /// @param signature 65 bytes: r, s, and 27 or 28
    record Signed(ByteString signature) implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.AGREED;
        }
    }

    /// Done as suggested.
    record Agreed() implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.AGREED;
        }
    }

    record Rejected() implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.REJECTED;
        }
    }

    /// The user did not answer in time.
    record Expired() implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.EXPIRED;
        }
    }

    /// The app is gone, or asked for too much at once.
    record Withdrawn() implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.GONE;
        }
    }

    /// It could not be done. Nothing has changed.
    record Failed(String reason) implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.FAILED;
        }
    }

    /// Nobody is there to be asked.
    record Nobody() implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return AppLogEntry.End.NOBODY;
        }
    }

    /// As the other decision, made by the user's written rules.
    record ByPolicy(AppDecision decision) implements AppDecision {
        @Override
        public AppLogEntry.End end() {
            return decision.end() == AppLogEntry.End.AGREED ? AppLogEntry.End.BY_POLICY : decision.end();
        }
    }
}
