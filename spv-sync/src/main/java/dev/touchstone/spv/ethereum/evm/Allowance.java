package dev.touchstone.spv.ethereum.evm;

/// What is left of a [Budget] while a run goes on. Confined to the run's thread.
final class Allowance {
    private long steps;
    private long memory;

    Allowance(Budget budget) {
        this.steps = budget.steps();
        this.memory = Math.min(budget.memoryBytes(), Integer.MAX_VALUE - 1024);
    }

    long steps() {
        return steps;
    }

    void setSteps(long left) {
        steps = left;
    }

    void takeMemory(long bytes) {
        if (bytes > memory) throw Cut.budget("memory");
        memory -= bytes;
    }
}
