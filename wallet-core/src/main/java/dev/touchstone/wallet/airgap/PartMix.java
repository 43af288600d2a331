package dev.touchstone.wallet.airgap;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;

/// Of which fragments a part is mixed (BCR-2024-001): the first parts are one fragment each, every later one is
/// of a few that its number and the message's checksum choose. Pure.
final class PartMix {
    private PartMix() {}

    /// @param number of the part, from 1, unsigned
    /// @param count of fragments
    static BitSet of(int number, int count, int checksum) {
        var chosen = new BitSet(count);
        if (Integer.compareUnsigned(number, count) <= 0) {
            chosen.set(number - 1);
            return chosen;
        }
        var dice = new Xoshiro256(
                ByteBuffer.allocate(8).putInt(number).putInt(checksum).array());
        int degree = degree(count, dice);
        var left = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) left.add(i);
        for (int i = 0; i < degree; i++) {
            int place = dice.nextBetween(0, left.size() - 1);
            chosen.set(left.get(place));
            left.subList(place, place + 1).clear();
        }
        return chosen;
    }

    /// How many fragments: n with a chance in proportion to 1/n, drawn by the method of aliases.
    static int degree(int count, Xoshiro256 dice) {
        var chances = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            chances[i] = 1.0 / (i + 1);
            sum += chances[i];
        }
        for (int i = 0; i < count; i++) chances[i] = chances[i] * count / sum;
        return draw(chances, dice) + 1;
    }

    private static int draw(double[] chances, Xoshiro256 dice) {
        int count = chances.length;
        var small = new ArrayDeque<Integer>();
        var large = new ArrayDeque<Integer>();
        for (int i = count - 1; i >= 0; i--) (chances[i] < 1 ? small : large).push(i);
        var kept = new double[count];
        var aliases = new int[count];
        while (!small.isEmpty() && !large.isEmpty()) {
            int few = small.pop();
            int many = large.pop();
            kept[few] = chances[few];
            aliases[few] = many;
            chances[many] += chances[few] - 1;
            (chances[many] < 1 ? small : large).push(many);
        }
        large.forEach(each -> kept[each] = 1);
        small.forEach(each -> kept[each] = 1);
        double first = dice.nextFraction();
        double second = dice.nextFraction();
        int place = (int) (count * first);
        return second < kept[place] ? place : aliases[place];
    }
}
