package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.LocalCall;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What calls come to on the practice chain, asked over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final EthereumAddress REFUSES =
            EthereumAddress.ofWord(StorageKey.of(0xbad).value());

    private PracticeEthereum chain;
    private Asker asker;

    private static ByteString hex(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    /// `REVERT` with `Error(string)` of two letters, put together word by word.
    private static ByteString refusing() {
        var reason = "08c379a0" + "00".repeat(31) + "20" + "00".repeat(31) + "02" + "6e6f" + "00".repeat(30);
        var code = new StringBuilder();
        for (int at = 0; at < reason.length(); at += 64) {
            var word = (reason + "00".repeat(32)).substring(at, at + 64);
            code.append("7f").append(word).append("60%02x52".formatted(at / 2));
        }
        return hex(code + "60646000fd");
    }

    @BeforeAll
    void start() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withContracts(true)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER));
        chain = PracticeEthereum.start(settings, CLOCK);
        asker = new Asker(chain);
        chain.giveToken(ALICE.address(), BigInteger.valueOf(1000));
        chain.giveNft(BOB);
        chain.giveNft(BOB);
        chain.seedContract(REFUSES, refusing(), Map.of());
        chain.advance(3);
    }

    @AfterAll
    void stop() throws IOException {
        asker.close();
        chain.close();
    }

    private static Map<String, Object> call(EthereumAddress to, ByteString data) {
        return Map.of("from", ALICE.address().text(), "to", to.text(), "data", Hex.of(data));
    }

    private String text(EthereumAddress to, ByteString data) {
        var bytes = EthereumJson.bytes(asker.result("eth_call", call(to, data), "latest"))
                .toArray();
        int length = new BigInteger(Arrays.copyOfRange(bytes, 32, 64)).intValueExact();
        return new String(bytes, 64, length, StandardCharsets.UTF_8);
    }

    private static ByteString tokenUri(long id) {
        return AbiCall.of("tokenURI(uint256)").number(BigInteger.valueOf(id)).data();
    }

    @Test
    void tokensAndCollectionsAnswer() {
        var contracts = chain.contracts();
        assertThat(text(contracts.token(), AbiCall.of("symbol()").data())).isEqualTo("PRAC");
        assertThat(text(contracts.dollar(), AbiCall.of("name()").data())).isEqualTo("Practice Dollar");
        assertThat(asker.result(
                                "eth_call",
                                call(
                                        contracts.dollar(),
                                        AbiCall.of("decimals()").data()),
                                "latest")
                        .asString())
                .endsWith("06");
        var described = text(contracts.pieces(), tokenUri(1));
        assertThat(described).startsWith("data:application/json;base64,");
        assertThat(new String(Base64.getDecoder().decode(described.substring(29)), StandardCharsets.UTF_8))
                .startsWith("{\"name\":\"Practice Piece 1\"")
                .contains("data:image/svg+xml;base64,");
        assertThat(text(contracts.pieces(), tokenUri(2)))
                .isEqualTo("ipfs://bafybeibse4sfi2ewssvc52rr5inbfkc6swkuwoydrbr7udbe74lrh574xu/1.json");
        assertThat(text(
                        contracts.items(),
                        AbiCall.of("uri(uint256)").number(BigInteger.valueOf(3)).data()))
                .isEqualTo("ipfs://bafybeigihqy6nopbzq5whcl5m2qzwbz65nsxf3hyfl2kfyg4ih3asvafqe/{id}.json");
    }

    /// The server's answer and what the client computes over values that it proved itself.
    @Test
    void whatTheServerSaysIsWhatFollowsFromTheProvenState() {
        var contracts = chain.contracts();
        var seen = Seen.of(chain);
        var rules = EvmRules.of(EvmFork.OSAKA);
        var block = BlockContext.of(BigInteger.valueOf(1337), seen.head().value(), rules);
        var balance = AbiCall.of("balanceOf(address)").address(ALICE.address()).data();
        record Question(EthereumAddress to, ByteString data) {}
        for (var asked : List.of(
                new Question(contracts.token(), balance),
                new Question(contracts.token(), AbiCall.of("name()").data()),
                new Question(contracts.pieces(), tokenUri(1)),
                new Question(contracts.pieces(), tokenUri(2)))) {
            var request = CallRequest.of(asked.to(), asked.data(), block);
            var view = new ProvenView(seen);
            var local = new LocalCall(rules, new CodeCache(), Budget.CALL, Tracer.NONE);
            var outcome = local.run(request, view);
            while (outcome instanceof CallOutcome.MissingState(var missing)) {
                view.prove(missing);
                outcome = local.run(request, view);
            }
            var served = asker.result(
                    "eth_call",
                    call(asked.to(), asked.data()),
                    Hex.of(seen.head().value().hash()));
            assertThat(outcome).isInstanceOf(CallOutcome.Returned.class);
            assertThat(((CallOutcome.Returned) outcome).bytes()).isEqualTo(EthereumJson.bytes(served));
        }
    }

    @Test
    void whatAContractRefusesIsToldWithItsWords() {
        var error = asker.error("eth_call", call(REFUSES, ByteString.EMPTY), "latest");
        assertThat(error.path("code").asInt()).isEqualTo(3);
        assertThat(error.path("message").asString()).isEqualTo("execution reverted: no");
        assertThat(error.path("data").asString()).startsWith("0x08c379a0");
        var other = asker.error("eth_call", call(chain.contracts().pieces(), tokenUri(99)), "latest");
        assertThat(other.path("message").asString()).isEqualTo("execution reverted");
        assertThat(other.path("data").asString()).hasSize(2 + 2 * 36);
    }

    @Test
    void theEstimateIsTheLeastThatSuffices() throws IOException {
        var token = chain.contracts().token();
        var data = PracticeContracts.transfer(BOB, BigInteger.TEN);
        long estimate = EthereumJson.count(asker.result("eth_estimateGas", call(token, data)));
        var enough = ALICE.sign(Draft.payment(0, token, Wei.ZERO).withData(data).withGas(estimate));
        assertThat(estimate).isBetween(40_000L, 70_000L);
        long least = EthereumJson.count(asker.result("eth_estimateGas", call(BOB, ByteString.EMPTY)));
        assertThat(least).isEqualTo(21_000);
        assertThat(asker.error("eth_estimateGas", call(REFUSES, ByteString.EMPTY))
                        .path("code")
                        .asInt())
                .isEqualTo(3);
        var tooLittle =
                ALICE.sign(Draft.payment(0, token, Wei.ZERO).withData(data).withGas(estimate - 1));
        boolean isEnough = chain.inside(state -> succeeds(state, enough));
        boolean isTooLittle = chain.inside(state -> !succeeds(state, tooLittle));
        assertThat(isEnough).isTrue();
        assertThat(isTooLittle).isTrue();
    }

    private static boolean succeeds(EthereumState state, EthereumTransaction transaction) {
        var head = state.chain().head();
        var rules = new ExecutionRules(head.fork());
        var sent = new SentTransaction(transaction, ALICE.address(), transaction.hash());
        var ran = state.execution()
                .run(
                        sent,
                        state.execution().context(head.execution().header(), rules),
                        state.execution().view(state.head(), Rings.AT_ONCE),
                        rules);
        return ((TransactionOutcome.Executed) ran.outcome()).succeeded();
    }

    @Test
    void anEstimateStaysWithinWhatTheSenderCanPay() {
        var poor = Map.of("from", BOB.text(), "to", ALICE.address().text(), "gasPrice", "0x1", "value", "0x0");
        assertThat(asker.error("eth_estimateGas", poor).path("message").asString())
                .isEqualTo("gas required exceeds allowance (0)");
        var little = Map.of("from", ALICE.address().text(), "to", BOB.text(), "gas", "0x5207");
        assertThat(asker.error("eth_estimateGas", little).path("message").asString())
                .isEqualTo("gas required exceeds allowance (20999)");
    }

    @Test
    void anAccessListNamesTheSlotsThatATransferTouches() {
        var token = chain.contracts().token();
        var data = PracticeContracts.transfer(BOB, BigInteger.ONE);
        var made = asker.result("eth_createAccessList", call(token, data), "latest");
        var entries = new ArrayList<AccessListEntry>();
        for (var entry : made.path("accessList")) {
            var keys = EthereumJson.list(entry.path("storageKeys"), key -> new StorageKey(EthereumJson.hash(key)));
            entries.add(new AccessListEntry(EthereumJson.address(entry.path("address")), keys));
        }
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().address()).isEqualTo(token);
        assertThat(entries.getFirst().keys())
                .contains(
                        StorageKey.of(0).entry(ALICE.address()),
                        StorageKey.of(0).entry(BOB));
        var asked = Map.of(
                "from", ALICE.address().text(),
                "to", token.text(),
                "data", Hex.of(data),
                "accessList", made.path("accessList"));
        var again = asker.result("eth_createAccessList", asked, "latest");
        assertThat(again).isEqualTo(made);
    }

    @Test
    void logsAreFoundByAddressAndTopic() {
        var all = asker.result("eth_getLogs", Map.of("fromBlock", "earliest"));
        assertThat(all.size()).isGreaterThan(5);
        var pieces = chain.contracts().pieces();
        var bob = Hex.of(new Wei(new BigInteger(1, BOB.value().toArray())).word());
        var filter = Map.of(
                "fromBlock",
                "0x0",
                "toBlock",
                "latest",
                "address",
                pieces.text(),
                "topics",
                Arrays.asList(null, null, List.of(bob)));
        var found = asker.result("eth_getLogs", filter);
        assertThat(found.size()).isEqualTo(2);
        var log = found.get(1);
        assertThat(log.path("topics").get(3).asString())
                .isEqualTo(Hex.of(Wei.of(2).word()));
        var block = asker.result("eth_getBlockReceipts", log.path("blockHash").asString());
        var logs = new ArrayList<Object>();
        block.forEach(receipt -> receipt.path("logs").forEach(logs::add));
        assertThat(logs).contains(log).hasSizeGreaterThan((int) EthereumJson.count(log.path("logIndex")));
        assertThat(asker.result(
                                "eth_getLogs",
                                Map.of("blockHash", log.path("blockHash").asString(), "address", pieces.text()))
                        .size())
                .isEqualTo(2);
        assertThat(asker.result("eth_getLogs", Map.of("address", pieces.text())).size())
                .isZero();
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertThat(asker.error("eth_getLogs", Map.of("fromBlock", "0x5", "toBlock", "0x4"))
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(asker.error("eth_getLogs", Map.of("topics", List.of("0x1")))
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        var token = call(chain.contracts().token(), ByteString.EMPTY);
        assertThat(asker.error("eth_call", token, "latest", Map.of(BOB.text(), Map.of("balance", "0x1")))
                        .path("message")
                        .asString())
                .contains("does not override");
        var both = Map.of("to", BOB.text(), "data", "0x01", "input", "0x02");
        assertThat(asker.error("eth_call", both, "latest").path("code").asInt()).isEqualTo(-32602);
        var authorizing = Map.of("to", BOB.text(), "authorizationList", List.of());
        assertThat(asker.error("eth_estimateGas", authorizing).path("code").asInt())
                .isEqualTo(-32602);
        assertThat(asker.error("eth_call", token, "0xffffff").path("code").asInt())
                .isEqualTo(-32000);
    }
}
