package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;

/// Questions to a token that gives votes (ERC-5805). Immutable.
public sealed interface Erc5805<T> extends TokenQuestion<T> {

    /// How many votes an account has, its own and those that were given to it.
    record GetVotes(EthereumAddress contract, EthereumAddress account) implements Erc5805<BigInteger> {
        @Override
        public String name() {
            return "ERC-5805 getVotes";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("getVotes(address)").address(account);
        }

        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            return AbiResult.number(returned);
        }

        @Override
        public String says(BigInteger answer) {
            return account + " has " + answer + " votes by " + contract;
        }
    }

    /// To whom an account has given its votes.
    record Delegates(EthereumAddress contract, EthereumAddress account) implements Erc5805<EthereumAddress> {
        @Override
        public String name() {
            return "ERC-5805 delegates";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("delegates(address)").address(account);
        }

        @Override
        public Parsed<EthereumAddress> read(ByteString returned) {
            return AbiResult.address(returned);
        }

        @Override
        public String says(EthereumAddress answer) {
            return account + " has given its votes by " + contract + " to "
                    + (Spoken.isNobody(answer) ? "nobody" : answer.text());
        }
    }
}
