package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The payments of a ledger on chains of Ethereum. Of several with the same account and nonce at most one is
/// ever in a block. Confined to the wallet-ledger loop.
public final class EthereumPaymentLedger {
    private final Map<Hash256, EthereumPaymentFacts> payments = new LinkedHashMap<>();
    private final Map<EthereumPaymentFacts.Place, List<EthereumPaymentFacts>> places = new HashMap<>();

    /// A payment, and what is remembered of where it is.
    ///
    /// @param block in which it was proven, now or before the wallet was opened
    /// @param proof what was proven since the wallet was opened
    public record Followed(EthereumPayment payment, Optional<ChainPoint> block, Finding<TransactionReceipt> proof) {}

    void apply(WalletEvent.OfEthereumPayments event) {
        if (event instanceof WalletEvent.EthereumPaymentSigned signed && !payments.containsKey(signed.payment())) {
            var facts = new EthereumPaymentFacts(signed);
            payments.put(signed.payment(), facts);
            places.computeIfAbsent(facts.place(), _ -> new ArrayList<>()).add(facts);
        }
        known(event.payment()).ifPresent(facts -> facts.apply(event));
    }

    private Optional<EthereumPaymentFacts> known(Hash256 payment) {
        return Optional.ofNullable(payments.get(payment));
    }

    /// Whether an event is about a known payment, and tells anything new.
    public boolean isNews(WalletEvent.OfEthereumPayments event) {
        return known(event.payment()).filter(facts -> facts.isNews(event)).isPresent();
    }

    /// Takes what was found of a payment now. What was written down of it is another matter.
    public void checked(Hash256 payment, Finding<TransactionReceipt> finding) {
        known(payment).ifPresent(facts -> facts.checked(finding));
    }

    public Optional<EthereumPayment> payment(Hash256 hash) {
        return known(hash).map(facts -> facts.payment(winner(facts), ""));
    }

    /// All payments on a chain, oldest first.
    public List<Followed> on(String chain) {
        return payments.values().stream()
                .filter(facts -> facts.place().chain().equals(chain))
                .map(facts -> new Followed(facts.payment(winner(facts), ""), facts.block(), facts.proof()))
                .toList();
    }

    /// What an account has waiting on a chain, oldest first.
    public List<EthereumPayment> waiting(String chain, EthereumAddress from) {
        return on(chain).stream()
                .map(Followed::payment)
                .filter(payment -> payment.from().equals(from) && payment.isWaiting())
                .toList();
    }

    private Optional<Hash256> winner(EthereumPaymentFacts of) {
        return siblings(of)
                .filter(other -> other != of && other.isInBlock())
                .map(EthereumPaymentFacts::hash)
                .findFirst();
    }

    private Stream<EthereumPaymentFacts> siblings(EthereumPaymentFacts of) {
        return places.getOrDefault(of.place(), List.of()).stream();
    }

    /// Newest first.
    List<EthereumPayment> look(Function<Hash256, String> labels) {
        return payments.values().stream()
                .map(facts -> facts.payment(winner(facts), labels.apply(facts.hash())))
                .toList()
                .reversed();
    }
}
