package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// A contract of a test with code of its own, put together by hand: each function answers with what never
/// changes, or with a word of the contract's storage. Confined to one thread.
final class SampleContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final int WORD = 32;
    private static final int ENTRY = 11;
    private static final int REFUSAL = 6;
    private static final int DISPATCH = 6;

    /// Stands for a jump to the refusal where what lies on the stack is not zero.
    static final String REFUSE = "??????57";

    private static final String TRUE = "600160005260206000f3";

    private final EthereumAddress address;
    private final Map<ByteString, Answer> functions = new LinkedHashMap<>();
    private PatriciaTrie storage = PatriciaTrie.EMPTY;

    /// How a function answers.
    private sealed interface Answer {
        record Always(ByteString bytes) implements Answer {}

        /// The word under its argument; where that is zero, it refuses if it `needs` one.
        record Kept(boolean needs) implements Answer {}

        /// The word under the hash of its two arguments.
        record KeptForTwo() implements Answer {}

        /// Does something, by code of its own; ends by refusing where it jumps to [#REFUSE].
        record Does(String code) implements Answer {}

        /// Whether its argument is this interface.
        record Is(String id) implements Answer {}
    }

    SampleContract(int number) {
        address = EthereumAddress.ofWord(Keccak256.of(("contract " + number).getBytes(StandardCharsets.UTF_8)));
    }

    /// One that lies where a network's names are kept.
    SampleContract(EthereumAddress address) {
        this.address = address;
    }

    EthereumAddress address() {
        return address;
    }

    SampleContract says(String signature, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(word(BigInteger.valueOf(WORD)));
        out.writeBytes(word(BigInteger.valueOf(bytes.length)));
        out.writeBytes(bytes);
        out.writeBytes(new byte[(WORD - bytes.length % WORD) % WORD]);
        return function(signature, new Answer.Always(ByteString.of(out.toByteArray())));
    }

    SampleContract says(String signature, long number) {
        return function(signature, new Answer.Always(ByteString.of(word(BigInteger.valueOf(number)))));
    }

    SampleContract returns(String signature, ByteString bytes) {
        return function(signature, new Answer.Always(bytes));
    }

    SampleContract keeps(String signature) {
        return function(signature, new Answer.Kept(false));
    }

    SampleContract keepsOrRefuses(String signature) {
        return function(signature, new Answer.Kept(true));
    }

    SampleContract keepsForTwo(String signature) {
        return function(signature, new Answer.KeptForTwo());
    }

    /// Moves units from who calls to another (ERC-20).
    SampleContract moves() {
        return function(
                "transfer(address,uint256)",
                new Answer.Does("3354" + "602435" + "818111" + REFUSE + "90033355" + "600435" + "8054" + "602435" + "01"
                        + "9055" + "602435600052" + "600435" + "33" + topic("Transfer(address,address,uint256)")
                        + "60206000a3" + TRUE));
    }

    /// Lets another take units from who calls (ERC-20).
    SampleContract allows() {
        return function(
                "approve(address,uint256)",
                new Answer.Does("33600052" + "600435602052" + "602435" + "6040600020" + "55" + "602435600052" + "600435"
                        + "33" + topic("Approval(address,address,uint256)") + "60206000a3" + TRUE));
    }

    /// Gives a single thing away (ERC-721).
    SampleContract gives() {
        return function(
                "safeTransferFrom(address,address,uint256)",
                new Answer.Does("600435" + "604435" + "5418" + REFUSE + "602435" + "604435" + "55" + "604435" + "602435"
                        + "600435" + topic("Transfer(address,address,uint256)") + "60006000a4" + "00"));
    }

    /// Gives things of a kind away (ERC-1155).
    SampleContract givesMany() {
        return function(
                "safeTransferFrom(address,address,uint256,uint256,bytes)",
                new Answer.Does("600435600052" + "604435602052" + "6040600020" + "8054" + "606435" + "818111" + REFUSE
                        + "9003" + "9055" + "602435600052" + "6040600020" + "8054" + "606435" + "01" + "9055"
                        + "604435600052" + "606435602052" + "602435" + "600435" + "33"
                        + topic("TransferSingle(address,address,address,uint256,uint256)") + "60406000a4" + "00"));
    }

    /// Gives things of two kinds away at once (ERC-1155).
    SampleContract givesTwo() {
        return function(
                "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
                new Answer.Does(moved("60c4", "610124") + moved("60e4", "610144") + "6040600052" + "60a0602052"
                        + "60c060a4604037" + "602435" + "600435" + "33"
                        + topic("TransferBatch(address,address,address,uint256[],uint256[])") + "6101006000a4" + "00"));
    }

    /// @param id pushes where the number stands in the call
    /// @param count pushes where how many of it stands
    private static String moved(String id, String count) {
        return "600435600052" + id + "35602052" + "6040600020" + "8054" + count + "35" + "818111" + REFUSE + "9003"
                + "9055" + "602435600052" + "6040600020" + "8054" + count + "35" + "01" + "9055";
    }

    /// Lets another give a single thing away, and says whom (ERC-721).
    SampleContract allowsOne() {
        var key = "600052" + "6001602052" + "6040600020";
        return function(
                        "approve(address,uint256)",
                        new Answer.Does("600435" + "602435" + key + "55" + "602435" + "600435" + "33"
                                + topic("Approval(address,address,uint256)") + "60006000a4" + "00"))
                .function("getApproved(uint256)", new Answer.Does("600435" + key + "54" + "600052" + "60206000f3"));
    }

    /// Lets another give away all that who calls has (ERC-721, ERC-1155).
    SampleContract allowsAll() {
        return function(
                "setApprovalForAll(address,bool)",
                new Answer.Does("33600052" + "600435602052" + "602435" + "6040600020" + "55" + "602435600052" + "600435"
                        + "33" + topic("ApprovalForAll(address,address,bool)") + "60206000a3" + "00"));
    }

    private static String topic(String event) {
        return "7f" + Keccak256.of(event.getBytes(StandardCharsets.US_ASCII)).hex();
    }

    /// Moves units so that only half of them arrive.
    SampleContract movesHalf() {
        return function(
                "transfer(address,uint256)",
                new Answer.Does("3354" + "602435" + "818111" + REFUSE + "90033355" + "600435" + "8054"
                        + "60243560011c" + "01" + "9055" + "60243560011c600052" + "600435" + "33"
                        + topic("Transfer(address,address,uint256)") + "60206000a3" + TRUE));
    }

    /// Does something, by code of its own, in which [#REFUSE] jumps to the refusal.
    SampleContract does(String signature, String code) {
        return function(signature, new Answer.Does(code));
    }

    SampleContract is(String interfaceId) {
        return function("supportsInterface(bytes4)", new Answer.Is(interfaceId));
    }

    private SampleContract function(String signature, Answer answer) {
        functions.put(AbiCall.of(signature).data(), answer);
        return this;
    }

    SampleContract store(BigInteger key, BigInteger value) {
        return store(StorageKey.of(key), value);
    }

    SampleContract store(EthereumAddress key, BigInteger value) {
        return store(new BigInteger(1, key.value().toArray()), value);
    }

    SampleContract store(EthereumAddress one, BigInteger two, BigInteger value) {
        return storeForTwo(new BigInteger(1, one.value().toArray()), two, value);
    }

    /// Under the hash of two words.
    SampleContract storeForTwo(BigInteger one, BigInteger two, BigInteger value) {
        var both = new byte[2 * WORD];
        System.arraycopy(word(one), 0, both, 0, WORD);
        System.arraycopy(word(two), 0, both, WORD, WORD);
        return store(new StorageKey(Keccak256.of(both)), value);
    }

    SampleContract store(StorageKey key, BigInteger value) {
        storage = storage.put(
                ByteString.of(key.trieKey().toBytes()),
                ByteString.of(new RlpWriter().integer(value).toArray()));
        return this;
    }

    private static byte[] word(BigInteger number) {
        return StorageKey.of(number).value().toBytes();
    }

    PatriciaTrie storage() {
        return storage;
    }

    AccountState account() {
        return new AccountState(address, 1, Wei.ZERO, storage.root(), Keccak256.of(code()));
    }

    ByteString code() {
        var handlers = new StringBuilder();
        var kept = new ByteArrayOutputStream();
        int refusal = DISPATCH + ENTRY * functions.size();
        int lengths = functions.values().stream()
                .mapToInt(it -> handler(it, 0, 0).length() / 2)
                .sum();
        int texts = refusal + REFUSAL + lengths;
        var code = new StringBuilder("60003560e01c");
        int at = refusal + REFUSAL;
        for (var function : functions.entrySet()) {
            code.append("8063")
                    .append(function.getKey().hex())
                    .append("1461")
                    .append(two(at))
                    .append("57");
            var handler = handler(function.getValue(), refusal, texts + kept.size());
            if (function.getValue() instanceof Answer.Always(var bytes)) kept.writeBytes(bytes.toArray());
            handlers.append(handler);
            at += handler.length() / 2;
        }
        code.append("5b60006000fd").append(handlers).append(HEX.formatHex(kept.toByteArray()));
        return ByteString.fromHex(code.toString()).orElseThrow();
    }

    private static String handler(Answer answer, int refusal, int texts) {
        return switch (answer) {
            case Answer.Always(var bytes) ->
                "5b61" + two(bytes.length()) + "61" + two(texts) + "60003961" + two(bytes.length()) + "6000f3";
            case Answer.Kept(boolean needs) ->
                "5b60043554" + (needs ? "801561" + two(refusal) + "57" : "") + "60005260206000f3";
            case Answer.Does(var code) -> "5b" + code.replace(REFUSE, "61" + two(refusal) + "57");
            case Answer.KeptForTwo _ -> "5b60043560005260243560205260406000205460005260206000f3";
            case Answer.Is(var id) -> "5b60043563" + id + "60e01b1460005260206000f3";
        };
    }

    private static String two(int number) {
        return HexFormat.of().toHexDigits((short) number);
    }
}
