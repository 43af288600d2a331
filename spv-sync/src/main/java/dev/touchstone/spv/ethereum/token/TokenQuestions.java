package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiArguments;
import java.util.Optional;

/// The closed list of questions by their names. Pure.
public final class TokenQuestions {
    private TokenQuestions() {}

    /// The question of this name that a call asks; empty where there is none, or the call asks something else.
    public static Optional<TokenQuestion<?>> asked(String name, CallInput input) {
        return named(name, input).filter(question -> question.input().equals(input));
    }

    private static Optional<TokenQuestion<?>> named(String name, CallInput input) {
        var to = input.to();
        var in = new AbiArguments(input.data());
        return switch (name) {
            case "ERC-20 balanceOf" -> Optional.of(new Erc20.BalanceOf(to, in.address()));
            case "ERC-20 decimals" -> Optional.of(new Erc20.Decimals(to));
            case "ERC-20 symbol" -> Optional.of(new Erc20.Symbol(to));
            case "ERC-20 name" -> Optional.of(new Erc20.Name(to));
            case "ERC-20 totalSupply" -> Optional.of(new Erc20.TotalSupply(to));
            case "ERC-20 allowance" -> Optional.of(new Erc20.Allowance(to, in.address(), in.address()));
            case "ERC-721 ownerOf" -> Optional.of(new Erc721.OwnerOf(to, in.number()));
            case "ERC-721 tokenURI" -> Optional.of(new Erc721.TokenUri(to, in.number()));
            case "ERC-721 getApproved" -> Optional.of(new Erc721.GetApproved(to, in.number()));
            case "ERC-721 isApprovedForAll" -> Optional.of(new Erc721.IsApprovedForAll(to, in.address(), in.address()));
            case "ERC-721 balanceOf" -> Optional.of(new Erc721.BalanceOf(to, in.address()));
            case "ERC-165 supportsInterface" ->
                Optional.of(new Erc721.SupportsInterface(to, in.bytes(Erc721.SupportsInterface.BYTES)));
            case "ERC-1155 balanceOf" -> Optional.of(new Erc1155.BalanceOf(to, in.address(), in.number()));
            case "ERC-1155 uri" -> Optional.of(new Erc1155.Uri(to, in.number()));
            case "ERC-5805 getVotes" -> Optional.of(new Erc5805.GetVotes(to, in.address()));
            case "ERC-5805 delegates" -> Optional.of(new Erc5805.Delegates(to, in.address()));
            case "Uniswap QuoterV2 quoteExactInputSingle" -> quote(to, in);
            default -> Optional.empty();
        };
    }

    private static Optional<TokenQuestion<?>> quote(EthereumAddress quoter, AbiArguments in) {
        var sold = in.address();
        var bought = in.address();
        var units = in.number();
        var fee = in.number();
        return fee.bitLength() > Integer.SIZE - 8
                ? Optional.empty()
                : Optional.of(new QuoterV2.QuoteExactInputSingle(quoter, sold, bought, units, fee.intValue()));
    }
}
