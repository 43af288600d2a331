package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.evm.Missing;

/// What a simulation came to. Only the first is an answer.
public sealed interface SimulationOutcome {
    record Done(Simulated simulated) implements SimulationOutcome {}

    /// It depends on what the view does not know.
    record MissingState(Missing missing) implements SimulationOutcome {}

    /// It asks for what this program cannot compute, or takes too much.
    record CannotBeTold(String why) implements SimulationOutcome {}
}
