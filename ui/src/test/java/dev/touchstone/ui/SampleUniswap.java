package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import java.math.BigInteger;
import java.util.List;

/// A small Uniswap of a test: a quoter and a router whose one formula is that of a pool with 20 ETH and 40,000 of a
/// token of six decimals. The quoter knows no other pools than those with the fee 0.3%, and none of one token.
final class SampleUniswap {
    private static final BigInteger ETHER = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(20));
    private static final BigInteger TOKEN = BigInteger.TEN.pow(6).multiply(BigInteger.valueOf(40_000));
    private static final EthereumAddress QUOTER = new SampleContract(20).address();
    static final EthereumAddress ROUTER = new SampleContract(21).address();
    private static final EthereumAddress WRAPPED = SampleBeacon.stranger(410);
    static final SwapContracts CONTRACTS = new SwapContracts(QUOTER, ROUTER, WRAPPED, SampleBeacon.stranger(411));
    private static final int FEE = 3_000;

    private SampleUniswap() {}

    /// @param dollar the token whose pool with ether keeps books
    /// @param miles the token that no pool has
    static List<SampleContract> contracts(SampleContract dollar, SampleContract miles) {
        var sold = new Swap.Side.Token(dollar.address());
        var pool = new Swap(CONTRACTS, new Swap.Side.Ether(), sold, BigInteger.ONE).pool(FEE);
        return List.of(
                new SampleContract(QUOTER)
                        .does("quoteExactInputSingle((address,address,uint256,uint24,uint160))", quoting(miles)),
                new SampleContract(ROUTER).does("multicall(uint256,bytes[])", exchanging(pool)),
                new SampleContract(pool).does("sync()", "6001600055" + "00"));
    }

    private static String push(BigInteger number) {
        var hex = number.toString(16);
        var even = hex.length() % 2 == 0 ? hex : "0" + hex;
        return Integer.toHexString(0x5f + even.length() / 2) + even;
    }

    private static String push(EthereumAddress address) {
        return "73" + address.value().hex();
    }

    private static String selector(String signature) {
        return "63" + AbiCall.of(signature).data().hex() + "60e01b";
    }

    /// By `out = reserve of what is bought * in / (reserve of what is sold + in)`.
    private static String quoting(SampleContract miles) {
        var isMiles = push(miles.address()) + "14" + SampleContract.REFUSE;
        var difference = push(TOKEN.subtract(ETHER).mod(BigInteger.TWO.pow(256)));
        return "606435" + push(BigInteger.valueOf(FEE)) + "18" + SampleContract.REFUSE
                + "600435" + isMiles + "602435" + isMiles
                + "600435" + push(WRAPPED) + "1415" + difference + "02"
                + "80" + push(ETHER) + "01" + "60443501"
                + "90" + push(TOKEN) + "03"
                + "60443502" + "04" + "600052" + "60806000f3";
    }

    /// Exchanges the ether that comes along, by the same formula, or refuses where that is less than the least.
    private static String exchanging(EthereumAddress pool) {
        var least = "61016835";
        return "34" + push(ETHER) + "01" + "34" + push(TOKEN) + "02" + "04"
                + least + "8110" + SampleContract.REFUSE
                + selector("transfer(address,uint256)") + "600052" + "33600452" + "80602452"
                + "60006000604460006000" + "60e835" + "5af1" + "15" + SampleContract.REFUSE
                + selector("sync()") + "600052" + "60006000600460006000" + push(pool) + "5af150"
                + "6020600052" + "6000602052" + "60406000f3";
    }
}
