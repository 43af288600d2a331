package dev.touchstone.spv.ethereum.evm;

/// A frame's gas. Since Amsterdam what makes the state grow is paid with state gas (EIP-8037), of which a transaction
/// has what it brought above the limit of ordinary gas; where that does not suffice, ordinary gas is taken for it, and
/// that goes back first when the growth is undone. Before Amsterdam there is none of it. Confined to the run's thread.
final class Meter {
    /// What is left of ordinary gas. The interpreter takes from it directly.
    long gas;

    private long state;
    /// What a failure leaves of state gas.
    private long stateFloor;
    /// Ordinary gas that was taken as state gas and may come back.
    private long spilled;
    /// The same that stays taken whatever happens to the frame.
    private long spilledForGood;

    Meter(long gas, long state) {
        this.gas = gas;
        this.state = state;
        this.stateFloor = state;
    }

    void charge(long amount) {
        gas -= amount;
        if (gas < 0 || amount < 0) throw new Halt(HaltReason.OUT_OF_GAS);
    }

    void chargeState(long amount) {
        if (amount <= state) {
            state -= amount;
            return;
        }
        long more = amount - state;
        if (more > gas) throw new Halt(HaltReason.OUT_OF_GAS);
        state = 0;
        gas -= more;
        spilled += more;
    }

    /// Gives back what was paid for growth that is undone.
    void creditState(long amount) {
        long toGas = Math.min(amount, spilled);
        gas += toGas;
        spilled -= toGas;
        state += amount - toGas;
    }

    /// What state gas was spent up to here stays spent when the frame fails.
    void keepStateSpent() {
        spilledForGood += spilled;
        spilled = 0;
        stateFloor = state;
    }

    /// Gives a called frame its gas, and all state gas.
    Meter child(long childGas) {
        var child = new Meter(childGas, state);
        state = 0;
        return child;
    }

    /// Takes back what a called frame has left.
    void absorb(Meter child, boolean succeeded) {
        gas += child.gas;
        state += child.state;
        spilled += child.spilled;
        if (!succeeded) return;
        long repaid = Math.min(state, spilled);
        gas += repaid;
        state -= repaid;
        spilled -= repaid;
    }

    /// The frame's changes are undone; it keeps its gas.
    void revert() {
        gas += spilled;
        spilled = 0;
        state = stateFloor;
    }

    /// The frame's changes are undone, and its gas is gone.
    void halt() {
        revert();
        gas = 0;
    }

    /// As if nothing had begun, but without gas.
    void haltAtEntry(long stateAtEntry) {
        spilled = 0;
        spilledForGood = 0;
        state = stateAtEntry;
        stateFloor = stateAtEntry;
        gas = 0;
    }

    /// What is left of both.
    long left() {
        return gas + state;
    }

    /// How much state gas was used in all; below zero where more came back.
    long stateUsed(long stateAtEntry) {
        return stateAtEntry - state + spilled + spilledForGood;
    }
}
