package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.MalformedException;

/// The payload of the event that a message was signed. Thread-safe.
final class MessageCodec {
    /// A character has up to four bytes.
    private static final int MOST_BYTES = 4 * SignedMessage.MOST_TEXT;

    private MessageCodec() {}

    static void write(SignedMessage message, WireWriter out) {
        EventFields.address(out, message.account());
        out.hash(message.hash());
        EventFields.text(out, message.about());
        EventFields.text(out, message.askedBy());
        EventFields.time(out, message.at());
    }

    static SignedMessage read(WireReader in) throws MalformedException {
        return new SignedMessage(
                EventFields.address(in),
                in.hash(),
                EventFields.text(in, MOST_BYTES),
                EventFields.text(in, MOST_BYTES),
                EventFields.time(in));
    }
}
