package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of a keystore file (Web3 Secret Storage, version 3). Total: whatever the bytes, there is an
/// answer. Thread-safe.
final class KeystoreJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int MOST_SALT = 1024;
    private static final int MOST_DERIVED = 1024;
    private static final int MOST_FOUND = 40;
    private static final int BLOCK = 16;
    private static final int MAC = 32;

    private KeystoreJson() {}

    static KeystoreFile.Outcome read(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JacksonException _) {
            return new KeystoreFile.Outcome.NotAKeystore("no JSON");
        }
        if (root.has("encseed")) return unsupported(KeystoreFile.Feature.PRESALE_WALLET, "");
        var crypto = root.has("Crypto") ? root.path("Crypto") : root.path("crypto");
        if (!crypto.isObject()) return new KeystoreFile.Outcome.NotAKeystore("no 'crypto'");
        return foreign(root, crypto).orElseGet(() -> whole(root, crypto));
    }

    /// What in it this program does not know, each by its name.
    private static Optional<KeystoreFile.Outcome> foreign(JsonNode root, JsonNode crypto) {
        var version = found(root, "version");
        if (!version.equals("3")) return Optional.of(unsupported(KeystoreFile.Feature.VERSION, version));
        var cipher = found(crypto, "cipher");
        if (!cipher.equals("aes-128-ctr")) return Optional.of(unsupported(KeystoreFile.Feature.CIPHER, cipher));
        var kdf = found(crypto, "kdf");
        if (kdf.equals("scrypt")) return Optional.empty();
        if (!kdf.equals("pbkdf2")) return Optional.of(unsupported(KeystoreFile.Feature.KEY_DERIVATION, kdf));
        var hash = found(crypto.path("kdfparams"), "prf");
        if (hash.equals("hmac-sha256")) return Optional.empty();
        return Optional.of(unsupported(KeystoreFile.Feature.KEY_DERIVATION, "pbkdf2 with " + hash));
    }

    /// What a member says, fit to be shown: a stranger wrote it.
    private static String found(JsonNode node, String member) {
        var text = node.path(member).asString("").toLowerCase(Locale.ROOT);
        var tidy = text.replaceAll("[^a-z0-9.+-]", "?");
        return tidy.length() > MOST_FOUND ? tidy.substring(0, MOST_FOUND) : tidy;
    }

    private static KeystoreFile.Outcome unsupported(KeystoreFile.Feature feature, String found) {
        return new KeystoreFile.Outcome.Unsupported(feature, found);
    }

    private static KeystoreFile.Outcome whole(JsonNode root, JsonNode crypto) {
        try {
            var derivation = derivation(crypto);
            if (derivation.isTooDear()) return unsupported(KeystoreFile.Feature.COST, derivation.text());
            return new KeystoreFile.Outcome.Whole(new KeystoreFile(
                    derivation,
                    hex(crypto.path("cipherparams"), "iv", BLOCK, BLOCK),
                    hex(crypto, "ciphertext", 1, Secp256k1.SECRET_KEY),
                    hex(crypto, "mac", MAC, MAC),
                    address(root)));
        } catch (MalformedException e) {
            return new KeystoreFile.Outcome.NotAKeystore(String.valueOf(e.getMessage()));
        }
    }

    private static KeystoreDerivation derivation(JsonNode crypto) throws MalformedException {
        var parameters = crypto.path("kdfparams");
        var salt = hex(parameters, "salt", 0, MOST_SALT);
        int length = number(parameters, "dklen");
        if (length < KeystoreDerivation.LENGTH || length > MOST_DERIVED) {
            throw new MalformedException("a derived key of " + length + " bytes");
        }
        if (found(crypto, "kdf").equals("pbkdf2")) {
            return new KeystoreDerivation.ByPbkdf2(number(parameters, "c"), salt);
        }
        int n = number(parameters, "n");
        if (n < 2 || Integer.bitCount(n) != 1) throw new MalformedException("'n' is no power of two");
        return new KeystoreDerivation.ByScrypt(n, number(parameters, "r"), number(parameters, "p"), salt);
    }

    private static int number(JsonNode node, String member) throws MalformedException {
        var number = node.path(member);
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.asInt() < 1) {
            throw new MalformedException("no '" + member + "'");
        }
        return number.asInt();
    }

    private static ByteString hex(JsonNode node, String member, int least, int most) throws MalformedException {
        var value = node.path(member);
        if (!value.isString()) throw new MalformedException("no '" + member + "'");
        var bytes = ByteString.fromHex(value.asString())
                .orElseThrow(() -> new MalformedException("'" + member + "' is not hexadecimal"));
        if (bytes.length() < least || bytes.length() > most) {
            throw new MalformedException("'" + member + "' has " + bytes.length() + " bytes");
        }
        return bytes;
    }

    /// Files need not say whose key they hold, and say it with or without `0x`.
    private static Optional<EthereumAddress> address(JsonNode root) throws MalformedException {
        var text = root.path("address").asString("");
        if (text.isEmpty()) return Optional.empty();
        var written = text.startsWith("0x") ? text : "0x" + text;
        if (EthereumAddress.parse(written) instanceof AddressText.Valid valid) return Optional.of(valid.address());
        throw new MalformedException("'address' is none");
    }
}
