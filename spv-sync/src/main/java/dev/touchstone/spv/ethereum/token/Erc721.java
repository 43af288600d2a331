package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import java.math.BigInteger;

/// Questions to a collection of single tokens (ERC-721), each with a number. Immutable.
public sealed interface Erc721<T> extends TokenQuestion<T> {

    /// Who owns a token. The standard lets a contract refuse to answer where nobody does; some answer with
    /// address zero.
    record OwnerOf(EthereumAddress contract, BigInteger id) implements Erc721<EthereumAddress> {
        @Override
        public String name() {
            return "ERC-721 ownerOf";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("ownerOf(uint256)").number(id);
        }

        @Override
        public Parsed<EthereumAddress> read(ByteString returned) {
            return AbiResult.address(returned);
        }

        @Override
        public String says(EthereumAddress answer) {
            return (Spoken.isNobody(answer) ? "Nobody" : answer.text()) + " owns number " + id + " of " + contract;
        }
    }

    /// Where a token is described.
    record TokenUri(EthereumAddress contract, BigInteger id) implements Erc721<String> {
        @Override
        public String name() {
            return "ERC-721 tokenURI";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("tokenURI(uint256)").number(id);
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

    /// Who beside its owner may give a token away.
    record GetApproved(EthereumAddress contract, BigInteger id) implements Erc721<EthereumAddress> {
        @Override
        public String name() {
            return "ERC-721 getApproved";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("getApproved(uint256)").number(id);
        }

        @Override
        public Parsed<EthereumAddress> read(ByteString returned) {
            return AbiResult.address(returned);
        }

        @Override
        public String says(EthereumAddress answer) {
            return (Spoken.isNobody(answer) ? "Nobody" : answer.text()) + " is approved for number " + id + " of "
                    + contract;
        }
    }

    /// Whether somebody may give away all that an owner has, of this collection; of ERC-1155 the same.
    record IsApprovedForAll(EthereumAddress contract, EthereumAddress owner, EthereumAddress operator)
            implements Erc721<Boolean> {
        @Override
        public String name() {
            return "ERC-721 isApprovedForAll";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("isApprovedForAll(address,address)")
                    .address(owner)
                    .address(operator);
        }

        @Override
        public Parsed<Boolean> read(ByteString returned) {
            return AbiResult.truth(returned);
        }

        @Override
        public String says(Boolean answer) {
            return operator + (answer ? " is" : " is not") + " approved for all that " + owner + " has of " + contract;
        }
    }

    /// How many tokens an owner has.
    record BalanceOf(EthereumAddress contract, EthereumAddress owner) implements Erc721<BigInteger> {
        @Override
        public String name() {
            return "ERC-721 balanceOf";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("balanceOf(address)").address(owner);
        }

        @Override
        public Parsed<BigInteger> read(ByteString returned) {
            return AbiResult.number(returned);
        }

        @Override
        public String says(BigInteger answer) {
            return owner + " owns " + answer + " of the collection " + contract;
        }
    }

    /// Whether the contract says that it has an interface (ERC-165).
    ///
    /// @param id four bytes
    record SupportsInterface(EthereumAddress contract, ByteString id) implements Erc721<Boolean> {
        public static final int BYTES = 4;

        public SupportsInterface {
            if (id.length() != BYTES) throw new IllegalArgumentException("an interface of " + id.length() + " bytes");
        }

        @Override
        public String name() {
            return "ERC-165 supportsInterface";
        }

        @Override
        public AbiCall call() {
            return AbiCall.of("supportsInterface(bytes4)").bytes(id);
        }

        @Override
        public Parsed<Boolean> read(ByteString returned) {
            return AbiResult.truth(returned);
        }

        @Override
        public String says(Boolean answer) {
            return contract + " says that it " + (answer ? "has" : "does not have") + " the interface 0x" + id.hex();
        }
    }
}
