package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import java.util.List;

/// What the practice node does about a message. Immutable.
sealed interface Reply {
    Reply SILENCE = new Say(List.of());

    /// Sends these.
    record Say(List<Message> messages) implements Reply {
        public Say {
            messages = List.copyOf(messages);
        }
    }

    /// Ends the connection.
    record HangUp(PeerFault why) implements Reply {}

    static Reply say(Message message) {
        return new Say(List.of(message));
    }

    static Reply hangUp(String why) {
        return new HangUp(new PeerFault.Malformed(why));
    }
}
