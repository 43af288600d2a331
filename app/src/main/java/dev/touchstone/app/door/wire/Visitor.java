package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;

/// What a server does with those who come. Called on the threads of connections; thread-safe.
public interface Visitor {
    /// Judges a head before anything else of the request is read.
    Entry judge(HttpHead head);

    /// Answers a request whose head was let in.
    ///
    /// @param leaving tells whether the caller still waits
    HttpReply answer(HttpHead head, ByteString body, Leaving leaving) throws InterruptedException;

    /// Takes a WebSocket whose head was let in.
    Listener open(HttpHead head, Line line);

    /// What comes of a head.
    sealed interface Entry {
        /// Its body may follow.
        record In() implements Entry {}

        /// It becomes a WebSocket.
        record Upgraded() implements Entry {}

        /// It is answered like this, whatever its body, and the connection ends.
        record Out(HttpReply reply) implements Entry {}
    }

    /// Tells whether a caller still waits for an answer.
    @FunctionalInterface
    interface Leaving {
        /// Runs something where the caller goes away before it was answered.
        void whenGone(Runnable task);
    }

    /// The way back to whoever opened a WebSocket. Thread-safe; blocks while it is taken.
    interface Line {
        /// Sends a text; does nothing once the line is closed.
        void send(String text);

        /// Hangs up.
        void close();
    }

    /// Hears what comes over a WebSocket.
    interface Listener {
        /// A whole message came. Called on a thread of its own.
        void heard(String text) throws InterruptedException;

        /// More came at once than is worked on.
        void tooMuch(String text);

        /// It is closed; nothing more is heard.
        void closed();
    }
}
