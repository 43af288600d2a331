package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;

/// Questions to Uniswap's quoter, which tries an exchange in its pools and tells what it would come to
/// (`QuoterV2` of Uniswap's v3-periphery). Immutable.
public sealed interface QuoterV2<T> extends TokenQuestion<T> {
    /// No pool's fee is higher: millionths in 24 bits.
    int MOST_FEE = (1 << 24) - 1;

    /// How much of a token is got for so much of another, in the one pool that has this fee.
    ///
    /// @param units of `sold`, its smallest
    /// @param fee of the pool, in millionths of what is sold
    record QuoteExactInputSingle(
            EthereumAddress contract, EthereumAddress sold, EthereumAddress bought, BigInteger units, int fee)
            implements QuoterV2<BigInteger> {
        public QuoteExactInputSingle {
            if (fee < 0 || fee > MOST_FEE) throw new IllegalArgumentException("a pool with the fee " + fee);
        }

        @Override
        public String name() {
            return "Uniswap QuoterV2 quoteExactInputSingle";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("quoteExactInputSingle((address,address,uint256,uint24,uint160))")
                    .address(sold)
                    .address(bought)
                    .number(units)
                    .number(BigInteger.valueOf(fee))
                    .number(BigInteger.ZERO);
        }

        /// The amount stands first; how far the price moves, and what gas it took, stand behind it.
        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            var word = AbiType.word();
            return AbiType.read(returned, word, word, word, word)
                    .then(values -> values.getFirst() instanceof AbiValue.Word amount
                            ? Parsed.ok(amount.number())
                            : Parsed.malformed("no amount"));
        }

        @Override
        public String says(BigInteger answer) {
            return units + " of " + sold + " would get " + answer + " of " + bought + " in the pool with the fee " + fee
                    + ", by " + contract;
        }
    }
}
