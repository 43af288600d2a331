package dev.touchstone.wallet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Secp256k1;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class BitcoinAccountTest {
    private static final Secp256k1 CURVE = Secp256k1.best().curve();

    @Test
    void makesTheAddressesOfBip84() {
        var vectors = Vectors.json("bitcoin/bip/bip-0084/vectors.json");
        var account = account(AddressType.P2WPKH, vectors);
        assertThat(account.address(Branch.RECEIVE, 0).text()).isEqualTo(address(vectors, 2));
        assertThat(account.address(Branch.RECEIVE, 1).text()).isEqualTo(address(vectors, 3));
        assertThat(account.address(Branch.CHANGE, 0).text()).isEqualTo(address(vectors, 4));
    }

    @Test
    void makesTheAddressesOfBip86() {
        var vectors = Vectors.json("bitcoin/bip/bip-0086/vectors.json");
        var account = account(AddressType.P2TR, vectors);
        assertThat(account.address(Branch.RECEIVE, 0).text()).isEqualTo(address(vectors, 2));
        assertThat(account.address(Branch.RECEIVE, 1).text()).isEqualTo(address(vectors, 3));
        assertThat(account.address(Branch.CHANGE, 0).text()).isEqualTo(address(vectors, 4));
        assertThat(account.script(Branch.CHANGE, 0).toString())
                .isEqualTo(vectors.get(4).get("scriptPubKey").asString());
    }

    @Test
    void writesThePathOfAnAddress() {
        var path = new AddressPath(AddressType.P2TR, Branch.CHANGE, 7);
        assertThat(path.text(Network.BITCOIN_MAIN)).isEqualTo("m/86'/0'/0'/1/7");
        assertThat(path.text(Network.BITCOIN_REGTEST)).isEqualTo("m/86'/1'/0'/1/7");
        assertThat(BitcoinAccount.path(AddressType.P2WPKH, Network.BITCOIN_SIGNET))
                .hasToString("m/84h/1h/0h");
    }

    @Test
    void keepsAGapAheadOfWhatIsUsed() {
        var account = account(AddressType.P2WPKH, Vectors.json("bitcoin/bip/bip-0084/vectors.json"));
        var book = new ScriptBook(List.of(account), GapLimit.BIP44);
        assertThat(book.watchSet().size()).isEqualTo(200);
        book.use(path(59));
        assertThat(book.watchSet().size()).isEqualTo(200);
        book.use(path(60));
        assertThat(book.watchSet().size()).isEqualTo(100 + 162);
        assertThat(book.firstUnused(AddressType.P2WPKH, Branch.RECEIVE)).isEqualTo(path(61));
        book.reveal(path(61));
        assertThat(book.firstUnused(AddressType.P2WPKH, Branch.RECEIVE)).isEqualTo(path(61));
        assertThat(book.firstFresh(AddressType.P2WPKH, Branch.RECEIVE)).isEqualTo(path(62));
        assertThat(book.pathOf(account.script(Branch.RECEIVE, 161))).contains(path(161));
        assertThat(book.pathOf(account.script(Branch.RECEIVE, 162))).isEmpty();
    }

    @Test
    void callsACoverageCompleteWhenItReachesAGapBeyondTheLastUsedAddress() {
        var account = account(AddressType.P2WPKH, Vectors.json("bitcoin/bip/bip-0084/vectors.json"));
        var book = new ScriptBook(List.of(account), GapLimit.BIP44);
        var reach = book.reachOf(book.watchSet());
        assertThat(reach.of(AddressType.P2WPKH, Branch.RECEIVE)).isEqualTo(100);
        assertThat(book.watchSet(reach)).isEqualTo(book.watchSet());
        book.use(path(79));
        assertThat(book.isComplete(reach)).isTrue();
        book.use(path(80));
        assertThat(book.isComplete(reach)).isFalse();
    }

    private static AddressPath path(int index) {
        return new AddressPath(AddressType.P2WPKH, Branch.RECEIVE, index);
    }

    private static BitcoinAccount account(AddressType type, JsonNode vectors) {
        var phrase = vectors.get(0).get("mnemonic").asString();
        if (!(Mnemonic.parse(phrase) instanceof Mnemonic.Outcome.Whole whole)) throw new AssertionError(phrase);
        try (var mnemonic = whole.mnemonic();
                var seed = mnemonic.seed(Passphrase.none());
                var master = ExtendedPrivateKey.master(CURVE, seed);
                var key = master.derive(CURVE, BitcoinAccount.path(type, Network.BITCOIN_MAIN))) {
            return new BitcoinAccount(Network.BITCOIN_MAIN, type, key.publicKey(), CURVE);
        }
    }

    private static String address(JsonNode vectors, int entry) {
        return vectors.get(entry).get("address").asString();
    }
}
