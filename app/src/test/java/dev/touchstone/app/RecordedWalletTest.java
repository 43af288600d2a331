package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.RecordedNode;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.ledger.AccountKey;
import dev.touchstone.wallet.ledger.CreateFileOutcome;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.NewWallet;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The segwit accounts of the wallet that Bitcoin Core 28.1 had in the recordings, followed from the command line: the
/// coins that Core listed, and the reorganisation that Core went through.
class RecordedWalletTest {
    private static final String RECORDED = "bitcoin/recorded/core28-";

    @TempDir
    private Path folder;

    private static BlockHash hash(JsonNode text) {
        return new BlockHash(Hash256.fromDisplay(text.asString()).orElseThrow());
    }

    private static AccountKey account(AddressType type, String kind) {
        var form = Pattern.compile(kind + "\\(\\[([0-9a-f]{8})/[0-9h/]+](tpub[A-Za-z0-9]+)/0/\\*\\)#.*");
        return Vectors.json(RECORDED + "regtest/user-descriptors.json")
                .get("descriptors")
                .valueStream()
                .map(each -> form.matcher(each.get("desc").asString()))
                .filter(match -> match.matches())
                .map(match -> new AccountKey(type, match.group(2), Integer.parseUnsignedInt(match.group(1), 16)))
                .findFirst()
                .orElseThrow();
    }

    /// A wallet with the accounts of the recorded one, whose keys nobody here has.
    private Terminal watching() throws IOException {
        var terminal = Terminal.in(folder);
        terminal.types("wallet", "list", "--json").exits(0);
        var path = terminal.dataDirectory().resolve("wallets/w.touchstone");
        Files.createDirectories(path.getParent());
        var now = InstantSource.system().instant();
        try (var phrase = Mnemonic.create(Mnemonic.Size.WORDS_12, Dice.secure());
                var none = Passphrase.none();
                var password = Password.of("correct horse battery")) {
            var created = new WalletFile(path, Dice.secure())
                    .create(new NewWallet(Network.BITCOIN_REGTEST, now, phrase, none), password, Terminal.CHEAP);
            try (var file = ((CreateFileOutcome.Created) created).file()) {
                var accounts = List.of(account(AddressType.P2WPKH, "wpkh"), account(AddressType.P2TR, "tr"));
                var first = new WalletEvent.WalletCreated(
                        Network.BITCOIN_REGTEST, true, new Birthday.AtHeight(Height.GENESIS), accounts, now);
                assertThat(file.journal().append(List.of(EventCodec.write(first))))
                        .isInstanceOf(SaveOutcome.Saved.class);
            }
        }
        return terminal;
    }

    private static List<String> lines(JsonNode coins, String amount, String output) {
        return coins.valueStream()
                .map(coin ->
                        coin.path(output).asString() + " " + coin.path(amount).asString() + " "
                                + coin.path("height").asString())
                .sorted()
                .toList();
    }

    @Test
    void findsTheCoinsThatCoreListedAndFollowsItsReorganisation() throws IOException {
        var expected = Vectors.json(RECORDED + "regtest/expected.json");
        var branches = Vectors.json(RECORDED + "reorg/branches.json");
        try (var core = new RecordedNode("core28-regtest/session.bin.gz", "core28-reorg/session.bin")) {
            core.activate(hash(expected.get("tip")));
            var terminal = watching();
            var peer = core.address().toString();
            var synced = terminal.gets("sync", "--peer", peer);
            assertThat(synced.path("tip").path("height").asInt()).isEqualTo(5003);
            var listed = expected.get("unspent")
                    .valueStream()
                    .filter(coin -> coin.get("scriptPubKey").asString().matches("0014.*|5120.*"))
                    .map(coin ->
                            coin.get("txid").asString() + ":" + coin.get("vout").asString() + " "
                                    + coin.get("satoshi").asString() + " "
                                    + coin.get("height").asString())
                    .sorted()
                    .toList();
            assertThat(lines(terminal.gets("coins").path("coins"), "amount", "outpoint"))
                    .hasSize(99)
                    .isEqualTo(listed);
            var payments = branches.get("transactions");
            core.activate(hash(branches.get("stale").get(11).get("hash")));
            terminal.gets("sync", "--peer", peer);
            assertThat(told(terminal, payments, "inBoth")).isEqualTo("5004 Proven Settled");
            assertThat(told(terminal, payments, "doubleSpentInStale")).isEqualTo("5006 Proven Settled");
            assertThat(told(terminal, payments, "staleThenAgain")).isEqualTo("5010 Proven Settled");
            assertThat(total(terminal)).isEqualTo(5_153_157_917L);

            core.activate(hash(branches.get("winning").get(12).get("hash")));
            terminal.gets("sync", "--peer", peer);
            assertThat(told(terminal, payments, "inBoth")).isEqualTo("5005 Proven Settled");
            assertThat(told(terminal, payments, "doubleSpentInStale"))
                    .isEqualTo(" Checking Cannot arrive: its coins went elsewhere");
            assertThat(told(terminal, payments, "doubleSpentInWinning")).isEqualTo("5006 Proven Settled");
            assertThat(told(terminal, payments, "staleThenAgain"))
                    .isEqualTo(" Checking This block was replaced; waiting again");
            assertThat(total(terminal)).isEqualTo(5_153_152_917L);

            core.activate(hash(branches.get("winning").get(13).get("hash")));
            terminal.gets("sync", "--peer", peer);
            assertThat(told(terminal, payments, "staleThenAgain")).isEqualTo("5017 Proven 1 of 6");
            assertThat(total(terminal)).isEqualTo(5_153_152_917L);
        }
    }

    /// What the history says of a payment: its height, its standing and its state.
    private static String told(Terminal terminal, JsonNode payments, String which) {
        var txid = payments.get(which).get("txid").asString();
        return terminal.gets("history")
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("txid").asString().equals(txid))
                .map(entry -> entry.path("height").asString("") + " "
                        + entry.path("standing").asString() + " "
                        + entry.path("state").asString())
                .findFirst()
                .orElse("unknown");
    }

    private static long total(Terminal terminal) {
        var asset = terminal.gets("balance").path("assets").path(0);
        assertThat(asset.path("standing").asString()).isEqualTo("Proven");
        return asset.path("total").asLong();
    }
}
