package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Contracts that do what a wallet must not be fooled by, written by hand. Pure.
public final class OddContracts {
    private static final String ARGUMENT_1 = "600435";
    private static final String ARGUMENT_2 = "602435";
    private static final String RETURN_WORD = "60005260206000f3";
    private static final String RETURN_TRUE = "6001" + RETURN_WORD;

    /// Logs `Transfer` of what it was asked to transfer.
    private static final String LOG_TRANSFER = ARGUMENT_2 + "600052" + ARGUMENT_1 + "33" + "7f"
            + topic("Transfer(address,address,uint256)") + "60206000a3";

    /// Takes the second argument from the caller's word.
    private static final String TAKE = ARGUMENT_2 + "335403" + "3355";

    /// Adds what is on the stack to the word of the first argument.
    private static final String GIVE = ARGUMENT_1 + "5401" + ARGUMENT_1 + "55";

    /// A token whose `transfer` does what it says; each holder's units are in the place of its address.
    public static final ByteString TOKEN = token(TAKE + ARGUMENT_2 + GIVE + LOG_TRANSFER);

    /// Its `transfer` logs and does nothing.
    public static final ByteString LYING = token(LOG_TRANSFER);

    /// Its `transfer` does what it says, and logs nothing.
    public static final ByteString SILENT = token(TAKE + ARGUMENT_2 + GIVE);

    /// Its `transfer` keeps half.
    public static final ByteString TAKING_A_FEE = token(TAKE + ARGUMENT_2 + "60011c" + GIVE + LOG_TRANSFER);

    /// Logs a transfer of ERC-20 and never answers what anybody has.
    public static final ByteString NOT_ANSWERING = hex(LOG_TRANSFER + "00");

    /// Runs until its gas is gone.
    public static final ByteString ENDLESS = hex("5b600056");

    /// Keeps the word that this instruction gives in its place 0.
    public static ByteString keeping(String instruction) {
        return hex(instruction + "600055");
    }

    /// Sends on all that it is brought to the account of the first word of the data.
    public static final ByteString FORWARDER = hex("6000600060006000" + "34" + "600035" + "5af1" + "00");

    /// Gives one wei to whoever calls it, as often as that calls it again before it has noted it: three times
    /// at most.
    public static final ByteString REENTRANT = hex("6003" + "600054" + "10" + "15" + "6021" + "57" + "6001600054016000"
            + "55" + "60006000600060006001335af1" + "00" + "5b00");

    /// Writes to its place 0 and logs nothing.
    public static final ByteString NAMELESS = hex("6001600054016000" + "55" + "00");

    /// Calls the account that is named in its place 1.
    public static final ByteString CALLING_BACK = hex("6000600060006000" + "6000" + "600154" + "5af1" + "00");

    /// Calls the account of the first word and minds not whether that fails.
    public static final ByteString CARELESS = hex("6000600060006000" + "6000" + "600035" + "5af1" + "00");

    private OddContracts() {}

    private static ByteString hex(String digits) {
        return ByteString.fromHex(digits).orElseThrow();
    }

    private static String topic(String signature) {
        return Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)).hex();
    }

    /// `balanceOf(address)`, and for any other function this transfer.
    private static ByteString token(String transfer) {
        var rest = transfer + RETURN_TRUE;
        var head = "60003560e01c" + "6370a08231" + "14" + "61";
        int balance = head.length() / 2 + 2 + 1 + rest.length() / 2;
        return hex(head + "%04x".formatted(balance) + "57" + rest + "5b" + ARGUMENT_1 + "54" + RETURN_WORD);
    }

    /// Where these tokens keep a holder's units.
    public static StorageKey units(EthereumAddress holder) {
        return StorageKey.of(new BigInteger(1, holder.value().toArray()));
    }
}
