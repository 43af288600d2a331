package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.Wei;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Writes what a function is called with, word after word (Solidity's contract ABI). Confined to one thread.
final class CallData {
    private static final int SELECTOR = 4;
    private static final int WORD = 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// @param signature as the ABI writes it: `transfer(address,uint256)`
    static CallData to(String signature) {
        var data = new CallData();
        var hash = Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII)).toBytes();
        data.out.write(hash, 0, SELECTOR);
        return data;
    }

    /// The code that makes a contract, and behind it what its constructor takes.
    static CallData making(ByteString code) {
        var data = new CallData();
        data.out.writeBytes(code.toArray());
        return data;
    }

    CallData number(BigInteger number) {
        out.writeBytes(new Wei(number).word().toBytes());
        return this;
    }

    CallData number(long number) {
        return number(BigInteger.valueOf(number));
    }

    CallData address(EthereumAddress address) {
        return number(new BigInteger(1, address.value().toArray()));
    }

    /// A text that is the only argument.
    CallData onlyText(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(WORD).number(bytes.length);
        out.writeBytes(bytes);
        out.writeBytes(new byte[(WORD - bytes.length % WORD) % WORD]);
        return this;
    }

    ByteString bytes() {
        return ByteString.of(out.toByteArray());
    }
}
