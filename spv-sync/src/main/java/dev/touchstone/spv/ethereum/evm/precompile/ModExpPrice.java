package dev.touchstone.spv.ethereum.evm.precompile;

import java.math.BigInteger;

/// What a modular exponentiation costs: what one multiplication costs, times how many there are at most.
enum ModExpPrice {
    EIP198(0, 20, 8, Input.WORD * Byte.SIZE) {
        @Override
        BigInteger multiplication(BigInteger length) {
            var square = length.multiply(length);
            if (length.compareTo(number(64)) <= 0) return square;
            return length.compareTo(number(1024)) <= 0
                    ? square.shiftRight(2).add(length.multiply(number(96))).subtract(number(3072))
                    : square.shiftRight(4).add(length.multiply(number(480))).subtract(number(199_680));
        }
    },
    EIP2565(200, 3, 8, Input.WORD * Byte.SIZE) {
        @Override
        BigInteger multiplication(BigInteger length) {
            return squareOfWords(length);
        }
    },
    /// With the bound of EIP-7823: no number may have more than 1024 bytes.
    EIP7883(500, 1, 16, 10) {
        @Override
        BigInteger multiplication(BigInteger length) {
            return length.compareTo(number(Input.WORD)) <= 0
                    ? number(16)
                    : squareOfWords(length).shiftLeft(1);
        }
    };

    private final BigInteger least;
    private final BigInteger divisor;
    private final BigInteger perByte;
    private final BigInteger longest;

    ModExpPrice(long least, long divisor, long perByte, int bitsOfLongest) {
        this.least = number(least);
        this.divisor = number(divisor);
        this.perByte = number(perByte);
        this.longest = BigInteger.ONE.shiftLeft(bitsOfLongest);
    }

    /// Whether a number may have so many bytes.
    boolean allows(BigInteger length) {
        return length.compareTo(longest) <= 0;
    }

    /// @param factor the length in bytes of the longer of base and modulus
    /// @param exponent the exponent's length in bytes
    /// @param head the exponent's first 32 bytes, or all it has
    BigInteger of(BigInteger factor, BigInteger exponent, BigInteger head) {
        var rest = exponent.subtract(number(Input.WORD)).max(BigInteger.ZERO);
        var highestBit = number(Math.max(0, head.bitLength() - 1));
        var multiplications = rest.multiply(perByte).add(highestBit).max(BigInteger.ONE);
        return multiplication(factor).multiply(multiplications).divide(divisor).max(least);
    }

    abstract BigInteger multiplication(BigInteger length);

    private static BigInteger squareOfWords(BigInteger length) {
        var words = length.add(number(7)).shiftRight(3);
        return words.multiply(words);
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }
}
