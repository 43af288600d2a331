package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockRootsTest {
    private static final int SIZE = 16;

    @Test
    void hasTheRootAndTheBranchesOfAVectorThatIsWrittenSlotBySlot() {
        var random = new Random(7);
        var plain = new ArrayList<>(Collections.nCopies(SIZE, Hash256.ZERO));
        var roots = BlockRoots.empty(SIZE);
        long slot = 0;
        for (int i = 1; i < 300; i++) {
            long next = slot + 1 + random.nextInt(i % 10 == 0 ? 40 : 4);
            var root = HashTreeRoot.ofUint64(i);
            for (long s = slot; s < next; s++) plain.set((int) (s % SIZE), root);
            roots = roots.with(Slot.of(slot), Slot.of(next), root);
            slot = next;
            assertThat(roots.root()).isEqualTo(HashTreeRoot.ofContainer(plain));
            var any = Slot.of(slot - 1 - random.nextInt((int) Math.min(slot, SIZE)));
            int place = (int) (any.value() % SIZE);
            assertThat(new GeneralizedIndex(SIZE + place).leads(plain.get(place), roots.branch(any), roots.root()))
                    .isTrue();
        }
    }
}
