package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// An Ethereum transaction that is not signed yet. Written by picocli, then only read.
final class TransactionOptions {
    /// No transaction may have more since Osaka (EIP-7825).
    private static final long MOST_GAS = 1 << 24;

    private static final BigInteger MOST_NONCE = BigInteger.TWO.pow(64).subtract(BigInteger.TWO);

    @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "Who is to sign it.")
    private String from = "";

    @Option(names = "--to", paramLabel = "ADDRESS", description = "Where it goes.")
    private @Nullable String to;

    @Option(names = "--create", description = "It makes a contract: the data is the code that makes it.")
    private boolean create;

    @Option(
            names = "--value",
            paramLabel = "AMOUNT",
            description = "What it brings: a number of wei, or ether as 0.5eth. Default: 0.")
    private String value = "0";

    @Option(names = "--data", paramLabel = "HEX", description = "Its data: 0x and hexadecimal digits. Default: none.")
    private String data = "0x";

    @Option(
            names = "--gas",
            paramLabel = "N",
            description = "Its limit of gas. Default: as much as it may have and its sender can pay for.")
    private @Nullable Long gas;

    @Option(
            names = "--nonce",
            paramLabel = "N",
            description = "How many transactions its sender sent before. Default: as many as it has.")
    private @Nullable String nonce;

    @Option(
            names = "--max-fee",
            paramLabel = "WEI",
            description = "The most that a unit of gas may cost, in wei. Default: twice the next block's base fee.")
    private @Nullable String mostFee;

    @Option(
            names = "--tip",
            paramLabel = "WEI",
            description = "What a unit of gas pays above the base fee, in wei. Default: 0.")
    private String tip = "0";

    @Option(
            names = "--gas-price",
            paramLabel = "WEI",
            description = "One price of a unit of gas, in wei: a transaction of the older kind.")
    private @Nullable String gasPrice;

    @Option(
            names = "--access-list",
            paramLabel = "FILE",
            description = "What it names before it runs: JSON, as eth_createAccessList gives it.")
    private @Nullable Path accessList;

    @Option(
            names = "--authorization",
            paramLabel = "ACCOUNT:DELEGATE:NONCE[:CHAIN]",
            description =
                    "That an account is to sign that it runs the code of another (EIP-7702). DELEGATE 0x0 ends it. "
                            + "May be repeated.")
    private List<String> authorizations = new ArrayList<>();

    @Option(
            names = "--watch",
            paramLabel = "ADDRESS",
            description = "Tell the effects on this account too. May be repeated.")
    private List<String> watched = new ArrayList<>();

    @Option(
            names = "--token",
            paramLabel = "CONTRACT",
            description = "Ask this token what the accounts have, whether or not the transaction touches it. "
                    + "May be repeated.")
    private List<String> tokens = new ArrayList<>();

    EthereumAddress from() throws Failure {
        return EthereumWords.address(from);
    }

    List<EthereumAddress> watched() throws Failure {
        return addresses(watched);
    }

    List<EthereumAddress> tokens() throws Failure {
        return addresses(tokens);
    }

    private static List<EthereumAddress> addresses(List<String> texts) throws Failure {
        var addresses = new ArrayList<EthereumAddress>();
        for (var text : texts) addresses.add(EthereumWords.address(text));
        return addresses;
    }

    /// What does not depend on the state of the network; the rest is filled in by [#transaction].
    record Fixed(
            EthereumAddress from,
            Destination destination,
            Wei value,
            ByteString data,
            AccessListFile.Named named,
            Optional<BigInteger> nonce,
            Optional<Wei> gasPrice,
            Optional<Wei> mostFee,
            Wei tip,
            Optional<Long> gas) {
        /// What the answer begins with.
        Json.Members members() {
            return Json.Members.none()
                    .with("from", from.text())
                    .withText("to", EthereumMembers.payee(destination).map(EthereumAddress::text))
                    .with("value", EthereumMembers.amount(value))
                    .with("data", EthereumWords.hex(data));
        }
    }

    /// Reads the options, before anybody is asked.
    Fixed fixed() throws Failure, IOException {
        var bytes = EthereumWords.bytes(data);
        if (bytes.length() > UnsignedTransaction.MOST_DATA) throw Failure.usage("That is too much data.");
        var named = AccessListFile.read(Optional.ofNullable(accessList), authorizations);
        if (gasPrice != null && !named.words().isEmpty()) {
            throw Failure.usage("A transaction with authorizations has no --gas-price; use --max-fee and --tip.");
        }
        if (gas != null && (gas < 0 || gas > UnsignedTransaction.MOST_GAS)) {
            throw Failure.usage("No block has " + gas + " gas.");
        }
        return new Fixed(
                from(),
                destination(!named.words().isEmpty()),
                EthereumWords.amount(value, "an amount of ether"),
                bytes,
                named,
                nonce == null ? Optional.empty() : Optional.of(nonce(nonce)),
                wei(gasPrice, "a price of gas"),
                wei(mostFee, "a fee"),
                new Wei(EthereumWords.number(tip, "a tip")),
                Optional.ofNullable(gas));
    }

    private static BigInteger nonce(String text) throws Failure {
        var number = EthereumWords.number(text, "a nonce");
        if (number.compareTo(MOST_NONCE) > 0) throw Failure.usage("'" + text + "' is no nonce; it is too large.");
        return number;
    }

    private static Optional<Wei> wei(@Nullable String text, String what) throws Failure {
        return text == null ? Optional.empty() : Optional.of(new Wei(EthereumWords.number(text, what)));
    }

    private Destination destination(boolean setsCode) throws Failure {
        if (create == (to != null)) throw Failure.usage("Say where it goes: either --to ADDRESS or --create.");
        if (create && setsCode) throw Failure.usage("A transaction with authorizations makes no contract.");
        return to == null ? new Destination.NewContract() : new Destination.To(EthereumWords.address(to));
    }

    /// The transaction with what was not said taken from the state after a block.
    static UnsignedTransaction transaction(Fixed fixed, BigInteger chainId, AccountState sender, ExecutionHeader head) {
        var fees = fees(fixed, head);
        return new UnsignedTransaction(
                fixed.from(),
                type(fixed),
                fixed.nonce().map(BigInteger::longValue).orElse(sender.nonce()),
                fees,
                fixed.gas().orElseGet(() -> affordable(fixed.value(), fees, sender, head)),
                fixed.destination(),
                fixed.value(),
                fixed.data(),
                fixed.named().accessList(),
                fixed.named().authorizations(chainId));
    }

    private static TransactionType type(Fixed fixed) {
        if (!fixed.named().words().isEmpty()) return TransactionType.SET_CODE;
        if (fixed.gasPrice().isEmpty()) return TransactionType.FEE_MARKET;
        return fixed.named().accessList().isEmpty() ? TransactionType.LEGACY : TransactionType.ACCESS_LIST;
    }

    private static Fees fees(Fixed fixed, ExecutionHeader head) {
        if (fixed.gasPrice().isPresent())
            return new Fees.GasPrice(fixed.gasPrice().get());
        var baseFee = BaseFee.after(head).orElse(Wei.ZERO);
        var most = fixed.mostFee().orElseGet(() -> baseFee.times(2).plus(fixed.tip()));
        return new Fees.FeeMarket(fixed.tip(), most);
    }

    private static long affordable(Wei value, Fees fees, AccountState sender, ExecutionHeader head) {
        long most = Math.min(MOST_GAS, head.gasLimit());
        var price = fees.mostPerGas().value();
        var left = sender.balance().value().subtract(value.value());
        if (left.signum() <= 0 || price.signum() == 0) return most;
        return left.divide(price).min(BigInteger.valueOf(most)).longValue();
    }
}
