package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;

/// The last word on what the practice gateway says: it may be something else than the truth. Who teaches how a client
/// meets lies replaces it. Called on the thread of one connection, which it may hold up.
@FunctionalInterface
public interface PracticeGatewayAnswers {
    /// Says the truth.
    PracticeGatewayAnswers HONEST = (_, honest) -> honest;

    HttpAnswer answer(HttpRequest request, HttpAnswer honest);
}
