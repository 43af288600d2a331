/// A small and strict server for programs of this computer: HTTP/1.1 (RFC 9112) as far as a JSON-RPC client needs
/// it, and WebSocket (RFC 6455), on 127.0.0.1. Everything that comes in is bounded in size, number and time
/// before it is kept. Knows nothing of wallets. Each connection has a virtual thread.
@NullMarked
package dev.touchstone.app.door.wire;

import org.jspecify.annotations.NullMarked;
