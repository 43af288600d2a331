package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyShapeTest {
    private static final Hash256 ALICE = StorageKey.of(0xa1).value();
    private static final Hash256 BOB = StorageKey.of(0xb0).value();
    private static final Hash256 CAROL = StorageKey.of(0xca).value();

    private static KeyShape shape(StorageKey place, List<Hash256> of) {
        return KeyShape.of(List.of(place), of).getFirst();
    }

    private static void leadsTo(StorageKey place, List<Hash256> of, StorageKey otherPlace, List<Hash256> other) {
        var shape = shape(place, of);
        assertThat(shape.key(of)).contains(place);
        assertThat(shape.key(other)).contains(otherPlace);
    }

    @Test
    void entriesOfMappingsAreFoundForOtherArguments() {
        var balances = StorageKey.of(9);
        leadsTo(balances.entry(ALICE), List.of(ALICE), balances.entry(BOB), List.of(BOB));
        var allowances = StorageKey.of(10);
        leadsTo(
                allowances.entry(ALICE).entry(BOB),
                List.of(ALICE, BOB),
                allowances.entry(CAROL).entry(ALICE),
                List.of(CAROL, ALICE));
        leadsTo(
                allowances.entry(BOB).entry(ALICE),
                List.of(ALICE, BOB),
                allowances.entry(ALICE).entry(CAROL),
                List.of(CAROL, ALICE));
    }

    private static StorageKey vyper(long mapping, Hash256 key) {
        var both = new byte[64];
        StorageKey.of(mapping).value().writeTo(both, 0);
        key.writeTo(both, 32);
        return new StorageKey(Keccak256.of(both));
    }

    @Test
    void vypersOrderIsFoundToo() {
        leadsTo(vyper(3, ALICE), List.of(ALICE), vyper(3, BOB), List.of(BOB));
    }

    @Test
    void whatFollowsFromNoArgumentStaysWhereItIs() {
        leadsTo(StorageKey.of(5), List.of(ALICE), StorageKey.of(5), List.of(BOB));
        var strange = new StorageKey(Keccak256.of(new byte[] {1}));
        leadsTo(strange, List.of(ALICE), strange, List.of(BOB));
        assertThat(shape(StorageKey.of(9).entry(ALICE), List.of(ALICE)).key(List.of()))
                .isEmpty();
    }
}
