package dev.touchstone.app;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Uniswap v3 as its own packages have it, on a chain that anvil makes: a pool of a token and of what stands for
/// ether, with liquidity of anvil's first account. Immutable.
record UniswapPeer(SwapContracts contracts, int fee) {
    private static final Path PACKAGES = Path.of("src/test/peers/uniswap/node_modules");
    private static final int FEE = 3_000;
    private static final int SPACING = 60;
    private static final int RANGES = 5;
    private static final BigInteger MUCH = BigInteger.TEN.pow(19);
    private static final BigInteger ALL = BigInteger.TWO.pow(255);

    /// Makes it all; the chain has a block for each step.
    static UniswapPeer on(AnvilNetwork network, EthereumAddress token) {
        if (!Files.isDirectory(PACKAGES.resolve("@uniswap"))) return missing();
        return new Making(network, token).made();
    }

    private static UniswapPeer missing() {
        var advice = "`npm ci --ignore-scripts` in app/src/test/peers/uniswap";
        return "required".equals(System.getProperty("touchstone.peers")) ? fail(advice) : abort("skipped: " + advice);
    }

    private static final class Making {
        private final AnvilNetwork network;
        private final EthereumAddress token;
        private final String rich;

        Making(AnvilNetwork network, EthereumAddress token) {
            this.network = network;
            this.token = token;
            this.rich = network.anvil().call("eth_accounts").get(0).asString();
        }

        UniswapPeer made() {
            var wrapped = make(code("canonical-weth/build/contracts/WETH9.json"));
            var core = "@uniswap/v3-core/artifacts/contracts/UniswapV3Factory.sol/UniswapV3Factory.json";
            var factory = make(code(core));
            var periphery = "@uniswap/v3-periphery/artifacts/contracts/";
            var positions = make(with(
                    code(periphery + "NonfungiblePositionManager.sol/NonfungiblePositionManager.json"),
                    factory,
                    wrapped,
                    wrapped));
            var quoter = make(with(code(periphery + "lens/QuoterV2.sol/QuoterV2.json"), factory, wrapped));
            var router = make(with(
                    code("@uniswap/swap-router-contracts/artifacts/contracts/SwapRouter02.sol/SwapRouter02.json"),
                    EthereumAddress.ZERO,
                    factory,
                    positions,
                    wrapped));
            boolean isFirst = wrapped.value().hex().compareTo(token.value().hex()) < 0;
            fill(positions, isFirst ? wrapped : token, isFirst ? token : wrapped, wrapped);
            return new UniswapPeer(new SwapContracts(quoter, router, wrapped, factory), FEE);
        }

        private void fill(
                EthereumAddress positions, EthereumAddress first, EthereumAddress second, EthereumAddress wrapped) {
            send(
                    wrapped,
                    MUCH.multiply(BigInteger.TEN.pow(2)),
                    AbiCall.of("deposit()").data());
            for (var each : new EthereumAddress[] {first, second}) {
                send(
                        each,
                        BigInteger.ZERO,
                        AbiCall.of("approve(address,uint256)")
                                .address(positions)
                                .number(ALL)
                                .data());
            }
            var create = "createAndInitializePoolIfNecessary(address,address,uint24,uint160)";
            send(
                    positions,
                    BigInteger.ZERO,
                    AbiCall.of(create)
                            .address(first)
                            .address(second)
                            .number(BigInteger.valueOf(FEE))
                            .number(BigInteger.TWO.pow(96))
                            .data());
            for (int range = 1; range <= RANGES; range++) {
                send(positions, BigInteger.ZERO, liquidity(first, second, range * SPACING));
            }
        }

        private ByteString liquidity(EthereumAddress first, EthereumAddress second, int reach) {
            return AbiCall.of(
                            "mint((address,address,uint24,int24,int24,uint256,uint256,uint256,uint256,address,uint256))")
                    .address(first)
                    .address(second)
                    .number(BigInteger.valueOf(FEE))
                    .number(BigInteger.valueOf(-reach).mod(BigInteger.TWO.pow(256)))
                    .number(BigInteger.valueOf(reach))
                    .number(MUCH)
                    .number(MUCH)
                    .number(BigInteger.ZERO)
                    .number(BigInteger.ZERO)
                    .address(account())
                    .number(BigInteger.TWO.pow(64))
                    .data();
        }

        private EthereumAddress account() {
            return EthereumJson.address(network.anvil().call("eth_accounts").get(0));
        }

        private EthereumAddress make(ByteString code) {
            var receipt = sent(Map.of("from", rich, "data", "0x" + code.hex(), "gas", "0xe00000"));
            return EthereumJson.address(receipt.get("contractAddress"));
        }

        private void send(EthereumAddress to, BigInteger value, ByteString data) {
            sent(Map.of(
                    "from", rich,
                    "to", "0x" + to.value().hex(),
                    "value", "0x" + value.toString(16),
                    "data", "0x" + data.hex(),
                    "gas", "0xe00000"));
        }

        private JsonNode sent(Map<String, String> transaction) {
            var hash = network.anvil().call("eth_sendTransaction", transaction).asString();
            network.mine();
            var receipt = network.anvil().call("eth_getTransactionReceipt", hash);
            if (!receipt.get("status").asString().equals("0x1")) throw new AssertionError(receipt.toString());
            return receipt;
        }

        private static ByteString with(ByteString code, EthereumAddress... arguments) {
            var all = new StringBuilder(code.hex());
            for (var argument : arguments)
                all.append("0".repeat(24)).append(argument.value().hex());
            return ByteString.of(HexFormat.of().parseHex(all));
        }

        private static ByteString code(String artifact) {
            try {
                var json = JsonMapper.builder().build().readTree(Files.readString(PACKAGES.resolve(artifact)));
                return ByteString.of(
                        HexFormat.of().parseHex(json.get("bytecode").asString().substring(2)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
