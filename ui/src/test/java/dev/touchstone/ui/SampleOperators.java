package dev.touchstone.ui;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.time.Duration;
import java.util.List;

/// What operators of beacon nodes call final, in a test.
final class SampleOperators {
    private SampleOperators() {}

    /// Answers of five operators, of which one is silent.
    static List<OperatorsWord> offers(boolean contradicting) {
        var root = Keccak256.of(new byte[] {1});
        var other = Keccak256.of(new byte[] {2});
        return List.of(
                names("Example Foundation", root, 218_080),
                names("Light Clients United", root, 218_080),
                names("Nodes for Everyone", contradicting ? other : root, 218_080),
                names("Staking Co-operative", other, contradicting ? 218_080 : 218_048),
                new OperatorsWord(
                        "University of Somewhere",
                        new OperatorsWord.Answer.Silent(new SourceFault.TimedOut(Duration.ofSeconds(8)))));
    }

    private static OperatorsWord names(String operator, Hash256 root, long slot) {
        var made = SampleEthereum.BEACON.chain().schedule().timeOf(Slot.of(slot));
        return new OperatorsWord(
                operator, new OperatorsWord.Answer.Names(root, Slot.of(slot), made, List.of(operator)));
    }
}
