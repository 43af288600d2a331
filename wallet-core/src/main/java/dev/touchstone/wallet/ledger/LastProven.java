package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import java.time.Instant;
import java.util.Optional;

/// What was last proven of an account of Ethereum, as the wallet remembers it: a record, no proof. Immutable. It is
/// shown with its age while there is nothing newer.
///
/// @param block where it was so
/// @param blockTime when that block was made
/// @param nonce how many transactions the account had sent, as an unsigned number of 64 bits
public record LastProven(ChainPoint block, Instant blockTime, long nonce, Wei balance) {
    /// What there is to remember of a proof; empty where its evidence holds no header that tells the time, or is
    /// about a chain that settles on Ethereum and not about Ethereum.
    public static Optional<LastProven> of(Proven<AccountState> proven) {
        var account = proven.value();
        return header(proven.evidence())
                .flatMap(header -> ExecutionHeader.parse(header).toOptional())
                .map(header -> new LastProven(proven.asOf(), header.timestamp(), account.nonce(), account.balance()));
    }

    private static Optional<ByteString> header(Evidence evidence) {
        return switch (evidence) {
            case Evidence.AccountInState account -> header(account.header());
            case Evidence.SignedBlock signed -> Optional.of(signed.header());
            case Evidence.Ancestor ancestor -> Optional.of(ancestor.headers().getLast());
            case Evidence.InHashRing older -> Optional.of(older.header());
            case Evidence.InBeaconHistory older -> Optional.of(older.block().header());
            case Evidence.Anchor _,
                    Evidence.HeaderOnChain _,
                    Evidence.WholeBlock _,
                    Evidence.InBlock _,
                    Evidence.FilterScan _,
                    Evidence.SlotInStorage _,
                    Evidence.CodeOfAccount _,
                    Evidence.InBlockList _,
                    Evidence.WholeBlockList _,
                    Evidence.ReceiptOfTransaction _,
                    Evidence.NamedAccount _,
                    Evidence.SettledByGame _,
                    Evidence.SettledByAssertion _,
                    Evidence.OfContent _,
                    Evidence.CallInState _,
                    Evidence.AnswerOfCall _,
                    Evidence.OwnedBy _,
                    Evidence.Derived _ -> Optional.empty();
        };
    }

    boolean saysTheSameAs(LastProven other) {
        return nonce == other.nonce && balance.equals(other.balance);
    }
}
