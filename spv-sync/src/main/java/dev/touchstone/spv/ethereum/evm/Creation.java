package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.evm.Frame.Signal;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;

/// CREATE and CREATE2 up to where the new contract's first code runs (Yellow Paper, 7; EIP-1014, 2681, 2929, 3860,
/// 8037).
/// Confined to the run's thread.
final class Creation {
    private final EvmRules rules;
    private final StateJournal state;

    Creation(Run run) {
        this.rules = run.rules();
        this.state = run.state();
    }

    Signal begin(Frame f, CallKind kind) {
        f.forbidStatic();
        var value = f.pop();
        long from = f.popLength();
        long length = f.popLength();
        var salt = kind == CallKind.CREATE2 ? f.pop() : Word.ZERO;
        f.useMemory(from, length);
        pay(f, kind, length);
        var source = f.memory.copy(from, length);
        f.returned = Frame.nothing();
        boolean isPossible = f.message.depth() < Message.MOST_DEPTH
                && f.self.nonce != -1
                && f.self.balance.compareTo(value.toInteger()) >= 0;
        if (!isPossible) {
            f.push(Word.ZERO);
            return Signal.GOES_ON;
        }
        var address = kind == CallKind.CREATE
                ? addressOf(f.message.to(), f.self.nonce)
                : addressOf(f.message.to(), salt, Keccak256.of(source));
        var made = state.account(address);
        if (rules.since(EvmFork.BERLIN)) state.warm(made);
        f.paidForAccount = rules.hasStateGas() && (!made.exists || made.isEmpty());
        if (f.paidForAccount) f.meter.chargeState(GasSchedule.STATE_ACCOUNT);
        long gas = rules.since(EvmFork.TANGERINE_WHISTLE) ? f.meter.gas - f.meter.gas / 64 : f.meter.gas;
        f.charge(gas);
        state.setNonce(f.self, f.self.nonce + 1);
        var meter = f.meter.child(gas);
        f.calls = message(kind, f.message.to(), address, source, value, meter, f.message.depth() + 1);
        return Signal.CALLS;
    }

    private void pay(Frame f, CallKind kind, long length) {
        long words = (length + 31) / 32;
        if (kind == CallKind.CREATE2) f.charge(GasSchedule.HASH_WORD * words);
        if (!rules.since(EvmFork.SHANGHAI)) return;
        if (length > rules.mostInitCodeBytes()) throw new Halt(HaltReason.INIT_CODE_TOO_LARGE);
        f.charge(GasSchedule.INIT_CODE_WORD * words);
    }

    static Message message(
            CallKind kind,
            EthereumAddress from,
            EthereumAddress address,
            byte[] source,
            Word value,
            Meter meter,
            int depth) {
        var code = new Code(source);
        return new Message(kind, from, address, address, code, false, value, Frame.nothing(), meter, false, depth);
    }

    /// Where an account with this nonce makes its next contract.
    static EthereumAddress addressOf(EthereumAddress maker, long nonce) {
        var place = RlpWriter.listOf(out -> out.string(maker.value()).u64(nonce));
        return EthereumAddress.ofWord(Keccak256.of(place));
    }

    /// The same where the code decides (EIP-1014).
    static EthereumAddress addressOf(EthereumAddress maker, Word salt, Hash256 codeHash) {
        var place = new byte[1 + EthereumAddress.BYTES + 2 * Hash256.BYTES];
        place[0] = (byte) 0xff;
        System.arraycopy(maker.value().toArray(), 0, place, 1, EthereumAddress.BYTES);
        System.arraycopy(salt.toBytes(), 0, place, 1 + EthereumAddress.BYTES, Hash256.BYTES);
        codeHash.writeTo(place, 1 + EthereumAddress.BYTES + Hash256.BYTES);
        return EthereumAddress.ofWord(Keccak256.of(place));
    }
}
