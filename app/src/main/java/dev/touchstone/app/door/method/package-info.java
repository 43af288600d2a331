/// The methods of JSON-RPC that the door answers. Each says a result that is proven, or that the user agreed
/// to, or throws a refusal with its code. Called on the threads of connections; they block.
@NullMarked
package dev.touchstone.app.door.method;

import org.jspecify.annotations.NullMarked;
