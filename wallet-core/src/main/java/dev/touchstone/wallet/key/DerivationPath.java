package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The way from a master key to one of its descendants, written `m/84h/0h/0h/0/5` (BIP32). Immutable.
public record DerivationPath(List<ChildNumber> children) {
    /// The master key itself.
    public static final DerivationPath MASTER = new DerivationPath(List.of());

    private static final int MAX_DEPTH = 255;

    public DerivationPath {
        if (children.size() > MAX_DEPTH) throw new IllegalArgumentException("a path has at most 255 steps");
        children = List.copyOf(children);
    }

    /// `m/purpose'/coin'/account'` (BIP44, BIP84, BIP86).
    public static DerivationPath account(int purpose, int coinType, int account) {
        return new DerivationPath(
                List.of(ChildNumber.hardened(purpose), ChildNumber.hardened(coinType), ChildNumber.hardened(account)));
    }

    /// Reads `m/84h/0h/0h`; `'` and `H` mean the same as `h`, and the leading `m` may be missing.
    public static Parsed<DerivationPath> parse(String text) {
        if (text.equals("m") || text.equals("m/")) return Parsed.ok(MASTER);
        var steps = (text.startsWith("m/") ? text.substring(2) : text).split("/", MAX_DEPTH + 1);
        if (steps.length > MAX_DEPTH) return Parsed.malformed("a path has at most 255 steps");
        var children = new ArrayList<ChildNumber>();
        for (var step : steps) {
            var digits = isHardened(step) ? step.substring(0, step.length() - 1) : step;
            long index = index(digits);
            if (index < 0) return Parsed.malformed("step " + (children.size() + 1) + " is not an index below 2^31");
            children.add(new ChildNumber((int) index, isHardened(step)));
        }
        return Parsed.ok(new DerivationPath(children));
    }

    private static boolean isHardened(String step) {
        return step.endsWith("h") || step.endsWith("'") || step.endsWith("H");
    }

    private static long index(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return -1;
        long index = Long.parseLong(digits);
        return index <= Integer.MAX_VALUE ? index : -1;
    }

    public DerivationPath child(ChildNumber child) {
        var longer = new ArrayList<>(children);
        longer.add(child);
        return new DerivationPath(longer);
    }

    public DerivationPath child(int index) {
        return child(ChildNumber.normal(index));
    }

    public int depth() {
        return children.size();
    }

    /// Whether a public key is enough to walk it.
    public boolean isPublic() {
        return children.stream().noneMatch(ChildNumber::isHardened);
    }

    @Override
    public String toString() {
        return children.stream().map(child -> "/" + child).collect(Collectors.joining("", "m", ""));
    }
}
