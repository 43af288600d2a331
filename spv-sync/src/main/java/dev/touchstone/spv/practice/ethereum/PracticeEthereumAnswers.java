package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The last word on what a practice chain's servers say: it may be something else than the truth. Who teaches how a
/// client meets lies replaces it. Called on the thread of one connection, which it may hold up. A given answer may
/// be changed, replaced by that of another chain, or sent in another way ([HttpAnswer#sent]).
public interface PracticeEthereumAnswers {
    /// The truth, the whole truth and nothing but the truth.
    PracticeEthereumAnswers HONEST = new PracticeEthereumAnswers() {};

    /// A call of the execution client's interface. Immutable, but for the tree.
    record Call(String method, JsonNode params) {}

    /// An event of the beacon node. Immutable, but for the tree.
    record Event(String topic, JsonNode data) {}

    /// What to answer to a request to the beacon node. The body of a stream of events is told by [#push].
    default HttpAnswer beacon(HttpRequest request, HttpAnswer honest) {
        return honest;
    }

    /// What to tell those who listen to events, given what an honest node would tell: nothing, this, or more.
    default List<Event> push(Event honest) {
        return List.of(honest);
    }

    /// What to answer to one call, alone or in a batch: an object with `jsonrpc`, `id`, and `result` or `error`. The
    /// honest one may be changed in place.
    default ObjectNode call(Call call, ObjectNode honest) {
        return honest;
    }

    /// What to send for a whole request to the execution client, once each call in it has its answer.
    default HttpAnswer execution(HttpRequest request, HttpAnswer answered) {
        return answered;
    }
}
