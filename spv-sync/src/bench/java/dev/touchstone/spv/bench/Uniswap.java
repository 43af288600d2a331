package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A pool of Uniswap v3 with liquidity over several ranges, and a question to its quoter that goes across them. The
/// contracts are those of Uniswap's own packages, which lie with the other programs that benchmarks need and are no
/// part of this one.
final class Uniswap {
    private static final Path PACKAGES = Path.of("src/bench/peers/ethereum/node_modules/@uniswap");
    private static final BigInteger FEE = BigInteger.valueOf(3_000);
    private static final int SPACING = 60;
    private static final int RANGES = 10;
    private static final BigInteger MUCH = BigInteger.TEN.pow(22);

    private final BenchWorld world = new BenchWorld();

    private Uniswap() {}

    static CallCase quote() {
        return new Uniswap().asked();
    }

    private CallCase asked() {
        var factory = world.make(code("v3-core/artifacts/contracts/UniswapV3Factory.sol/UniswapV3Factory.json"));
        var one = world.make(CallCases.contract("PracticeToken"));
        var another = world.make(CallCases.contract("PracticeToken"));
        boolean isFirst = one.value().hex().compareTo(another.value().hex()) < 0;
        var first = isFirst ? one : another;
        var second = isFirst ? another : one;
        var positions = world.make(with(
                code("v3-periphery/artifacts/contracts/NonfungiblePositionManager.sol/NonfungiblePositionManager.json"),
                factory,
                first,
                first));
        var quoter = world.make(
                with(code("v3-periphery/artifacts/contracts/lens/QuoterV2.sol/QuoterV2.json"), factory, first));
        world.send(positions, pool(first, second));
        for (var token : List.of(first, second)) {
            world.send(
                    token,
                    AbiCall.of("approve(address,uint256)")
                            .address(positions)
                            .number(BigInteger.TWO.pow(255))
                            .data());
        }
        for (int range = 1; range <= RANGES; range++) {
            world.send(positions, liquidity(first, second, -range * SPACING, range * SPACING));
        }
        var question = AbiCall.of("quoteExactInputSingle((address,address,uint256,uint24,uint160))")
                .address(first)
                .address(second)
                .number(MUCH.multiply(BigInteger.valueOf(6)))
                .number(FEE)
                .number(BigInteger.ZERO)
                .data();
        return world.asks(List.of(CallInput.of(quoter, question)));
    }

    /// At the price of one.
    private static ByteString pool(EthereumAddress first, EthereumAddress second) {
        return AbiCall.of("createAndInitializePoolIfNecessary(address,address,uint24,uint160)")
                .address(first)
                .address(second)
                .number(FEE)
                .number(BigInteger.TWO.pow(96))
                .data();
    }

    private static ByteString liquidity(EthereumAddress first, EthereumAddress second, int from, int to) {
        var signature = "mint((address,address,uint24,int24,int24,uint256,uint256,uint256,uint256,address,uint256))";
        return AbiCall.of(signature)
                .address(first)
                .address(second)
                .number(FEE)
                .number(signed(from))
                .number(signed(to))
                .number(MUCH)
                .number(MUCH)
                .number(BigInteger.ZERO)
                .number(BigInteger.ZERO)
                .address(BenchWorld.RICH)
                .number(BigInteger.TWO.pow(64))
                .data();
    }

    private static BigInteger signed(int number) {
        return BigInteger.valueOf(number).mod(BigInteger.TWO.pow(256));
    }

    private static ByteString with(ByteString code, EthereumAddress... arguments) {
        var all = new StringBuilder(code.hex());
        for (var argument : arguments)
            all.append("0".repeat(24)).append(argument.value().hex());
        return CallCases.hex(all.toString());
    }

    private static ByteString code(String artifact) {
        try {
            var json = JsonMapper.builder().build().readTree(Files.readString(PACKAGES.resolve(artifact)));
            return CallCases.hex(json.get("bytecode").asString().substring(2));
        } catch (IOException e) {
            throw new UncheckedIOException("run `npm ci --ignore-scripts` in src/bench/peers/ethereum", e);
        }
    }
}
