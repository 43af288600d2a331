package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.BitcoinAddress;

/// Labels as bytes. Those on addresses of Ethereum came later and are records of a kind of their own.
/// Thread-safe.
final class LabelCodec {
    static final int MOST_LABEL_BYTES = 4_000;
    private static final int MOST_NAME = 32;
    private static final int MOST_SCRIPT = 100;
    private static final int ON_TRANSACTION = 1;
    private static final int ON_ADDRESS = 2;
    private static final int ON_OUTPUT = 3;

    private LabelCodec() {}

    static void write(WalletEvent.LabelSet set, WireWriter out) {
        switch (set.target()) {
            case LabelTarget.OnTransaction on ->
                out.u8(ON_TRANSACTION).hash(on.txid().value());
            case LabelTarget.OnAddress on -> {
                EventFields.text(out.u8(ON_ADDRESS), on.address().network().id());
                out.varString(on.address().script().program());
            }
            case LabelTarget.OnOutput on -> EventFields.outPoint(out.u8(ON_OUTPUT), on.outPoint());
            case LabelTarget.OnEthereumAddress on -> EventFields.address(out, on.address());
            case LabelTarget.OnEthereumPayment on -> out.hash(on.hash());
        }
        EventFields.text(out, set.label());
    }

    static WalletEvent.LabelSet read(WireReader in) throws MalformedException {
        return new WalletEvent.LabelSet(target(in), EventFields.text(in, MOST_LABEL_BYTES));
    }

    static WalletEvent.LabelSet readOfEthereum(WireReader in) throws MalformedException {
        var target = new LabelTarget.OnEthereumAddress(EventFields.address(in));
        return new WalletEvent.LabelSet(target, EventFields.text(in, MOST_LABEL_BYTES));
    }

    static WalletEvent.LabelSet readOfEthereumPayment(WireReader in) throws MalformedException {
        var target = new LabelTarget.OnEthereumPayment(in.hash());
        return new WalletEvent.LabelSet(target, EventFields.text(in, MOST_LABEL_BYTES));
    }

    private static LabelTarget target(WireReader in) throws MalformedException {
        int form = in.u8();
        return switch (form) {
            case ON_TRANSACTION -> new LabelTarget.OnTransaction(new TxId(in.hash()));
            case ON_ADDRESS -> new LabelTarget.OnAddress(address(in));
            case ON_OUTPUT -> new LabelTarget.OnOutput(EventFields.outPoint(in));
            default -> throw new MalformedException("no label of form " + form);
        };
    }

    private static BitcoinAddress address(WireReader in) throws MalformedException {
        var id = EventFields.text(in, MOST_NAME);
        var network = Network.byId(id).orElseThrow(() -> new MalformedException("no network " + id));
        var script = new Script(in.varString(MOST_SCRIPT));
        return BitcoinAddress.of(network, script).orElseThrow(() -> new MalformedException("no address"));
    }
}
