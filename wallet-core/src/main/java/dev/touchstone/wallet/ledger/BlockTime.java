package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.ContentEvidence;
import dev.touchstone.spv.proof.Evidence;
import java.time.Instant;
import java.util.Optional;

/// When the block was made that something of Ethereum is proven in. Pure.
final class BlockTime {
    private BlockTime() {}

    /// Empty where the evidence holds no header that tells the time, or is about a chain that settles on
    /// Ethereum and not about Ethereum.
    static Optional<Instant> of(Evidence evidence) {
        return header(evidence)
                .flatMap(header -> ExecutionHeader.parse(header).toOptional())
                .map(ExecutionHeader::timestamp);
    }

    private static Optional<ByteString> header(Evidence evidence) {
        return switch (evidence) {
            case Evidence.AccountInState account -> header(account.header());
            case Evidence.SlotInStorage slot -> header(slot.account());
            case Evidence.CodeOfAccount code -> header(code.account());
            case Evidence.CallInState call -> header(call.header());
            case Evidence.SimulationInState simulation -> header(simulation.header());
            case Evidence.AnswerOfCall answer -> header(answer.call());
            case Evidence.NameByCall name -> header(name.call());
            case Evidence.OwnedBy owned -> header(owned.owner());
            case Evidence.DescribedBy described -> header(described.uri());
            case Evidence.PictureOf picture -> header(picture.description());
            case Evidence.SignedBlock signed -> Optional.of(signed.header());
            case Evidence.Ancestor ancestor -> Optional.of(ancestor.headers().getLast());
            case Evidence.InHashRing older -> Optional.of(older.header());
            case Evidence.InBeaconHistory older -> Optional.of(older.block().header());
            case Evidence.Anchor _,
                    Evidence.HeaderOnChain _,
                    Evidence.WholeBlock _,
                    Evidence.InBlock _,
                    Evidence.FilterScan _,
                    Evidence.InBlockList _,
                    Evidence.WholeBlockList _,
                    Evidence.ReceiptOfTransaction _,
                    Evidence.NamedAccount _,
                    Evidence.SettledByGame _,
                    Evidence.SettledByAssertion _,
                    Evidence.Checkpointed _,
                    ContentEvidence _,
                    Evidence.Derived _ -> Optional.empty();
        };
    }
}
