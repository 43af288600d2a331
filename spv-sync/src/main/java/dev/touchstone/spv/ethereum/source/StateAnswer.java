package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import java.util.List;
import java.util.Optional;

/// Proofs as a source gave them, in the order of the questions; nothing of it is checked. Immutable.
///
/// @param header RLP of the block's header
public record StateAnswer(ByteString header, List<AccountNodes> accounts) {
    public StateAnswer {
        accounts = List.copyOf(accounts);
    }

    /// The nodes from the state root to an account, and from its storage root to each slot asked for.
    ///
    /// @param code what the source says is the account's code, where that was asked for
    public record AccountNodes(List<ByteString> account, List<List<ByteString>> slots, Optional<ByteString> code) {
        public AccountNodes {
            account = List.copyOf(account);
            slots = slots.stream().map(List::copyOf).toList();
        }

        public AccountNodes(List<ByteString> account, List<List<ByteString>> slots) {
            this(account, slots, Optional.empty());
        }
    }
}
