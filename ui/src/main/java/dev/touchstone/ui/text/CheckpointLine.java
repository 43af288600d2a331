package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.ui.format.AgeFormat;
import java.time.Duration;
import java.time.Instant;

/// The block that everything about Ethereum begins with, in words: of when it is, and who said so. Immutable.
///
/// @param words one sentence; where no checkpoint was chosen, that
/// @param age how old it is, in a sentence; empty while that is not known
/// @param root as it is written; empty where there is none
public record CheckpointLine(String words, String age, String root) {

    /// The checkpoint that this node begins with.
    public static CheckpointLine of(EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        return ethereum.checkpoint()
                .map(checkpoint -> of(checkpoint, ethereum, now, ages))
                .orElseGet(() -> new CheckpointLine("No checkpoint is chosen yet.", "", ""));
    }

    private static CheckpointLine of(Checkpoint checkpoint, EthereumSnapshot ethereum, Instant now, AgeFormat ages) {
        var origin = EthereumTexts.origin(checkpoint.origin());
        var made = ethereum.checkpointTime();
        return new CheckpointLine(
                made.map(time -> "Checkpoint of " + ages.date(time) + ", " + origin + ".")
                        .orElse("Checkpoint " + origin + "."),
                made.map(time -> "It is " + AgeFormat.duration(Duration.between(time, now)) + " old.")
                        .orElse(""),
                "0x" + checkpoint.root().hex());
    }
}
