package dev.touchstone.app.node;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Expiration;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameExpiry;
import dev.touchstone.spv.ethereum.ens.NameFault;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.ens.NameWarning;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.Names;
import dev.touchstone.spv.ethereum.offchain.GatewayHosts;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.offchain.Gateways;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.NameResolver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Looks names up in the contracts of an Ethereum network, by proven calls. Thread-safe.
///
/// @param background runs what blocks
public record NamesOnChain(
        EthereumChain chain, ChainQuestions questions, Gateways gateways, InstantSource clock, Executor background)
        implements NameResolver {

    @Override
    public CompletableFuture<NameLook> look(String typed, CoinType coin, Set<String> agreed) {
        return CompletableFuture.supplyAsync(
                () -> switch (EnsName.normalize(typed)) {
                    case Normalization.Refused(var fault, var _, var _) -> new NameLook.NotAName(fault);
                    case Normalization.Normalized(var name, var _, var warnings) ->
                        new Look(name, warnings, new NameRecord.Address(coin)).by(this, agreed);
                },
                background);
    }

    /// A look at one name.
    private record Look(EnsName name, List<NameWarning> warnings, NameRecord record) {
        NameLook by(NamesOnChain on, Set<String> agreed) {
            var system = NameSystems.of(on.chain().chainId());
            if (system.isEmpty()) return new NameLook.NoNames();
            var asked = Resolution.of(system.get(), name, record);
            if (asked.isEmpty()) {
                return new NameLook.NotAName(new NameFault.TooLong(name.text().length()));
            }
            var names = new Names(on.chain(), on.questions(), HeadKind.SIGNED, on.clock());
            var expiration = Expiration.above(system.get(), name);
            if (expiration.isEmpty()) return outside(on, names, asked.get(), names.ask(asked.get()), agreed);
            var dated = names.ask(asked.get(), expiration.get());
            if (!(dated.expiry() instanceof Proven<NameExpiry> expiry)) {
                return new NameLook.NotProven(name, dated.expiry());
            }
            if (expiry.value() instanceof NameExpiry.Until(var end)) {
                return end.isBefore(on.clock().instant())
                        ? new NameLook.Expired(name, end)
                        : until(end, outside(on, names, asked.get(), dated.finding(), agreed));
            }
            return outside(on, names, asked.get(), dated.finding(), agreed);
        }

        private static NameLook until(Instant end, NameLook look) {
            return look instanceof NameLook.Found(var name, var value, var finding, var _, var warnings)
                    ? new NameLook.Found(name, value, finding, Optional.of(end), warnings)
                    : look;
        }

        /// Looks outside the chain only where every host that would be asked was agreed to.
        private NameLook outside(
                NamesOnChain on, Names names, Resolution asked, Finding<ResolvedName> found, Set<String> agreed) {
            var lookup = found.shown().flatMap(asked::outside);
            if (lookup.isEmpty()) return read(found);
            var hosts = GatewayHosts.of(lookup.get());
            if (hosts.isEmpty() || !agreed.containsAll(new HashSet<>(hosts)))
                return new NameLook.Elsewhere(name, hosts);
            try {
                var round = new GatewayRound(on.gateways(), agreed::contains);
                return read(names.lookUp(asked, found, round).finding());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new NameLook.NotProven(name, Pending.because(new Pending.Reason.NotChecked()));
            }
        }

        private NameLook read(Finding<ResolvedName> found) {
            if (found.shown().isEmpty()) return new NameLook.NotProven(name, found);
            var answer = found.shown().get().answer();
            return answer instanceof NameAnswer.Found(var value, var _)
                    ? new NameLook.Found(name, value, found, Optional.empty(), warnings)
                    : new NameLook.Without(name, record, answer);
        }
    }
}
