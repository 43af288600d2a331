package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import java.math.BigInteger;
import java.util.function.Function;

/// Something that a contract is asked before and after a transaction. Immutable.
///
/// @param nothing the answer where there is no contract
/// @param mayRefuse whether a contract that refuses means `nothing` by it
record Question<T>(
        EthereumAddress contract,
        ByteString data,
        Function<ByteString, Parsed<T>> reader,
        T nothing,
        boolean mayRefuse) {
    private static final int TAKING_WORDS = 3;

    private static <T> Question<T> of(TokenQuestion<T> question, T nothing) {
        return new Question<>(question.contract(), question.call().data(), question::read, nothing, false);
    }

    static Question<BigInteger> units(EthereumAddress contract, EthereumAddress account) {
        return of(new Erc20.BalanceOf(contract, account), BigInteger.ZERO);
    }

    static Question<BigInteger> items(TokenAsset.Item item, EthereumAddress account) {
        return of(new Erc1155.BalanceOf(item.contract(), account, item.id()), BigInteger.ZERO);
    }

    /// The standard lets a contract refuse to say who owns what nobody owns.
    static Question<EthereumAddress> ownerOf(TokenAsset.Piece piece) {
        return orNobody(new Erc721.OwnerOf(piece.contract(), piece.id()));
    }

    static Question<EthereumAddress> approvedFor(TokenAsset.Piece piece) {
        return orNobody(new Erc721.GetApproved(piece.contract(), piece.id()));
    }

    private static Question<EthereumAddress> orNobody(TokenQuestion<EthereumAddress> question) {
        return new Question<>(question.contract(), question.call().data(), question::read, EthereumAddress.ZERO, true);
    }

    static Question<BigInteger> allowance(EthereumAddress contract, EthereumAddress owner, EthereumAddress spender) {
        return of(new Erc20.Allowance(contract, owner, spender), BigInteger.ZERO);
    }

    static Question<Boolean> operator(EthereumAddress contract, EthereumAddress owner, EthereumAddress operator) {
        return of(new Erc721.IsApprovedForAll(contract, owner, operator), false);
    }

    /// `allowance(address,address,address)` of Permit2: the amount, until when, and a number.
    static Question<BigInteger> taking(EthereumAddress owner, EthereumAddress token, EthereumAddress spender) {
        var call = AbiCall.of("allowance(address,address,address)")
                .address(owner)
                .address(token)
                .address(spender);
        return new Question<>(TokenEvents.PERMIT2, call.data(), Question::amount, BigInteger.ZERO, false);
    }

    private static Parsed<BigInteger> amount(ByteString returned) {
        return returned.length() == TAKING_WORDS * Hash256.BYTES
                ? AbiResult.number(ByteString.of(returned.toArray(0, Hash256.BYTES)))
                : Parsed.malformed(returned.length() + " bytes");
    }

    /// `owner()` (ERC-173).
    static Question<EthereumAddress> owner(EthereumAddress contract) {
        return new Question<>(contract, AbiCall.of("owner()").data(), AbiResult::address, EthereumAddress.ZERO, false);
    }
}
