package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;

/// The last word on what the gateway of names says: it may be something else than the truth. Who teaches how a
/// client meets lies replaces it. Called on the thread of one connection, which it may hold up.
@FunctionalInterface
public interface NameGatewayAnswers {
    /// Says the truth.
    NameGatewayAnswers HONEST = (_, honest) -> honest;

    HttpAnswer answer(HttpRequest request, HttpAnswer honest) throws InterruptedException;
}
