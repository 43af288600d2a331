package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.CborValue.Fields;
import dev.touchstone.wallet.airgap.CborValue.Flag;
import dev.touchstone.wallet.airgap.CborValue.Items;
import dev.touchstone.wallet.airgap.CborValue.Tagged;
import dev.touchstone.wallet.airgap.CborValue.Whole;
import dev.touchstone.wallet.key.ChildNumber;
import dev.touchstone.wallet.key.DerivationPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// The place of a key as `crypto-keypath` writes it (BCR-2020-007). Pure.
final class KeyPathCbor {
    static final long TAG = 304;

    private static final long COMPONENTS = 1;
    private static final long FINGERPRINT = 2;
    private static final long MOST_U32 = 0xffff_ffffL;
    private static final int MOST_STEPS = 20;

    private KeyPathCbor() {}

    static CborValue write(KeyOrigin origin) {
        var steps = new ArrayList<CborValue>();
        for (var child : origin.path().children()) {
            steps.add(new Whole(child.index()));
            steps.add(new Flag(child.isHardened()));
        }
        var fields = new LinkedHashMap<Long, CborValue>();
        fields.put(COMPONENTS, new Items(steps));
        if (origin.masterFingerprint() != 0) {
            fields.put(FINGERPRINT, new Whole(Integer.toUnsignedLong(origin.masterFingerprint())));
        }
        return new Tagged(TAG, new Fields(fields));
    }

    /// Ranges and wildcards are no place of one key, and are refused.
    static Parsed<KeyOrigin> read(CborValue value) {
        if (!(value instanceof Tagged(long tag, Fields fields) && tag == TAG)) return Parsed.malformed("no path");
        if (!(fields.get(COMPONENTS).orElse(null) instanceof Items(var parts))) return Parsed.malformed("no path");
        if (parts.size() % 2 != 0 || parts.size() > 2 * MOST_STEPS) return Parsed.malformed("no path");
        var steps = new ArrayList<ChildNumber>();
        for (int i = 0; i < parts.size(); i += 2) {
            boolean isStep = parts.get(i) instanceof Whole(long index) && index <= Integer.MAX_VALUE;
            if (!isStep || !(parts.get(i + 1) instanceof Flag(boolean hardened))) {
                return Parsed.malformed("a step that is no number");
            }
            steps.add(new ChildNumber((int) ((Whole) parts.get(i)).value(), hardened));
        }
        long fingerprint = fields.get(FINGERPRINT).orElse(new Whole(0)) instanceof Whole(long said) ? said : -1;
        if (fingerprint < 0 || fingerprint > MOST_U32) return Parsed.malformed("no fingerprint");
        return Parsed.ok(new KeyOrigin((int) fingerprint, new DerivationPath(steps)));
    }
}
