/// The door for apps: programs and pages of this computer ask a wallet over JSON-RPC (EIP-1193) on 127.0.0.1.
/// What they ask about the chain is answered from proof or refused; what moves anything waits for the user.
/// Called on the threads of connections.
@NullMarked
package dev.touchstone.app.door;

import org.jspecify.annotations.NullMarked;
