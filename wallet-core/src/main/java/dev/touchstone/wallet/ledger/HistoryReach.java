package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.history.Sample;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.util.List;
import java.util.Optional;

/// How far the history of one account and asset reaches, as the wallet remembers it. Immutable.
///
/// @param settled the newest end of the span that was in a final block: what is above it may have to be
///     searched again
/// @param beginning what proves the account's state at the span's earlier end under that block's header; empty
///     for a token
public record HistoryReach(Span span, Sample settled, Optional<Beginning> beginning) {

    /// The bytes of a proven account.
    public record Beginning(ByteString header, List<ByteString> nodes) {
        public Beginning {
            nodes = List.copyOf(nodes);
        }

        /// What to keep of this proof.
        ///
        /// @param header of the same block
        public static Optional<Beginning> of(Proven<ExecutionHeader> header, Proven<AccountState> state) {
            return state.asOf().equals(header.asOf()) && state.evidence() instanceof Evidence.AccountInState it
                    ? Optional.of(new Beginning(header.value().bytes(), it.nodes()))
                    : Optional.empty();
        }

        /// The account that the bytes prove under a header that is proven now.
        public Optional<Proven<AccountState>> check(Proven<ExecutionHeader> proven, EthereumAddress account) {
            if (!proven.value().bytes().equals(header)) return Optional.empty();
            Finding<AccountState> found = StateKernel.account(proven, account, nodes);
            return found instanceof Proven<AccountState> state ? Optional.of(state) : Optional.empty();
        }
    }
}
