package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelFileTest {
    private static final String TXID = "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd";
    private static final TxId TX = new TxId(Hash256.fromDisplay(TXID).orElseThrow());

    /// The example of BIP329, shortened where it names keys this wallet does not keep.
    private static final String EXAMPLE = """
            {"type": "tx", "ref": "%1$s", "label": "Transaction", "origin": "wpkh([d34db33f/84'/0'/0'])"}
            {"type": "addr", "ref": "bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c", "label": "Address"}
            {"type": "pubkey", "ref": "0283409659355b6d1cc3c32decd5d561abaac86c37a353b52895a5e6c196d6f448", "label": "Public Key"}
            {"type": "input", "ref": "%1$s:0", "label": "Input"}
            {"type": "output", "ref": "%1$s:1", "label": "Output", "spendable": false}
            {"type": "xpub", "ref": "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8", "label": "Extended Public Key"}
            """.formatted(TXID);

    @Test
    void readsTheExampleOfBip329() {
        var file = LabelFile.parse(EXAMPLE, Network.BITCOIN_MAIN);
        var address = new BitcoinAddress(
                Network.BITCOIN_MAIN,
                Script.p2wpkh(java.util.HexFormat.of().parseHex("8d7a0a3461e3891723e5fdf8129caa0075060cff")));
        assertThat(file.lines())
                .containsExactly(
                        new LabelFile.Line(new LabelTarget.OnTransaction(TX), "Transaction", Optional.empty()),
                        new LabelFile.Line(new LabelTarget.OnAddress(address), "Address", Optional.empty()),
                        new LabelFile.Line(
                                new LabelTarget.OnOutput(new OutPoint(TX, 1)), "Output", Optional.of(false)));
        assertThat(file.passedOver()).isEqualTo(3);
    }

    @Test
    void writesEveryLabelAndEveryCoinSetAside() {
        var chain = new FakeChain();
        var target = new LabelTarget.OnTransaction(TX);
        chain.ledger.apply(new WalletEvent.LabelSet(target, "Rent \"May\" é"));
        chain.ledger.apply(new WalletEvent.CoinFrozen(new OutPoint(TX, 7), true));
        chain.ledger.apply(new WalletEvent.LabelSet(new LabelTarget.OnOutput(new OutPoint(TX, 3)), "Change"));
        var text = LabelFile.of(chain.ledger).text();
        assertThat(text).isEqualTo("""
                        {"type":"output","ref":"%1$s:3","label":"Change","spendable":true}
                        {"type":"output","ref":"%1$s:7","label":"","spendable":false}
                        {"type":"tx","ref":"%1$s","label":"Rent \\"May\\" é"}
                        """.formatted(TXID));
        assertThat(LabelFile.parse(text, FakeChain.NETWORK).text()).isEqualTo(text);
    }

    @Test
    void takesAddressesOfEthereumAlong() {
        var chain = new FakeChain();
        var address =
                ((AddressText.Valid) EthereumAddress.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")).address();
        chain.ledger.apply(new WalletEvent.LabelSet(new LabelTarget.OnEthereumAddress(address), "Savings"));
        var text = LabelFile.of(chain.ledger).text();
        assertThat(text)
                .isEqualTo(
                        "{\"type\":\"addr\",\"ref\":\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\",\"label\":\"Savings\"}\n");
        assertThat(LabelFile.parse(text, FakeChain.NETWORK).text()).isEqualTo(text);
        assertThat(LabelFile.parse(text.replace("aA", "Aa"), FakeChain.NETWORK).passedOver())
                .isEqualTo(1);
    }

    @Test
    void takesTransactionsOfEthereumAlong() {
        var chain = new FakeChain();
        var hash = Hash256.fromHex("5b".repeat(32)).orElseThrow();
        chain.ledger.apply(new WalletEvent.LabelSet(new LabelTarget.OnEthereumPayment(hash), "rent"));
        var text = LabelFile.of(chain.ledger).text();
        assertThat(text).isEqualTo("{\"type\":\"tx\",\"ref\":\"0x" + "5b".repeat(32) + "\",\"label\":\"rent\"}\n");
        assertThat(LabelFile.parse(text, FakeChain.NETWORK).text()).isEqualTo(text);
        assertThat(LabelFile.parse(text.replace("0x5b", "0x5"), FakeChain.NETWORK)
                        .passedOver())
                .isEqualTo(1);
    }

    @Test
    void countsWhatItCannotRead() {
        var lines = List.of(
                "nonsense",
                "{\"type\":\"tx\"}",
                "{\"type\":\"output\",\"ref\":\"" + TXID + ":x\"}",
                "{\"type\":\"output\",\"ref\":\"" + TXID + "\"}",
                "{\"type\":\"addr\",\"ref\":\"tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx\",\"label\":\"a\"}",
                "[]",
                "",
                "3");
        var file = LabelFile.parse(String.join("\r\n", lines), Network.BITCOIN_MAIN);
        assertThat(file.lines()).isEmpty();
        assertThat(file.passedOver()).isEqualTo(7);
    }

    @Test
    void neverThrowsOnChangedFiles() {
        var random = new Random(329);
        var bytes = EXAMPLE.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 3000; i++) {
            var changed = bytes.clone();
            for (int j = 0; j < 3; j++) changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            var text = new String(changed, StandardCharsets.ISO_8859_1);
            var file = LabelFile.parse(text.substring(random.nextInt(text.length())), Network.BITCOIN_MAIN);
            assertThat(LabelFile.parse(file.text(), Network.BITCOIN_MAIN).lines())
                    .isEqualTo(file.lines());
        }
    }
}
