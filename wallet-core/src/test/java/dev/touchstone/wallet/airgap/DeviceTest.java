package dev.touchstone.wallet.airgap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.key.DerivationPath;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.KeyVersion;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.payment.ethereum.EthereumSigner;
import dev.touchstone.wallet.testsupport.Accounts;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bitcoinj.base.Base58;
import org.junit.jupiter.api.Test;

/// Vectors are those of Keystone's registry of resources (ur-registry, its tests).
final class DeviceTest {
    private static final String REQUEST =
            "ur:eth-sign-request/onadtpdagdndcawmgtfrkigrpmndutdnbtkgfssbjnaohdgryagalalnascsgl"
                    + "jpnbaelfdibemwaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaelaoxlbjyihjkjyeyaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeae"
                    + "aeaeaeaeaeaeaeaeaehnaehglalalaaxadaaadahtaaddyoyadlecsdwykadykadykaewkadwkknztwfje";
    private static final String PUBLIC_KEY =
            "ur:crypto-hdkey/onaxhdclaojlvoechgferkdpqdiabdrflawshlhdmdcemtfnlrctghchbdolvws"
                    + "ednvdztbgolaahdcxtottgostdkhfdahdlykkecbbweskrymwflvdylgerkloswtbrpfdbsticmwylklpahtaadehoyaoadamtaaddyoyadlec"
                    + "sdwykadykadykaewkadwkaycywlcscewfihbdaehn";
    private static final String MASTER_PUBLIC =
            "ur:crypto-hdkey/otaxhdclaxpsfswtmnsknejlceuogoqdaelbmhwnptlrecwpeehhfnpsfzbau"
                    + "ecatleotsheptaahdcxvsbbhlrpdivdmelovygscttbstjpnllpasmtcaecmyvswpwftssffxrkcabsmdcxamtaaddyoeadlaaocylpgrstlfi"
                    + "ewtseje";
    private static final String SECRET_KEY =
            "ur:crypto-hdkey/otadykaxhdclaevswfdmjpfswpwkahcywspsmndwmusoskprbbehetchsnpfcybb"
                    + "mwrhchspfxjeecaahdcxltfszmlyrtdlgmhfcnzcctvwcmkbpsftgonbgauefsehgrqzdmvodizmweemtlaybakiylat";
    private static final String SIGNATURE =
            "ur:eth-signature/oeadtpdagdndcawmgtfrkigrpmndutdnbtkgfssbjnaohdfptywtosrftah"
                    + "prdctrkbegylogdghjkbafhflamfwlohghtpsseaozorsimnybbtnnbiynlckenbtfmeeamsabnaeoxasjkwswfkekiieckhpecckssptndzelnw"
                    + "fecylbwdlsgvazt";
    private static final EthereumAddress TO = EthereumAddress.of(HexFormat.of().parseHex("35".repeat(20)));
    private static final KeyOrigin ORIGIN = new KeyOrigin(0x73c5da0a, EthereumKeys.path(0));

    private static Ur ur(String text) {
        return Ur.parse(text).orThrow();
    }

    @Test
    void readsTheRequestOfOthersAndWritesItBack() {
        var request = SignRequest.parse(ur(REQUEST)).orThrow();
        assertThat(request.id().hex()).isEqualTo("9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d");
        assertThat(request.kind()).isEqualTo(SignRequest.Kind.LEGACY_TRANSACTION);
        assertThat(request.chainId()).isEqualTo(1);
        assertThat(request.data().hex()).startsWith("f849808609184e72a000");
        assertThat(request.key())
                .isEqualTo(
                        new KeyOrigin(0, DerivationPath.parse("m/44'/1'/1'/0/1").orThrow()));
        assertThat(request.ur().text()).isEqualTo(REQUEST);
    }

    @Test
    void readsThePublicKeysOfOthers() {
        var key = DeviceKey.parse(ur(PUBLIC_KEY)).orThrow().getFirst();
        assertThat(key.key().hex()).isEqualTo("026fe2355745bb2db3630bbc80ef5d58951c963c841f54170ba6e5c12be7fc12a6");
        assertThat(key.origin().path())
                .hasToString(DerivationPath.parse("m/44'/1'/1'/0/1").orThrow().toString());
        var master = DeviceKey.parse(ur(MASTER_PUBLIC)).orThrow().getFirst();
        assertThat(master.origin()).isEqualTo(new KeyOrigin(0x854bc782, DerivationPath.MASTER));
    }

    /// Its last byte, 19, is no parity.
    @Test
    void readsTheSignatureOfOthersAndWritesItBack() {
        var signature = DeviceSignature.parse(ur(SIGNATURE)).orThrow();
        assertThat(signature.request().map(ByteString::hex)).contains("9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d");
        assertThat(signature.ur().text()).isEqualTo(SIGNATURE);
        assertThat(signature.on(BigInteger.ONE)).isEmpty();
    }

    @Test
    void refusesSecretKeysAndShortSignatures() {
        assertThat(DeviceKey.parse(ur(SECRET_KEY)))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class, it -> assertThat(it.reason()).contains("secret key"));
        var cut = new LinkedHashMap<Long, CborValue>();
        cut.put(2L, CborValue.bytes(new byte[64]));
        assertThat(DeviceSignature.parse(Ur.of("eth-signature", new CborValue.Fields(cut))))
                .isEqualTo(Parsed.malformed("a signature of 64 bytes"));
        assertThat(DeviceKey.parse(ur(REQUEST))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void findsTheAccountsOfAPhraseInThePublicKeyThatADeviceShows() {
        try (var mnemonic = Accounts.mnemonic();
                var seed = mnemonic.seed(Passphrase.none());
                var master = ExtendedPrivateKey.master(Accounts.CURVE, seed);
                var root = master.derive(Accounts.CURVE, EthereumKeys.ROOT)) {
            var key = root.publicKey();
            var shown = hdKey(key.key(), chainCode(key.write(KeyVersion.XPUB)));
            var device = DeviceKey.parse(Ur.of("crypto-hdkey", shown)).orThrow().getFirst();
            var accounts = DeviceAccounts.of(device, Accounts.CURVE, 2);
            assertThat(accounts.getFirst())
                    .isEqualTo(
                            new DeviceAccounts.Account(address("0x9858EfFD232B4033E47d90003D41EC34EcaEda94"), ORIGIN));
            assertThat(accounts.get(1).key().path()).isEqualTo(EthereumKeys.path(1));
            var several = new LinkedHashMap<Long, CborValue>();
            several.put(1L, new CborValue.Whole(0x73c5da0aL));
            several.put(2L, new CborValue.Items(List.of(new CborValue.Tagged(303, shown))));
            assertThat(DeviceKey.parse(Ur.of("crypto-account", new CborValue.Fields(several))))
                    .isEqualTo(Parsed.ok(List.of(device)));
        }
    }

    private static CborValue hdKey(byte[] key, byte[] chainCode) {
        var fields = new LinkedHashMap<Long, CborValue>();
        fields.put(3L, CborValue.bytes(key));
        fields.put(4L, CborValue.bytes(chainCode));
        fields.put(6L, KeyPathCbor.write(new KeyOrigin(0x73c5da0a, EthereumKeys.ROOT)));
        fields.put(9L, new CborValue.Text("A device"));
        return new CborValue.Fields(fields);
    }

    private static byte[] chainCode(String xpub) {
        var bytes = Base58.decode(xpub);
        return Arrays.copyOfRange(bytes, 13, 45);
    }

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    private static UnsignedTransaction transaction(TransactionType type, EthereumAddress from) {
        boolean isPriced = type != TransactionType.FEE_MARKET;
        return new UnsignedTransaction(
                from,
                type,
                9,
                isPriced ? new Fees.GasPrice(Wei.PER_GWEI) : new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI),
                21_000,
                new Destination.To(TO),
                Wei.PER_ETHER,
                ByteString.EMPTY,
                List.of(),
                List.of());
    }

    /// Signs what the request holds, as a device does: it hashes the bytes that it was sent.
    private static DeviceSignature signs(SignRequest request, Secret key, long v) {
        var made = EthereumSignature.sign(Accounts.CURVE, Keccak256.of(request.data()), key)
                .orElseThrow();
        var last = BigInteger.valueOf(v).add(made.v()).toByteArray();
        int sign = last.length > 1 && last[0] == 0 ? 1 : 0;
        var bytes = ByteBuffer.allocate(64 + last.length - sign)
                .put(word(made.r()))
                .put(word(made.s()))
                .put(last, sign, last.length - sign);
        var answer = new DeviceSignature(Optional.of(request.id()), ByteString.of(bytes.array()));
        return DeviceSignature.parse(ur(answer.ur().text())).orThrow();
    }

    private static byte[] word(BigInteger number) {
        var bytes = new byte[32];
        var digits = number.toByteArray();
        int length = Math.min(32, digits.length);
        System.arraycopy(digits, digits.length - length, bytes, 32 - length, length);
        return bytes;
    }

    private static SignRequest request(UnsignedTransaction transaction, BigInteger chainId) {
        boolean isLegacy = transaction.type() == TransactionType.LEGACY;
        var request = new SignRequest(
                ByteString.of(new byte[16]),
                transaction.blank(chainId).signingBytes(),
                isLegacy ? SignRequest.Kind.LEGACY_TRANSACTION : SignRequest.Kind.TYPED_TRANSACTION,
                chainId.longValueExact(),
                ORIGIN,
                Optional.of(transaction.from()),
                "Touchstone");
        assertThat(SignRequest.parse(ur(request.ur().text()))).isEqualTo(Parsed.ok(request));
        return request;
    }

    @Test
    void takesWhatADeviceSignsInWhateverWayItWritesTheParity() {
        try (var key = Secret.take(HexFormat.of().parseHex("46".repeat(32)))) {
            var from = EthereumPublicKey.address(Accounts.CURVE, key);
            for (var chainId : List.of(BigInteger.ONE, BigInteger.valueOf(11_155_111))) {
                for (var type :
                        List.of(TransactionType.LEGACY, TransactionType.ACCESS_LIST, TransactionType.FEE_MARKET)) {
                    var transaction = transaction(type, from);
                    var request = request(transaction, chainId);
                    for (long v : List.of(0L, 27L, 35 + 2 * chainId.longValueExact())) {
                        var signature = signs(request, key, v).on(chainId).orElseThrow();
                        var signed = EthereumSigner.signedElsewhere(transaction, chainId, signature);
                        assertThat(signed.flatMap(it -> it.sender())).contains(from);
                    }
                }
            }
        }
    }

    @Test
    void takesNoSignatureOfSomethingElseOrOfAnotherKey() {
        try (var key = Secret.take(HexFormat.of().parseHex("46".repeat(32)));
                var other = Secret.take(HexFormat.of().parseHex("47".repeat(32)))) {
            var from = EthereumPublicKey.address(Accounts.CURVE, key);
            var asked = transaction(TransactionType.FEE_MARKET, from);
            var request = request(asked, BigInteger.ONE);
            var foreign = signs(request, other, 0).on(BigInteger.ONE).orElseThrow();
            assertThat(EthereumSigner.signedElsewhere(asked, BigInteger.ONE, foreign))
                    .isEmpty();
            var elsewhere = signs(request(asked, BigInteger.TWO), key, 0)
                    .on(BigInteger.ONE)
                    .orElseThrow();
            assertThat(EthereumSigner.signedElsewhere(asked, BigInteger.ONE, elsewhere))
                    .isEmpty();
            assertThat(signs(request, key, 5).on(BigInteger.ONE)).isEmpty();
        }
    }

    @Test
    void standsAnyCborAtAll() {
        var dice = new Random(304);
        var samples = List.of(ur(REQUEST), ur(PUBLIC_KEY), ur(MASTER_PUBLIC), ur(SIGNATURE));
        for (int i = 0; i < 40_000; i++) {
            var sample = samples.get(dice.nextInt(samples.size()));
            var bytes = sample.cbor().toArray();
            for (int j = dice.nextInt(3); j >= 0; j--) bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt();
            for (var type : List.of("eth-sign-request", "crypto-hdkey", "crypto-account", "eth-signature")) {
                var changed = new Ur(type, ByteString.of(bytes));
                assertThat(SignRequest.parse(changed)).isNotNull();
                assertThat(DeviceKey.parse(changed)).isNotNull();
                assertThat(DeviceSignature.parse(changed)).isNotNull();
            }
        }
    }
}
