package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.ParsedAmount;
import java.util.Arrays;
import java.util.Optional;

/// What can be asked of the running practice networks, one line for each: `mine N`, `pay ADDRESS BTC`, `pay
/// 0xADDRESS ETH`, `token 0xADDRESS PRAC`, `dollar 0xADDRESS PUSD`, `nft 0xADDRESS`, `item 0xADDRESS KIND N`,
/// `payout 0xADDRESS ETH` (as the beacon chain pays validators),
/// `name LABEL 0xADDRESS [ADDRESS]`, `layer 0xADDRESS ETH`, `settle`, `fork DEPTH BLOCKS`, `slots N`, `tip`.
/// Thread-safe.
final class PracticeOrders {
    private static final int MOST_BLOCKS = 10_000;

    private final PracticeBitcoinNode node;
    private final ServedEthereum ether;
    private final Optional<PracticeLayer> layer;

    /// @param layer the chain beside the network, where there is one
    PracticeOrders(PracticeBitcoinNode node, ServedEthereum ether, Optional<PracticeLayer> layer) {
        this.node = node;
        this.ether = ether;
        this.layer = layer;
    }

    /// Carries out one line.
    Answer obey(String line) {
        var words = line.strip().split("\\s+", 8);
        var rest = Arrays.copyOfRange(words, 1, words.length);
        try {
            return switch (words[0]) {
                case "mine" -> mine(rest);
                case "pay" -> pay(rest);
                case "token" -> token(rest);
                case "dollar" -> dollar(rest);
                case "nft" -> nft(rest);
                case "item" -> item(rest);
                case "payout" -> payout(rest);
                case "name" -> name(rest);
                case "layer" -> layer(rest);
                case "settle" -> settle();
                case "fork" -> fork(rest);
                case "slots" -> slots(rest);
                case "tip" -> tip();
                default ->
                    throw Failure.usage("There is no order '" + words[0]
                            + "'; there are mine, pay, token, dollar, nft, item, payout, name, layer, settle, fork, slots,"
                            + " tip, quit.");
            };
        } catch (Failure failure) {
            return Answer.of(failure);
        }
    }

    private Answer mine(String... words) throws Failure {
        if (words.length > 1) throw Failure.usage("It is 'mine N'.");
        node.mine(words.length == 0 ? 1 : number(words[0], 1));
        return tip();
    }

    private Answer fork(String... words) throws Failure {
        if (words.length != 2) throw Failure.usage("It is 'fork DEPTH BLOCKS'.");
        int depth = number(words[0], 1);
        if (depth > node.tip().height().value())
            throw Failure.refused("TooDeep", "The chain is not " + depth + " blocks long.");
        node.fork(depth, number(words[1], 1));
        return tip();
    }

    private Answer slots(String... words) throws Failure {
        if (words.length > 1) throw Failure.usage("It is 'slots N'.");
        try {
            ether.pass(words.length == 0 ? 1 : number(words[0], 1));
            return tip();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failure.environment("Interrupted", "Stopped before all slots had passed.");
        }
    }

    /// Pays to an address; the payment is in the next block.
    Answer pay(String... words) throws Failure {
        if (words.length != 2) throw Failure.usage("A payment is an address and an amount in BTC or ETH.");
        if (isEthereum(words[0])) return ether.pay(EthereumWords.address(words[0]), words[1]);
        var amount = amount(words[1]);
        return switch (node.pay(address(words[0]).script(), amount)) {
            case FaucetResult.Paid(var payment) ->
                Answer.done(
                        Json.Members.none().with("txid", payment.txid().toString()),
                        Page.of("Paid " + Words.bitcoin(amount) + " with " + payment.txid() + "."));
            case FaucetResult.Empty(var available) ->
                throw Failure.refused(
                        "FaucetEmpty",
                        "Only " + Words.bitcoin(available) + " can be paid out now; mine more blocks first.");
            case FaucetResult.Refused(var why) ->
                throw Failure.refused("Refused", "The node refuses the payment: " + why + ".");
        };
    }

    private Answer token(String... words) throws Failure {
        if (words.length != 2) throw Failure.usage("It is 'token ADDRESS AMOUNT', the amount in PRAC.");
        return ether.token(EthereumWords.address(words[0]), words[1]);
    }

    private Answer dollar(String... words) throws Failure {
        if (words.length != 2) throw Failure.usage("It is 'dollar ADDRESS AMOUNT', the amount in PUSD.");
        return ether.dollar(EthereumWords.address(words[0]), words[1]);
    }

    private Answer nft(String... words) throws Failure {
        if (words.length != 1) throw Failure.usage("It is 'nft ADDRESS'.");
        return ether.nft(EthereumWords.address(words[0]));
    }

    private Answer item(String... words) throws Failure {
        if (words.length != 3) throw Failure.usage("It is 'item ADDRESS KIND N'.");
        return ether.item(EthereumWords.address(words[0]), number(words[1], 0), number(words[2], 1));
    }

    private Answer payout(String... words) throws Failure {
        if (words.length != 2) throw Failure.usage("It is 'payout ADDRESS AMOUNT', the amount in ETH.");
        return ether.payOut(EthereumWords.address(words[0]), words[1]);
    }

    private Answer name(String... words) throws Failure {
        if (words.length < 2 || words.length > 3) {
            throw Failure.usage("It is 'name LABEL 0xADDRESS', and behind it perhaps an address of Bitcoin.");
        }
        var bitcoin = words.length == 3 ? address(words[2]).script().program() : ByteString.EMPTY;
        return ether.name(words[0], EthereumWords.address(words[1]), bitcoin);
    }

    /// Pays on the chain beside the network.
    private Answer layer(String... words) throws Failure {
        if (words.length != 2) throw Failure.usage("It is 'layer ADDRESS AMOUNT', the amount in ETH.");
        return ServedEthereum.pay(beside(), EthereumWords.address(words[0]), words[1]);
    }

    /// Settles that chain's newest block, which is so from the network's next block on.
    private Answer settle() throws Failure {
        var block = beside().settle();
        return Answer.done(
                Json.Members.none().with("settled", block.value()),
                Page.of("Settled block " + block + " of the chain beside the network, from its next block on."));
    }

    private PracticeLayer beside() throws Failure {
        return layer.orElseThrow(() -> Failure.refused("NoLayer", "There is no chain beside this network."));
    }

    static boolean isEthereum(String address) {
        return address.startsWith("0x");
    }

    private Answer tip() {
        var tip = node.tip();
        return Answer.done(
                Json.Members.none().with("tip", Members.point(tip)).with("ethereum", ether.head()),
                Page.of("Height " + Words.point(tip) + "."));
    }

    private static BitcoinAddress address(String text) throws Failure {
        return switch (BitcoinAddress.parse(text, Network.BITCOIN_REGTEST)) {
            case ParsedAddress.Valid(var address) -> address;
            case ParsedAddress.Invalid _ -> throw Failure.usage("'" + text + "' is no regtest address.");
        };
    }

    private static Satoshis amount(String text) throws Failure {
        return switch (AmountText.parse(text, Denomination.BTC)) {
            case ParsedAmount.Valid(var amount) -> amount;
            case ParsedAmount.Invalid _ -> throw Failure.usage("'" + text + "' is no amount in BTC.");
        };
    }

    private static int number(String text, int least) throws Failure {
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > MOST_BLOCKS) {
            throw Failure.usage("Not a number from " + least + " to " + MOST_BLOCKS + ": " + text + ".");
        }
        return number;
    }
}
