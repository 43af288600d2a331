package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.StorageKey;

/// SLOAD, SSTORE and TSTORE, and what they cost (EIP-1283, 2200, 2929, 3529, 1153). Confined to the run's thread.
final class StorageOperations {
    private static final int SENTRY = GasSchedule.CALL_STIPEND;

    /// Above the price of a warm slot.
    private static final int COLD_WRITE = 2_100;

    private final EvmRules rules;
    private final GasSchedule gas;
    private final StateJournal state;
    private final Tracer tracer;
    private final boolean hasWarmth;

    StorageOperations(Run run) {
        this.rules = run.rules();
        this.gas = rules.gas();
        this.state = run.state();
        this.tracer = run.tracer();
        this.hasWarmth = rules.since(EvmFork.BERLIN);
    }

    void sload(Frame f) {
        var slot = state.slot(f.self, f.pop());
        if (hasWarmth && state.warm(slot)) f.charge(gas.coldSlot());
        f.push(slot.value);
    }

    void tstore(Frame f) {
        f.forbidStatic();
        var key = f.pop();
        state.setTransient(f.message.to(), key, f.pop());
    }

    void sstore(Frame f) {
        f.forbidStatic();
        if (rules.since(EvmFork.ISTANBUL) && f.meter.gas <= SENTRY) throw new Halt(HaltReason.OUT_OF_GAS);
        var key = f.pop();
        var value = f.pop();
        var slot = state.slot(f.self, key);
        if (rules.hasStateGas()) {
            payAmsterdam(f, slot, value);
        } else {
            if (hasWarmth && state.warm(slot)) f.charge(COLD_WRITE);
            pay(f, slot, value);
        }
        if (slot.value.equals(value)) return;
        tracer.storageChanges(f.message.to(), new StorageKey(key.toHash()), slot.value.toHash(), value.toHash());
        state.setSlot(f.self, slot, value);
    }

    private void pay(Frame f, Account.Slot slot, Word value) {
        if (rules.hasNetGas()) payNet(f, slot, value);
        else payPlain(f, slot, value);
    }

    /// EIP-8037, EIP-8038: touching costs, changing costs once, and a slot that begins to be costs state gas.
    private void payAmsterdam(Frame f, Account.Slot slot, Word value) {
        boolean isFirst = !slot.value.equals(value) && slot.value.equals(slot.original);
        boolean isRestored = !slot.value.equals(value) && slot.original.equals(value);
        if (isRestored && value.isZero()) f.meter.creditState(GasSchedule.STATE_SLOT);
        f.charge((state.warm(slot) ? COLD_WRITE : gas.slotWrite()) + (isFirst ? GasSchedule.SLOT_WRITE : 0));
        if (isFirst && slot.original.isZero()) f.meter.chargeState(GasSchedule.STATE_SLOT);
        if (!slot.value.equals(value)) refundClearing(slot, value);
        if (isRestored) state.addRefund(GasSchedule.SLOT_WRITE);
    }

    private void refundClearing(Account.Slot slot, Word value) {
        if (slot.original.isZero()) return;
        if (slot.value.isZero()) state.addRefund(-gas.slotClearRefund());
        if (value.isZero()) state.addRefund(gas.slotClearRefund());
    }

    private void payPlain(Frame f, Account.Slot slot, Word value) {
        boolean isSet = slot.value.isZero() && !value.isZero();
        f.charge(isSet ? GasSchedule.SLOT_SET : gas.slotReset());
        if (!slot.value.isZero() && value.isZero()) state.addRefund(gas.slotClearRefund());
    }

    private void payNet(Frame f, Account.Slot slot, Word value) {
        var current = slot.value;
        var original = slot.original;
        if (current.equals(value)) {
            f.charge(gas.slotWrite());
        } else if (original.equals(current)) {
            f.charge(original.isZero() ? GasSchedule.SLOT_SET : gas.slotReset());
            if (value.isZero()) state.addRefund(gas.slotClearRefund());
        } else {
            f.charge(gas.slotWrite());
            refundClearing(slot, value);
            if (original.equals(value)) {
                int paid = original.isZero() ? GasSchedule.SLOT_SET : gas.slotReset();
                state.addRefund(paid - gas.slotWrite());
            }
        }
    }
}
