package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.Height;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The scans that run, each for its watcher. Confined to the bitcoin-chain loop.
final class Watchers {
    private final Set<ScanRunner> runners = new LinkedHashSet<>();

    void add(ScanRunner runner, Instant now) {
        runners.add(runner);
        runner.step(now);
    }

    void addScripts(ScanRunner runner, WatchSet scripts, Instant now) {
        runner.add(scripts);
        if (runners.contains(runner)) runner.step(now);
    }

    /// The script of an output that one of the scans has found.
    Optional<Script> scriptOf(OutPoint outPoint) {
        return runners.stream()
                .flatMap(runner -> runner.scriptOf(outPoint).stream())
                .findFirst();
    }

    void remove(ScanRunner runner) {
        runners.remove(runner);
    }

    boolean isEmpty() {
        return runners.isEmpty();
    }

    /// A transaction in no block was heard of.
    void heard(Transaction tx) {
        runners.stream().filter(runner -> runner.touches(tx)).forEach(runner -> runner.relayed(tx));
    }

    void received(Session session, Message.CFilter filter, Instant now) {
        List.copyOf(runners).forEach(runner -> runner.received(session, filter, now));
    }

    void reorganized(ChainEvent.Reorganized event) {
        runners.forEach(runner -> runner.reorganized(event));
    }

    void rewind(Height fork) {
        runners.forEach(runner -> runner.rewind(fork));
    }

    void agreementChanged() {
        runners.forEach(ScanRunner::agreementChanged);
    }

    void closed(Session session) {
        runners.forEach(runner -> runner.closed(session));
    }

    void step(Instant now) {
        List.copyOf(runners).forEach(runner -> runner.step(now));
    }

    void tick(Instant now) {
        List.copyOf(runners).forEach(runner -> runner.tick(now));
    }

    long filtersChecked() {
        return runners.stream().mapToLong(ScanRunner::filtersChecked).sum();
    }

    /// How far the first scan is that has not reached the tip.
    Optional<BitcoinSnapshot.Stage> stage() {
        return runners.stream().flatMap(runner -> runner.stage().stream()).findFirst();
    }
}
