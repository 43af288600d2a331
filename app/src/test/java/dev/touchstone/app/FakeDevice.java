package dev.touchstone.app;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.PersonalMessage;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.Ur;
import dev.touchstone.wallet.airgap.UrParts;
import dev.touchstone.wallet.airgap.UrReader;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.message.TypedData;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// A device with one key that never sees a network: it reads codes, hashes what it was sent, and answers with
/// codes. Immutable.
///
/// @param octet the byte that its private key is made of
public record FakeDevice(String octet) {
    /// Where it says that its key lies.
    public static final KeyOrigin ORIGIN = new KeyOrigin(0x12345678, EthereumKeys.path(0));

    private static final Secp256k1 CURVE = Secp256k1.best().curve();
    private static final int SHORT = 40;

    private byte[] bytes() {
        return HexFormat.of().parseHex(octet.repeat(32));
    }

    public EthereumAddress account() {
        try (var key = Secret.take(bytes())) {
            return EthereumPublicKey.address(CURVE, key);
        }
    }

    /// What it shows to be watched: its public key and where that lies, byte after byte (BCR-2020-007).
    public String shown() {
        var point = HexFormat.of().formatHex(CURVE.publicKey(bytes()));
        var path = "8a" + "182cf5" + "183cf5" + "00f5" + "00f4" + "00f4";
        var origin = "d90130" + "a2" + "01" + path + "02" + "1a12345678";
        var cbor = ByteString.fromHex("a2" + "03" + "5821" + point + "06" + origin);
        return new Ur("crypto-hdkey", cbor.orElseThrow()).text();
    }

    /// Signs a request that is shown in parts, as an animated code has them, from the middle on.
    public DeviceSignature reads(Ur request) {
        var parts = UrParts.of(request, SHORT);
        var reader = new UrReader();
        int number = 2;
        UrReader.Reading reading;
        do reading = reader.take(parts.part(number++));
        while (reading instanceof UrReader.Reading.Partly);
        return signs(
                SignRequest.parse(((UrReader.Reading.Complete) reading).ur()).orThrow());
    }

    private DeviceSignature signs(SignRequest request) {
        try (var key = Secret.take(bytes())) {
            var made = EthereumSignature.sign(CURVE, hash(request), key)
                    .map(RecoverableSignature::of)
                    .orElseThrow();
            return new DeviceSignature(Optional.of(request.id()), made.bytes());
        }
    }

    private static Hash256 hash(SignRequest request) {
        return switch (request.kind()) {
            case LEGACY_TRANSACTION, TYPED_TRANSACTION -> Keccak256.of(request.data());
            case PERSONAL_MESSAGE -> PersonalMessage.hash(request.data());
            case TYPED_DATA ->
                TypedData.parse(new String(request.data().toArray(), StandardCharsets.UTF_8))
                        .orThrow()
                        .hash();
        };
    }

    /// Finds the request on a terminal and answers it with several codes, one a line.
    public String answers(String terminal) {
        var request = terminal.lines()
                .filter(line -> line.startsWith("ur:" + SignRequest.TYPE))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no request is on the terminal: " + terminal));
        var answer = UrParts.of(reads(Ur.parse(request).orThrow()).ur(), SHORT);
        var lines = new StringBuilder();
        for (int number = 1; number <= 2 * answer.count(); number++) {
            lines.append(answer.part(number)).append('\n');
        }
        return lines.toString();
    }
}
