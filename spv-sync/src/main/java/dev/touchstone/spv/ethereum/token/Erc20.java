package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;

/// Questions to a fungible token (ERC-20). Amounts are in the token's smallest unit. Immutable.
public sealed interface Erc20<T> extends TokenQuestion<T> {

    /// How many units a holder has.
    record BalanceOf(EthereumAddress contract, EthereumAddress holder) implements Erc20<BigInteger> {
        @Override
        public String name() {
            return "ERC-20 balanceOf";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("balanceOf(address)").address(holder);
        }

        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            return AbiResult.number(returned);
        }

        @Override
        public String says(BigInteger answer) {
            return holder + " has " + answer + " units of the token " + contract;
        }
    }

    /// How many decimals of a whole token one unit is.
    record Decimals(EthereumAddress contract) implements Erc20<Integer> {
        @Override
        public String name() {
            return "ERC-20 decimals";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("decimals()");
        }

        @Override
        public Parsed<Integer> read(ByteString returned) {
            return AbiResult.octet(returned);
        }

        @Override
        public String says(Integer answer) {
            return "The token " + contract + " says that it has " + answer + " decimals";
        }
    }

    /// What the token calls itself in short.
    record Symbol(EthereumAddress contract) implements Erc20<String> {
        @Override
        public String name() {
            return "ERC-20 symbol";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("symbol()");
        }

        @Override
        public Parsed<String> read(ByteString returned) {
            return AbiResult.textOrWord(returned);
        }

        @Override
        public String says(String answer) {
            return "The token " + contract + " says that its symbol is " + Spoken.quoted(answer);
        }
    }

    /// What the token calls itself.
    record Name(EthereumAddress contract) implements Erc20<String> {
        @Override
        public String name() {
            return "ERC-20 name";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("name()");
        }

        @Override
        public Parsed<String> read(ByteString returned) {
            return AbiResult.textOrWord(returned);
        }

        @Override
        public String says(String answer) {
            return "The token " + contract + " says that its name is " + Spoken.quoted(answer);
        }
    }

    /// How many units there are.
    record TotalSupply(EthereumAddress contract) implements Erc20<BigInteger> {
        @Override
        public String name() {
            return "ERC-20 totalSupply";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("totalSupply()");
        }

        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            return AbiResult.number(returned);
        }

        @Override
        public String says(BigInteger answer) {
            return "There are " + answer + " units of the token " + contract;
        }
    }

    /// How many units of a holder somebody else may take.
    record Allowance(EthereumAddress contract, EthereumAddress holder, EthereumAddress spender)
            implements Erc20<BigInteger> {
        @Override
        public String name() {
            return "ERC-20 allowance";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("allowance(address,address)").address(holder).address(spender);
        }

        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            return AbiResult.number(returned);
        }

        @Override
        public String says(BigInteger answer) {
            return spender + " may take " + answer + " units of the token " + contract + " from " + holder;
        }
    }
}
