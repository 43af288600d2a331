package dev.touchstone.ui.ether;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fresh a finding about ether is: that of its own block, which may be older than the newest one the node knows.
/// Immutable.
///
/// @param missing why nothing newer is proven; empty where the newest is
public record EtherStanding(EthereumSnapshot ethereum, Optional<Pending.Reason> missing, Instant now, AgeFormat ages) {
    private static final Duration OLD = Duration.ofMinutes(5);

    public static EtherStanding of(EthereumHoldings holdings, EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        return new EtherStanding(ethereum, holdings.missing(), now, ages);
    }

    /// The chain as this finding stands on it.
    public ChainStatus of(Finding<?> finding) {
        var chain = EthereumStatus.of(ethereum, now, ages).chain();
        var made = madeAt(finding);
        if (made.isEmpty()) return chain;
        var age = Duration.between(made.get(), now);
        boolean old = chain.headIsOld() || missing.isPresent() || age.compareTo(OLD) > 0;
        return new ChainStatus(
                chain.mark(),
                old,
                chain.offline(),
                chain.block(),
                ages.precisely(made.get(), now),
                missing.filter(_ -> !chain.headIsOld()).map(Texts::explain).orElse(chain.next()));
    }

    /// When the block was made that the finding is of, as an offline page says it; empty where nothing is proven.
    public String asOf(Finding<?> finding) {
        return madeAt(finding).map(made -> ages.at(made, now)).orElse("");
    }

    private static Optional<Instant> madeAt(Finding<?> finding) {
        return finding instanceof Proven<?> proven
                ? header(proven.evidence())
                        .flatMap(header -> ExecutionHeader.parse(header).toOptional())
                        .map(ExecutionHeader::timestamp)
                : Optional.empty();
    }

    private static Optional<ByteString> header(Evidence evidence) {
        return evidence instanceof Evidence.SignedBlock block
                ? Optional.of(block.header())
                : evidence.premises().stream()
                        .flatMap(premise -> header(premise).stream())
                        .findFirst();
    }
}
