package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;

/// Questions to a collection of kinds of tokens (ERC-1155), each kind with a number. Immutable.
public sealed interface Erc1155<T> extends TokenQuestion<T> {

    /// How many of a kind an owner has.
    record BalanceOf(EthereumAddress contract, EthereumAddress owner, BigInteger id) implements Erc1155<BigInteger> {
        @Override
        public String name() {
            return "ERC-1155 balanceOf";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("balanceOf(address,uint256)").address(owner).number(id);
        }

        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            return AbiResult.number(returned);
        }

        @Override
        public String says(BigInteger answer) {
            return owner + " has " + answer + " of number " + id + " of " + contract;
        }
    }

    /// Where a kind is described; `{id}` in it stands for the number.
    record Uri(EthereumAddress contract, BigInteger id) implements Erc1155<String> {
        @Override
        public String name() {
            return "ERC-1155 uri";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("uri(uint256)").number(id);
        }

        @Override
        public Parsed<String> read(ByteString returned) {
            return AbiResult.text(returned);
        }

        @Override
        public String says(String answer) {
            return "Number " + id + " of " + contract + " is described by " + Spoken.quoted(answer);
        }
    }
}
