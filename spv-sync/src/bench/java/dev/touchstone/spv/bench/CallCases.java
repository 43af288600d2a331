package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The calls that benchmarks measure. Pure but for reading what lies beside them.
final class CallCases {
    private static final int TOKENS = 40;
    private static final int HOLDERS = 5;

    /// Who else has something of each token.
    private static final int OTHERS = 60;

    private CallCases() {}

    /// What wrapped ether on mainnet says of a holder.
    static CallCase balance() {
        var recorded = RecordedState.ofWrappedEther();
        var code = EthereumJson.bytes(Vectors.json("ethereum/proofs/weth-code.json"));
        var holder = EthereumAddress.of(HexFormat.of().parseHex("de5ae63a348c4d63343c8e20fb6286909418c8a4"));
        var account = new CallCase.Account(
                recorded.address(),
                recorded.nodes(),
                Optional.of(code),
                List.of(new CallCase.Slot(recorded.key(), recorded.slotNodes())));
        var question = new Erc20.BalanceOf(recorded.address(), holder);
        return new CallCase(
                "prague", RecordedSync.MAINNET, recorded.header(), List.of(account), List.of(question.input()));
    }

    /// What 200 questions for balances come to: of 40 tokens of one code, 5 holders each.
    static CallCase portfolio() {
        var world = new BenchWorld();
        var code = world.codeOf(world.make(contract("PracticeToken")));
        var calls = new ArrayList<CallInput>();
        for (int token = 1; token <= TOKENS; token++) {
            var slots = new HashMap<StorageKey, Hash256>();
            for (int holder = 0; holder < HOLDERS + OTHERS; holder++) {
                slots.put(
                        StorageKey.of(0).entry(address(holder + 1000)),
                        Wei.of(token * 1_000_003L + holder).word());
            }
            world.put(address(token), Wei.ZERO, code, slots);
            for (int holder = 0; holder < HOLDERS; holder++) {
                calls.add(new Erc20.BalanceOf(address(token), address(holder + 1000)).input());
            }
        }
        return world.asks(calls);
    }

    static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(0x1_0000_0000L + number).value());
    }

    /// The code that makes a contract of the practice chain.
    static ByteString contract(String name) {
        try (var in = CallCases.class.getResourceAsStream("/dev/touchstone/spv/practice/ethereum/contracts.json")) {
            if (in == null) throw new IllegalStateException("no contracts");
            var json = JsonMapper.builder().build().readTree(in);
            return ByteString.fromHex(json.at("/contracts/" + name + "/code").asString())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A program that goes round `rounds` times with these instructions; the counter is on top of the stack, below it a
    /// number. Whatever it comes to is the word at the beginning of memory.
    static CallCase program(int rounds, String round, String end) {
        var loop = String.format(Locale.ROOT, "6001" + "62%06x" + "5b", rounds)
                + round
                + "6001900380600657" + "50" + end + "60206000f3";
        var world = new BenchWorld();
        world.put(
                address(1),
                Wei.ZERO,
                hex(loop),
                Map.of(StorageKey.of(1), Wei.of(5).word()));
        world.put(address(2), Wei.ZERO, hex("600035600101" + "600052" + "60206000f3"), Map.of());
        return world.asks(List.of(CallInput.of(address(1), ByteString.EMPTY)));
    }

    static ByteString hex(String digits) {
        return ByteString.fromHex(digits.replace(" ", "")).orElseThrow();
    }

    /// Multiplies, adds, divides, shifts.
    static CallCase arithmetic() {
        return program(22_000, "90 600302 600701 80 60051c18 80 613039900601 600b810418 90".replace(" ", ""), "600052");
    }

    /// Reads and writes words over sixteen kilobytes, and copies.
    static CallCase memory() {
        return program(24_000, "80613fe0168051820190526020600060405e", "50");
    }

    /// Reads and writes sixteen slots.
    static CallCase storage() {
        return program(7_200, "80600f168054820190" + "55", "506001546000" + "52");
    }

    /// Hashes 128 bytes with the hash before in them.
    static CallCase keccak() {
        return program(22_000, "90600052608060002090", "600052");
    }

    /// Calls another contract, which adds one to what it is given.
    static CallCase calls() {
        var other = address(2).value().hex();
        return program(9_000, "6020600060206000" + "73" + other + "5afa50", "50");
    }

    /// All of them, for another program.
    static void write(Path folder) throws IOException {
        var all = JsonNodeFactory.instance.objectNode();
        all.set("balance", balance().json());
        all.set("portfolio", portfolio().json());
        all.set("quote", Uniswap.quote().json());
        for (var it : programs().entrySet()) all.set(it.getKey(), it.getValue().json());
        Files.writeString(folder.resolve("cases.json"), all.toString());
    }

    private static Map<String, CallCase> programs() {
        return Map.of(
                "arithmetic", arithmetic(),
                "memory", memory(),
                "storage", storage(),
                "keccak", keccak(),
                "calls", calls());
    }
}
