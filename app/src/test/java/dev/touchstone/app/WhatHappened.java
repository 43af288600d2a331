package dev.touchstone.app;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.Told;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.AnvilPeer;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.JsonHttp;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an execution client says of the time before and after a transaction, and what is proven of the time
/// after, held against the effects that were shown before it was signed. Used by one thread.
///
/// @param before the block after which the effects were shown
/// @param after the block in which the transaction is
record WhatHappened(AnvilPeer client, ChainQuestions questions, long before, long after) {
    /// Every difference; none where all is as it was shown.
    List<String> differences(List<Effect> shown) {
        var differences = new ArrayList<String>();
        for (var effect : shown) compare(effect, differences);
        return differences;
    }

    /// How many of them can be held against anything: a contract's own storage has no words.
    static long comparable(List<Effect> shown) {
        return shown.stream()
                .filter(effect -> !(effect instanceof Effect.Unnamed) && !(effect instanceof Effect.OwnStorage))
                .count();
    }

    private void compare(Effect effect, List<String> differences) {
        switch (effect) {
            case Effect.Ether(var account, var was, var is, var _, var _, var _) -> {
                differs("ether before", was.value(), balance(account, before), differences);
                differs("ether after", is.value(), balance(account, after), differences);
                differs("ether proven", is.value(), proven(account), differences);
            }
            case Effect.Holding holding -> holding(holding, differences);
            case Effect.Allowance it ->
                told(new Erc20.Allowance(it.token(), it.owner(), it.spender()), it.told(), differences);
            case Effect.PieceApproval it ->
                told(new Erc721.GetApproved(it.piece().contract(), it.piece().id()), it.told(), differences);
            case Effect.Operator it ->
                told(new Erc721.IsApprovedForAll(it.contract(), it.owner(), it.operator()), it.told(), differences);
            case Effect.Delegation(var account, var was, var is) -> {
                differs("delegate before", was, delegate(account, before), differences);
                differs("delegate after", is, delegate(account, after), differences);
                var code = questions.code(account, HeadKind.SIGNED);
                var proven = code instanceof Proven<ContractCode> it
                        ? it.value().delegate().toString()
                        : code.toString();
                differs("delegate proven", is.toString(), proven, differences);
            }
            case Effect.Created(var contract) -> {
                differs("code before", true, code(contract, before).isEmpty(), differences);
                differs("code after", false, code(contract, after).isEmpty(), differences);
            }
            case Effect.OwnerChange _, Effect.Destroyed _, Effect.OwnStorage _, Effect.Unnamed _ -> {}
        }
    }

    private void holding(Effect.Holding holding, List<String> differences) {
        switch (holding.asset()) {
            case TokenAsset.Units(var contract) ->
                told(new Erc20.BalanceOf(contract, holding.account()), holding.told(), differences);
            case TokenAsset.Item(var contract, var id) ->
                told(new Erc1155.BalanceOf(contract, holding.account(), id), holding.told(), differences);
            case TokenAsset.Piece(var contract, var id) -> {
                var owner = new Erc721.OwnerOf(contract, id);
                if (!(holding.told() instanceof Told.Answered<BigInteger>(var was, var is))) return;
                differs("owned before", was, owns(said(owner, before), holding.account()), differences);
                differs("owned after", is, owns(said(owner, after), holding.account()), differences);
                differs("owned proven", is, owns(proven(owner), holding.account()), differences);
            }
        }
    }

    private static BigInteger owns(Optional<EthereumAddress> owner, EthereumAddress account) {
        return owner.filter(account::equals).isPresent() ? BigInteger.ONE : BigInteger.ZERO;
    }

    private <T> void told(TokenQuestion<T> question, Told<T> told, List<String> differences) {
        if (!(told instanceof Told.Answered<T>(var was, var is))) {
            differences.add(question + ": not told");
            return;
        }
        differs(question + " before", Optional.of(was), said(question, before), differences);
        differs(question + " after", Optional.of(is), said(question, after), differences);
        differs(question + " proven", Optional.of(is), proven(question), differences);
    }

    private static void differs(String what, Object shown, Object happened, List<String> differences) {
        if (!shown.equals(happened)) differences.add(what + ": " + shown + " was shown, " + happened + " happened");
    }

    private static String number(long block) {
        return "0x" + Long.toHexString(block);
    }

    private static String text(EthereumAddress address) {
        return "0x" + address.value().hex();
    }

    private BigInteger balance(EthereumAddress account, long block) {
        return EthereumJson.integer(client.call("eth_getBalance", text(account), number(block)));
    }

    private Object proven(EthereumAddress account) {
        var found = questions.accounts(List.of(account), HeadKind.SIGNED).getFirst();
        return found instanceof Proven<AccountState> proven
                ? proven.value().balance().value()
                : found;
    }

    private ByteString code(EthereumAddress account, long block) {
        return EthereumJson.bytes(client.call("eth_getCode", text(account), number(block)));
    }

    private Optional<EthereumAddress> delegate(EthereumAddress account, long block) {
        return new ContractCode(account, code(account, block)).delegate();
    }

    private <T> Optional<T> said(TokenQuestion<T> question, long block) {
        var call = Map.of(
                "to",
                text(question.contract()),
                "data",
                "0x" + question.input().data().hex());
        try {
            var answer = EthereumJson.bytes(client.call("eth_call", call, number(block)));
            return question.read(answer) instanceof Parsed.Ok<T>(var value) ? Optional.of(value) : Optional.empty();
        } catch (JsonHttp.Refusal _) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> proven(TokenQuestion<T> question) {
        return TokenAnswers.read(question, questions.call(question.input(), HeadKind.SIGNED))
                        instanceof Proven<T> proven
                ? Optional.of(proven.value())
                : Optional.empty();
    }
}
