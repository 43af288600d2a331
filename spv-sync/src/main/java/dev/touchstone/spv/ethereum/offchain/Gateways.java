package dev.touchstone.spv.ethereum.offchain;

/// Asks gateways over the web. Called only where the person agreed to that. Thread-safe; blocks, within limits
/// of time and size.
@FunctionalInterface
public interface Gateways {
    /// What the gateway answers to one request, or why it does not.
    GatewayAnswer ask(GatewayRequest request) throws InterruptedException;
}
