package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// A name of the Ethereum Name Service in its one normal form (ENSIP-15); the only way to one is [#normalize].
/// Immutable.
public final class EnsName {
    /// Characters of the longest text that is read.
    public static final int MOST_CHARACTERS = 65_536;

    private static final LabelRules RULES = new LabelRules(EnsTables.load());
    private static final char STOP = '.';
    private static final int MOST_DNS_LABEL = 255;
    private static final int HASHES = 2;

    private final List<String> labels;
    private final List<String> shown;

    private EnsName(List<String> labels, List<String> shown) {
        this.labels = List.copyOf(labels);
        this.shown = List.copyOf(shown);
    }

    /// The name that a text is, whatever the case and composition of its letters. The empty text is the root.
    public static Normalization normalize(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new Normalization.Refused(new NameFault.TooLong(text.length()), 0, "");
        }
        if (text.isEmpty()) return new Normalization.Normalized(new EnsName(List.of(), List.of()), true, List.of());
        var reading = new Reading();
        var parts = text.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            var fault = reading.add(parts[i]);
            if (fault.isPresent()) return new Normalization.Refused(fault.get(), i, parts[i]);
        }
        return reading.done();
    }

    /// The labels read so far. Confined to one thread.
    private static final class Reading {
        private final List<String> normal = new ArrayList<>();
        private final List<String> shown = new ArrayList<>();
        private final List<NameWarning> warnings = new ArrayList<>();
        private final LinkedHashSet<String> scripts = new LinkedHashSet<>();
        private boolean isAscii = true;

        private Optional<NameFault> add(String label) {
            var codePoints = label.codePoints().toArray();
            for (int each : codePoints) {
                boolean isHalf = each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
                if (isHalf) return Optional.of(new NameFault.BrokenText());
            }
            return switch (RULES.apply(codePoints)) {
                case LabelRules.Outcome.Bad(var fault) -> Optional.of(fault);
                case LabelRules.Outcome.Ok ok -> {
                    take(ok);
                    yield Optional.empty();
                }
            };
        }

        private void take(LabelRules.Outcome.Ok label) {
            normal.add(label.normal());
            shown.add(label.shown());
            if (label.hasEmoji()) warnings.add(new NameWarning.HasEmoji(label.normal()));
            if (label.isUncommon()) warnings.add(new NameWarning.UncommonScript(label.normal(), label.type()));
            if (label.type().equals(LabelRules.ASCII)) return;
            isAscii = false;
            scripts.add(label.type());
            warnings.add(new NameWarning.NotAscii(label.normal(), label.type()));
        }

        private Normalization done() {
            if (scripts.size() > 1) warnings.add(new NameWarning.SeveralScripts(List.copyOf(scripts)));
            return new Normalization.Normalized(new EnsName(normal, shown), isAscii, warnings);
        }
    }

    /// The name under which an address says what it is called (ENSIP-3, ENSIP-19).
    public static EnsName reverseOf(EthereumAddress address, CoinType coin) {
        var space = coin.equals(CoinType.ETHER) ? "addr" : Long.toHexString(coin.number());
        var labels = List.of(address.value().hex(), space, "reverse");
        return new EnsName(labels, labels);
    }

    public List<String> labels() {
        return labels;
    }

    /// The name as it is hashed and compared.
    public String text() {
        return String.join(String.valueOf(STOP), labels);
    }

    /// The name as it is shown: emoji with their presentation, a capital Xi for ether (ENSIP-15,
    /// "Beautification").
    public String beautified() {
        return String.join(String.valueOf(STOP), shown);
    }

    /// The name's node, by which contracts know it (ENSIP-1, "namehash").
    public Hash256 namehash() {
        var node = Hash256.ZERO;
        for (var label : labels.reversed()) {
            var both = new byte[HASHES * Hash256.BYTES];
            node.writeTo(both, 0);
            labelhash(label).writeTo(both, Hash256.BYTES);
            node = Keccak256.of(both);
        }
        return node;
    }

    /// The hash of the first label; empty for the root.
    public Optional<Hash256> labelhash() {
        return labels.isEmpty() ? Optional.empty() : Optional.of(labelhash(labels.getFirst()));
    }

    private static Hash256 labelhash(String label) {
        return Keccak256.of(label.getBytes(StandardCharsets.UTF_8));
    }

    /// The name without its first label; empty for the root.
    public Optional<EnsName> parent() {
        if (labels.isEmpty()) return Optional.empty();
        return Optional.of(new EnsName(labels.subList(1, labels.size()), shown.subList(1, shown.size())));
    }

    /// Each label with its length before it, and a zero at the end, as wildcard resolvers are asked (ENSIP-10).
    /// Empty where a label has more than 255 bytes, which has no such form.
    public Optional<ByteString> dnsEncoded() {
        var out = new ByteArrayOutputStream();
        for (var label : labels) {
            var bytes = label.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MOST_DNS_LABEL) return Optional.empty();
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        out.write(0);
        return Optional.of(ByteString.of(out.toByteArray()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnsName name && labels.equals(name.labels);
    }

    @Override
    public int hashCode() {
        return labels.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
