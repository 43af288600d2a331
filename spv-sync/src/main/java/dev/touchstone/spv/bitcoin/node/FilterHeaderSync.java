package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderChain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings the chain of filter headers up to date, and finds out whether the peers agree on it. Confined to the
/// bitcoin-chain loop.
///
/// New blocks are asked of several peers at once, and the chain grows only by what all of them say. A peer that joins
/// later is asked for its view of the past, first at every thousandth block, and counts as agreeing when all of it is
/// ours. The first height at which two views part goes to [FilterDisputes].
final class FilterHeaderSync {
    private static final int ASKED_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FilterHeaderChain filterHeaders;
    private final Sessions sessions;
    private final View view;
    private final FilterDisputes disputes;
    /// The height up to which a peer's statements are ours; a peer that has stated nothing is not in it.
    private final Map<Session, Integer> agreedTo = new HashMap<>();
    private final Map<Session, Question> questions = new HashMap<>();
    private @Nullable Round round;

    /// What the node lets this see.
    interface View {
        boolean isReadyForFilters();

        HeaderChain chain();

        /// The chain of filter headers has grown, or another peer agrees with it.
        void filterHeadersChanged();
    }

    FilterHeaderSync(FilterHeaderChain filterHeaders, Sessions sessions, View view, FilterDisputes disputes) {
        this.filterHeaders = filterHeaders;
        this.sessions = sessions;
        this.view = view;
        this.disputes = disputes;
    }

    /// New filter headers, asked of several peers.
    private record Round(
            int start, int last, BlockHash stop, Instant deadline, Map<Session, Optional<List<Hash256>>> answers) {
        boolean isComplete() {
            return answers.values().stream().allMatch(Optional::isPresent);
        }
    }

    /// What one peer was asked about the past: filter headers at every thousandth block, or the hashes of a run.
    ///
    /// @param differs whether its checkpoint at the end of the run is another than ours
    private record Question(
            int start, int last, BlockHash stop, boolean checkpoints, boolean differs, Instant deadline) {}

    private int last() {
        return filterHeaders.size() - 1;
    }

    boolean isUpToDate() {
        return last() >= view.chain().tip().height().value();
    }

    int peersAgreeing() {
        return (int)
                agreedTo.values().stream().filter(height -> height == last()).count();
    }

    /// Whether this peer has stated our filter headers up to this height.
    boolean hasStated(Session session, Height height) {
        return agreedTo.getOrDefault(session, -1) >= height.value();
    }

    /// Does whatever can be done now.
    void step(Instant now) {
        if (!view.isReadyForFilters() || disputes.isBusy()) return;
        for (var session : sessions.servingFilters()) {
            boolean behind = agreedTo.getOrDefault(session, -1) < last();
            if (behind && !questions.containsKey(session) && session.height().value() >= last()) askPast(session, now);
        }
        if (round == null && !isUpToDate()) begin(now);
    }

    private void askPast(Session session, Instant now) {
        int start = agreedTo.getOrDefault(session, -1) + 1;
        boolean checkpoints = last() - start >= Message.CFHeaders.MOST;
        ask(
                session,
                new Question(
                        start, last(), view.chain().hashAt(Height.of(last())), checkpoints, false, now.plus(PATIENCE)));
    }

    private void ask(Session session, Question question) {
        questions.put(session, question);
        session.send(
                question.checkpoints()
                        ? new Message.GetCFCheckpt(Message.BASIC_FILTER, question.stop())
                        : new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(question.start()), question.stop()));
    }

    private void begin(Instant now) {
        int start = filterHeaders.size();
        int last = Math.min(
                start + Message.CFHeaders.MOST - 1, view.chain().tip().height().value());
        var peers = sessions.someOf(
                ASKED_AT_ONCE,
                s -> s.servesFilters()
                        && agreedTo.getOrDefault(s, -1) == start - 1
                        && s.height().value() >= last
                        && !questions.containsKey(s));
        if (peers.isEmpty()) return;
        var answers = new LinkedHashMap<Session, Optional<List<Hash256>>>();
        peers.forEach(peer -> answers.put(peer, Optional.empty()));
        var stop = view.chain().hashAt(Height.of(last));
        round = new Round(start, last, stop, now.plus(PATIENCE), answers);
        peers.forEach(peer -> peer.send(new Message.GetCFHeaders(Message.BASIC_FILTER, Height.of(start), stop)));
    }

    void received(Session session, Message.CFHeaders message, Instant now) {
        var question = questions.get(session);
        if (question != null && !question.checkpoints() && question.stop().equals(message.stop())) {
            questions.remove(session);
            past(session, question, message);
        } else if (round != null
                && round.answers().containsKey(session)
                && round.stop().equals(message.stop())) {
            present(session, round, message);
        }
        step(now);
    }

    private void present(Session session, Round current, Message.CFHeaders message) {
        boolean fits = message.filterHashes().size() == current.last() - current.start() + 1
                && message.previous().equals(filterHeaders.before(Height.of(current.start())));
        if (!fits) {
            session.close(new PeerFault.Malformed("filter headers that were not asked for"));
            return;
        }
        current.answers().put(session, Optional.of(message.filterHashes()));
        if (current.isComplete()) conclude(current);
    }

    private void conclude(Round finished) {
        round = null;
        var byAnswer = new LinkedHashMap<List<Hash256>, List<Session>>();
        finished.answers()
                .forEach((session, answer) -> answer.ifPresent(
                        a -> byAnswer.computeIfAbsent(a, _ -> new ArrayList<>()).add(session)));
        if (byAnswer.isEmpty()) return;
        var answers = List.copyOf(byAnswer.keySet());
        int agreed = commonPrefix(answers);
        filterHeaders.append(answers.getFirst().subList(0, agreed));
        byAnswer.values().forEach(group -> group.forEach(session -> agreedTo.put(session, last())));
        if (answers.size() > 1) {
            var sides = new LinkedHashMap<Hash256, List<Session>>();
            byAnswer.forEach((answer, group) -> sides.computeIfAbsent(answer.get(agreed), _ -> new ArrayList<>())
                    .addAll(group));
            disputes.open(Height.of(finished.start() + agreed), filterHeaders.tip(), Optional.empty(), sides);
        }
        view.filterHeadersChanged();
    }

    private static int commonPrefix(List<List<Hash256>> answers) {
        var first = answers.getFirst();
        for (int i = 0; i < first.size(); i++) {
            for (var other : answers) if (!other.get(i).equals(first.get(i))) return i;
        }
        return first.size();
    }

    private void past(Session session, Question question, Message.CFHeaders message) {
        var start = Height.of(question.start());
        boolean fits = message.filterHashes().size() == question.last() - question.start() + 1
                && message.previous().equals(filterHeaders.before(start));
        if (!fits) {
            session.close(new PeerFault.Malformed("filter headers that contradict its own"));
            return;
        }
        var header = message.previous();
        for (int i = 0; i < message.filterHashes().size() && question.start() + i <= last(); i++) {
            var next = header.next(message.filterHashes().get(i));
            var at = Height.of(question.start() + i);
            if (!next.equals(filterHeaders.at(at))) {
                contradicts(session, at, header, message.filterHashes().get(i));
                return;
            }
            header = next;
        }
        if (question.differs()) {
            session.close(new PeerFault.Malformed("filter headers that contradict its own checkpoints"));
            return;
        }
        agreedTo.put(session, Math.min(question.last(), last()));
        view.filterHeadersChanged();
    }

    private void contradicts(Session session, Height at, FilterHeader before, Hash256 theirs) {
        var defenders =
                sessions.servingFilters().stream().filter(s -> hasStated(s, at)).toList();
        var sides = new LinkedHashMap<Hash256, List<Session>>();
        sides.put(theirs, List.of(session));
        disputes.open(at, before, Optional.of(new FilterDisputes.Stored(filterHeaders.at(at), defenders)), sides);
    }

    void received(Session session, Message.CFCheckpt message, Instant now) {
        var question = questions.get(session);
        if (question == null || !question.checkpoints() || !question.stop().equals(message.stop())) return;
        questions.remove(session);
        int interval = Message.CFCheckpt.INTERVAL;
        var theirs = message.filterHeaders();
        if (theirs.size() != question.last() / interval) {
            session.close(new PeerFault.Malformed("filter checkpoints that were not asked for"));
            return;
        }
        for (int i = 0; i < theirs.size() && (i + 1) * interval <= last(); i++) {
            if (theirs.get(i).equals(filterHeaders.at(Height.of((i + 1) * interval)))) continue;
            int start = i == 0 ? 0 : i * interval + 1;
            int end = (i + 1) * interval;
            var stop = view.chain().hashAt(Height.of(end));
            ask(session, new Question(start, end, stop, false, true, now.plus(PATIENCE)));
            return;
        }
        agreedTo.put(session, Math.min(theirs.size() * interval, last()));
        step(now);
    }

    /// Forgets all filter headers above this height, and what was said of them.
    void truncate(Height fork) {
        if (last() > fork.value()) filterHeaders.truncate(fork);
        agreedTo.replaceAll((_, height) -> Math.min(height, last()));
        questions.clear();
        round = null;
        disputes.cancelAbove(fork);
    }

    void closed(Session session) {
        agreedTo.remove(session);
        questions.remove(session);
        var current = round;
        if (current == null || current.answers().remove(session) == null) return;
        if (current.answers().isEmpty()) {
            round = null;
        } else if (current.isComplete()) {
            conclude(current);
        }
    }

    void tick(Instant now) {
        questions.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue().deadline()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(session -> session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER)));
        var current = round;
        if (current != null && !now.isBefore(current.deadline())) {
            current.answers().forEach((session, answer) -> {
                if (answer.isEmpty()) session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER));
            });
        }
        step(now);
    }
}
