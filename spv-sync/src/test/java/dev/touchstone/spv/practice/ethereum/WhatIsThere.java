package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.RandomCases.CLOCKED;
import static dev.touchstone.spv.practice.ethereum.RandomCases.FEE;
import static dev.touchstone.spv.practice.ethereum.RandomCases.LYING;
import static dev.touchstone.spv.practice.ethereum.RandomCases.NAMELESS;
import static dev.touchstone.spv.practice.ethereum.RandomCases.PEOPLE;
import static dev.touchstone.spv.practice.ethereum.RandomCases.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.Told;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a practice chain's own state says, asked after the block is there. Confined to one thread.
final class WhatIsThere {
    private final PracticeEthereum chain;

    WhatIsThere(PracticeEthereum chain) {
        this.chain = chain;
    }

    private Wei balance(EthereumAddress account) {
        return chain.inside(state -> state.head().account(account).balance());
    }

    private ByteString code(EthereumAddress account) {
        return chain.inside(state -> state.head().code(account));
    }

    private BigInteger answer(EthereumAddress contract, ByteString data) {
        return chain.inside(state -> {
            var head = state.chain().head();
            var under = new ExecutionRules(head.fork());
            var context = state.execution().context(head.execution().header(), under);
            var view = state.execution().view(state.head(), Rings.AT_ONCE);
            var outcome = state.execution().call(CallRequest.of(contract, data, context), view, under, Tracer.NONE);
            return outcome instanceof CallOutcome.Returned returned
                    ? new BigInteger(1, returned.bytes().toArray())
                    : BigInteger.ZERO;
        });
    }

    private static BigInteger number(EthereumAddress address) {
        return new BigInteger(1, address.value().toArray());
    }

    /// What the chain's state says itself once the block is there.
    void isTrue(String name, Effect effect) {
        switch (effect) {
            case Effect.Ether ether ->
                assertThat(balance(ether.account())).as(name).isEqualTo(ether.after());
            case Effect.Holding holding -> {
                var after = ((Told.Answered<BigInteger>) holding.told()).after();
                assertThat(after).as(name).isEqualTo(has(holding.asset(), holding.account()));
            }
            case Effect.Allowance it ->
                assertThat(answer(
                                it.token(),
                                AbiCall.of("allowance(address,address)")
                                        .address(it.owner())
                                        .address(it.spender())
                                        .data()))
                        .as(name)
                        .isEqualTo(it.after());
            case Effect.PieceApproval it ->
                assertThat(answer(
                                it.piece().contract(),
                                AbiCall.of("getApproved(uint256)")
                                        .number(it.piece().id())
                                        .data()))
                        .as(name)
                        .isEqualTo(number(it.after()));
            case Effect.Operator it ->
                assertThat(answer(
                                it.contract(),
                                AbiCall.of("isApprovedForAll(address,address)")
                                        .address(it.owner())
                                        .address(it.operator())
                                        .data()))
                        .as(name)
                        .isEqualTo(it.after() ? BigInteger.ONE : BigInteger.ZERO);
            case Effect.Delegation(var account, var _, var after) -> {
                assertThat(code(account))
                        .as(name)
                        .isEqualTo(after.map(to -> hex("ef0100" + to.value().hex()))
                                .orElse(ByteString.EMPTY));
            }
            case Effect.Created(var contract) ->
                assertThat(code(contract).isEmpty()).as(name).isFalse();
            case Effect.Unnamed(var contract, var _) ->
                assertThat(contract).as(name).isIn(NAMELESS, CLOCKED);
            case Effect.OwnStorage(var account, var _) ->
                assertThat(account).as(name).isIn(PEOPLE);
            case Effect.OwnerChange _, Effect.Destroyed _ -> throw new AssertionError(name + " " + effect);
        }
    }

    private BigInteger has(TokenAsset asset, EthereumAddress account) {
        return switch (asset) {
            case TokenAsset.Units(var contract) ->
                answer(
                        contract,
                        AbiCall.of("balanceOf(address)").address(account).data());
            case TokenAsset.Item(var contract, var id) ->
                answer(
                        contract,
                        AbiCall.of("balanceOf(address,uint256)")
                                .address(account)
                                .number(id)
                                .data());
            case TokenAsset.Piece(var contract, var id) ->
                answer(contract, AbiCall.of("ownerOf(uint256)").number(id).data())
                                .equals(number(account))
                        ? BigInteger.ONE
                        : BigInteger.ZERO;
        };
    }

    /// What each person has of everything, by name.
    Map<String, BigInteger> balances() {
        var all = new TreeMap<String, BigInteger>();
        var contracts = chain.contracts();
        for (var person : PEOPLE) {
            all.put(person + " ether", balance(person).value());
            for (var token : List.of(contracts.token(), contracts.dollar(), LYING, FEE)) {
                all.put(person + " " + new TokenAsset.Units(token), has(new TokenAsset.Units(token), person));
            }
            for (long kind = 1; kind <= 3; kind++) {
                var item = new TokenAsset.Item(contracts.items(), BigInteger.valueOf(kind));
                all.put(person + " " + item, has(item, person));
            }
            for (long id = 1; id <= 8; id++) {
                var piece = new TokenAsset.Piece(contracts.pieces(), BigInteger.valueOf(id));
                all.put(person + " " + piece, has(piece, person));
            }
        }
        return all;
    }
}
