package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.wallet.account.EthereumAccount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One look at the histories: gathers movements into lines, and works out whether they add up. Confined to the
/// wallet-ledger loop and to one look.
final class HistoryLook {
    /// A node looks at each in every block.
    private static final int MOST_SUBJECTS = 1024;

    private static final Comparator<EthereumEntry> NEWEST_FIRST = Comparator.comparingInt(
                    (EthereumEntry entry) -> entry.block().height().value())
            .reversed()
            .thenComparing(EthereumEntry::key);

    private final HistoryLedger ledger;
    private final EthereumHoldings accounts;
    private final TokenHoldings tokens;
    private final Function<Hash256, String> labels;
    private final Set<EthereumAddress> own;
    private final List<HistoryLedger.Line> lines;
    private final Suspicions suspicions;

    HistoryLook(
            HistoryLedger ledger, EthereumHoldings accounts, TokenHoldings tokens, Function<Hash256, String> labels) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.tokens = tokens;
        this.labels = labels;
        this.own = accounts.addresses();
        this.lines = ledger.lines(accounts.chain()).stream()
                .filter(line -> own.contains(line.movement().account()))
                .toList();
        var known = tokens.tokens().stream()
                .map(token -> token.contract().address())
                .collect(Collectors.toUnmodifiableSet());
        var collections =
                tokens.collectibles().stream().map(it -> it.ref().contract()).collect(Collectors.toUnmodifiableSet());
        this.suspicions =
                new Suspicions(lines.stream().map(HistoryLedger.Line::movement).toList(), own, known, collections);
    }

    EthereumHistory history() {
        var together = new LinkedHashMap<String, List<HistoryLedger.Line>>();
        for (var line : lines) {
            together.computeIfAbsent(key(line.movement()), _ -> new ArrayList<>())
                    .add(line);
        }
        var entries = new ArrayList<EthereumEntry>();
        together.forEach((key, of) -> entries.add(entry(key, of)));
        entries.sort(NEWEST_FIRST);
        return new EthereumHistory(
                accounts.chain(), entries, sums(), suspicions.payees(), ledger.unchecked(accounts.chain()));
    }

    /// All of one transaction is one line of an account; what came without one, each by itself.
    private static String key(Movement movement) {
        var cause = movement.cause();
        var name = switch (cause) {
            case Movement.Sent sent -> "0x" + sent.transaction().hex();
            case Movement.Received received -> "0x" + received.transaction().hex();
            case Movement.Reported reported -> "0x" + reported.transaction().hex();
            case Movement.Authorized authorized ->
                "0x" + authorized.transaction().hex();
            case Movement.Withdrawn paid -> "withdrawal " + Long.toUnsignedString(paid.index());
            case Movement.Besides besides ->
                "block 0x" + besides.block().hex()
                        + movement.asset()
                                .inContract()
                                .map(token -> " " + token)
                                .orElse("")
                        + movement.asset().number().map(id -> " " + id).orElse("");
        };
        return name + " " + movement.account();
    }

    private EthereumEntry entry(String key, List<HistoryLedger.Line> of) {
        var parts = of.stream()
                .sorted(Comparator.comparingInt(HistoryLook::weight))
                .map(line -> new EthereumEntry.Part(line.movement(), line.finding()))
                .toList();
        var first = parts.getFirst().movement();
        var sent = of.stream()
                .map(line -> line.movement().cause())
                .filter(Movement.Sent.class::isInstance)
                .map(Movement.Sent.class::cast)
                .findFirst();
        var counterpart = counterpart(first);
        var hash = first.cause().inTransaction();
        var block = of.getLast().movement().block();
        return new EthereumEntry(
                key,
                accounts.chain(),
                first.account(),
                hash,
                direction(first, counterpart),
                counterpart,
                parts,
                sent.map(Movement.Sent::fee),
                sent.map(Movement.Sent::succeeded).orElse(true),
                block,
                of.getLast().stored().time(),
                receipt(of),
                ledger.isFinal(block),
                of.stream().allMatch(HistoryLedger.Line::hasLeft),
                suspicions.of(first, sent.isPresent()),
                hash.map(labels).orElse(""));
    }

    private static Finding<TransactionReceipt> receipt(List<HistoryLedger.Line> of) {
        return of.stream()
                .map(HistoryLedger.Line::receipt)
                .filter(Finding::isProven)
                .findFirst()
                .orElseGet(() -> Pending.because(new Pending.Reason.NotChecked()));
    }

    /// Ether that is only the fee stands after what it was paid for.
    private static int weight(HistoryLedger.Line line) {
        return switch (line.movement().cause()) {
            case Movement.Sent sent -> sent.succeeded() && !sent.value().isZero() ? 0 : 2;
            case Movement.Received _, Movement.Withdrawn _ -> 0;
            case Movement.Reported _ -> 1;
            case Movement.Authorized _, Movement.Besides _ -> 3;
        };
    }

    private static Optional<EthereumAddress> counterpart(Movement movement) {
        return switch (movement.cause()) {
            case Movement.Sent sent -> sent.to();
            case Movement.Received received -> Optional.of(received.from());
            case Movement.Reported reported ->
                Optional.of(reported.from().equals(movement.account()) ? reported.to() : reported.from())
                        .filter(other -> !other.equals(EthereumAddress.ZERO));
            case Movement.Authorized authorized -> Optional.of(authorized.from());
            case Movement.Withdrawn _, Movement.Besides _ -> Optional.empty();
        };
    }

    private Direction direction(Movement movement, Optional<EthereumAddress> counterpart) {
        if (counterpart.filter(own::contains).isPresent()) return Direction.SELF;
        return movement.change().signum() > 0 || movement.cause() instanceof Movement.Received
                ? Direction.IN
                : Direction.OUT;
    }

    private Map<Subject, EthereumHistory.Sum> sums() {
        var sums = new LinkedHashMap<Subject, EthereumHistory.Sum>();
        for (var holding : accounts.accounts()) {
            var subject = Subject.ether(holding.account().address());
            sums.put(subject, sum(subject, holding.state(), this::ether));
        }
        for (var token : tokens.tokens()) {
            for (var share : token.shares()) {
                var subject = Subject.token(
                        share.account().address(), token.contract().address());
                sums.put(subject, sum(subject, share.units().finding(), this::amount));
            }
        }
        for (var share : tokens.inCollections()) {
            var contract = share.units().question().contract();
            var subject = Subject.collection(share.account().address(), contract);
            sums.put(subject, sum(subject, share.units().finding(), this::amount));
        }
        for (var collectible : tokens.collectibles()) collectible(collectible, sums);
        return sums;
    }

    /// Of a kind each account has so many; a single token is also looked for by its owner, so that one which came
    /// in exchange for another of its collection is found, too.
    private void collectible(CollectibleHolding holding, Map<Subject, EthereumHistory.Sum> sums) {
        if (sums.size() >= MOST_SUBJECTS) return;
        var ref = holding.ref();
        switch (holding.standing()) {
            case CollectibleHolding.Standing.KindNotKnown _ -> {}
            case CollectibleHolding.Standing.Single(var _, var whose) ->
                owner(whose).ifPresent(account -> {
                    var subject = Subject.single(account, ref.contract(), ref.id());
                    Finding<BigInteger> uncounted = Pending.because(new Pending.Reason.NotChecked());
                    sums.put(subject, sum(subject, uncounted, this::amount));
                });
            case CollectibleHolding.Standing.Many(var shares) ->
                shares.forEach(share -> {
                    var subject = Subject.kind(share.account().address(), ref.contract(), ref.id());
                    sums.put(subject, sum(subject, share.units().finding(), this::amount));
                });
        }
    }

    private static Optional<EthereumAddress> owner(CollectibleHolding.Whose whose) {
        return switch (whose) {
            case CollectibleHolding.Whose.Ours(var account, var _) -> Optional.of(account.address());
            case CollectibleHolding.Whose.Remembered(var _, var ours) -> ours.map(EthereumAccount::address);
            case CollectibleHolding.Whose.Another _,
                    CollectibleHolding.Whose.Nobody _,
                    CollectibleHolding.Whose.NotKnown _ -> Optional.empty();
        };
    }

    /// Works out the sum from a proven beginning and what there is now.
    private interface Adding<T> {
        Optional<Finding<Reconciliation>> of(HistoryLedger.Beginning from, Proven<T> to, List<Proven<Movement>> moves);
    }

    private <T> EthereumHistory.Sum sum(Subject subject, Finding<T> now, Adding<T> adding) {
        var place = new HistoryNote.Place(accounts.chain(), subject);
        var reach = Optional.ofNullable(ledger.note().reaches().get(place));
        return new EthereumHistory.Sum(
                reach,
                reach.flatMap(known -> ledger.beginning(place)
                                .flatMap(from -> now instanceof Proven<T> to
                                        ? adding.of(
                                                from,
                                                to,
                                                moves(
                                                        subject,
                                                        known,
                                                        to.asOf().height().value()))
                                        : Optional.empty()))
                        .orElseGet(() -> Pending.because(new Pending.Reason.NotChecked())),
                ledger.obstacle(place),
                reach.flatMap(HistoryReach::beginning)
                        .flatMap(kept -> ExecutionHeader.parse(kept.header()).toOptional())
                        .<Instant>map(ExecutionHeader::timestamp),
                reach.map(known -> kept(subject, known)).orElse(List.of()),
                isKeyed(subject, reach));
    }

    /// A contract that is yet to be made has an address, too, and could have been there for a while.
    private boolean isKeyed(Subject subject, Optional<HistoryReach> reach) {
        boolean isOwn = accounts.account(subject.account())
                .filter(holding -> holding.account().canSign())
                .isPresent();
        return isOwn || reach.filter(it -> it.span().from().nonce() != 0).isPresent();
    }

    private List<StoredMovement> kept(Subject subject, HistoryReach reach) {
        int from = reach.span().from().block().height().value();
        return lines.stream()
                .filter(line -> !line.hasLeft()
                        && line.movement().account().equals(subject.account())
                        && subject.asset().holds(line.movement().asset())
                        && line.movement().block().height().value() > from)
                .map(HistoryLedger.Line::stored)
                .toList();
    }

    private List<Proven<Movement>> moves(Subject subject, HistoryReach reach, int newest) {
        int from = reach.span().from().block().height().value();
        var moves = new ArrayList<Proven<Movement>>();
        for (var line : lines) {
            int height = line.movement().block().height().value();
            boolean isOne = line.movement().account().equals(subject.account())
                    && subject.asset().holds(line.movement().asset())
                    && height > from
                    && height <= newest;
            if (isOne && line.finding() instanceof Proven<Movement> proven) moves.add(proven);
        }
        return moves;
    }

    private Optional<Finding<Reconciliation>> ether(
            HistoryLedger.Beginning from, Proven<AccountState> to, List<Proven<Movement>> moves) {
        return from instanceof HistoryLedger.Beginning.OfEther(var state)
                ? Optional.of(Rules.addsUp(state, to, moves))
                : Optional.empty();
    }

    private Optional<Finding<Reconciliation>> amount(
            HistoryLedger.Beginning from, Proven<BigInteger> to, List<Proven<Movement>> moves) {
        return from instanceof HistoryLedger.Beginning.OfAmount(var amount)
                ? Optional.of(Rules.tokenAddsUp(amount, to, moves))
                : Optional.empty();
    }
}
