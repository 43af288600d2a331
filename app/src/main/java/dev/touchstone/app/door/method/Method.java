package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import tools.jackson.databind.JsonNode;

/// What a method of JSON-RPC does. Blocks.
@FunctionalInterface
interface Method {
    JsonNode result(Caller caller, Params params) throws RefusedException, InterruptedException;
}
