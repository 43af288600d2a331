package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.CborValue.Bytes;
import dev.touchstone.wallet.airgap.CborValue.Fields;
import dev.touchstone.wallet.airgap.CborValue.Flag;
import dev.touchstone.wallet.airgap.CborValue.Items;
import dev.touchstone.wallet.airgap.CborValue.Tagged;
import dev.touchstone.wallet.airgap.CborValue.Text;
import dev.touchstone.wallet.airgap.CborValue.Whole;
import dev.touchstone.wallet.ledger.LabelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A public key that a signing device shows (`crypto-hdkey`, BCR-2020-007). Immutable.
///
/// @param key compressed, 33 bytes
/// @param chainCode with which the keys below it are found; without it the key stands for itself alone
/// @param origin where the device has it
/// @param name as the device calls it or itself; may be empty
public record DeviceKey(ByteString key, Optional<ByteString> chainCode, KeyOrigin origin, String name) {
    private static final String HD_KEY = "crypto-hdkey";
    private static final String ACCOUNT = "crypto-account";
    private static final long HD_KEY_TAG = 303;
    private static final long IS_MASTER = 1;
    private static final long IS_PRIVATE = 2;
    private static final long KEY = 3;
    private static final long CHAIN_CODE = 4;
    private static final long ORIGIN = 6;
    private static final long NAME = 9;
    private static final long OUTPUTS = 2;
    private static final long ACCOUNT_FINGERPRINT = 1;
    private static final int MOST_KEYS = 100;

    /// Reads what a device shows: one key, or an account of several.
    public static Parsed<List<DeviceKey>> parse(Ur ur) {
        if (ur.type().equals(ACCOUNT)) return ur.value(ACCOUNT).then(DeviceKey::account);
        return ur.value(HD_KEY).then(DeviceKey::read).map(List::of);
    }

    private static Parsed<List<DeviceKey>> account(CborValue value) {
        boolean isAccount = value instanceof Fields fields
                && fields.get(ACCOUNT_FINGERPRINT).orElse(null) instanceof Whole
                && fields.get(OUTPUTS).orElse(null) instanceof Items(var outputs)
                && outputs.size() <= MOST_KEYS;
        if (!isAccount || !(((Fields) value).get(OUTPUTS).orElse(null) instanceof Items(var outputs))) {
            return Parsed.malformed("no account");
        }
        var keys = new ArrayList<DeviceKey>();
        for (var output : outputs) {
            if (!(output instanceof Tagged(long tag, var inner) && tag == HD_KEY_TAG)) continue;
            switch (read(inner)) {
                case Parsed.Ok<DeviceKey>(var key) -> keys.add(key);
                case Parsed.Malformed<DeviceKey>(var why) -> {
                    return Parsed.malformed(why);
                }
            }
        }
        return keys.isEmpty() ? Parsed.malformed("an account without a key of Ethereum") : Parsed.ok(keys);
    }

    private static Parsed<DeviceKey> read(CborValue value) {
        if (!(value instanceof Fields fields)) return Parsed.malformed("no key");
        boolean isSecret = isTrue(fields, IS_MASTER) || isTrue(fields, IS_PRIVATE);
        if (isSecret) return Parsed.malformed("a secret key, which no device should show");
        if (!(fields.get(KEY).orElse(null) instanceof Bytes(var key) && key.length() == 33 && isPoint(key.at(0)))) {
            return Parsed.malformed("no public key");
        }
        var chainCode = fields.get(CHAIN_CODE);
        if (chainCode.isPresent() && !(chainCode.get() instanceof Bytes(var code) && code.length() == 32)) {
            return Parsed.malformed("no chain code");
        }
        var name = fields.get(NAME).orElse(new Text("")) instanceof Text(var said) ? LabelText.tidy(said) : "";
        var origin = fields.get(ORIGIN);
        if (origin.isEmpty()) return Parsed.malformed("a key that does not say where it comes from");
        return KeyPathCbor.read(origin.get())
                .map(from -> new DeviceKey(
                        key,
                        chainCode.flatMap(
                                code -> code instanceof Bytes(var bytes) ? Optional.of(bytes) : Optional.empty()),
                        from,
                        name));
    }

    private static boolean isPoint(byte first) {
        return first == 2 || first == 3;
    }

    private static boolean isTrue(Fields fields, long key) {
        return fields.get(key).orElse(null) instanceof Flag(boolean is) && is;
    }
}
