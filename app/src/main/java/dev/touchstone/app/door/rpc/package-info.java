/// JSON-RPC 2.0 as strangers speak it: calls and batches read within bounds, the fields of Ethereum's values, and
/// the errors of EIP-1193 and EIP-1474. Pure.
@NullMarked
package dev.touchstone.app.door.rpc;

import org.jspecify.annotations.NullMarked;
