package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.Heads.Anchored;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.SignedBeacon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The state of an [EthereumNode] and the switchboard between its parts. Confined to the ethereum-chain loop.
final class EthereumEngine implements NodeContext {
    private final EthereumChain chain;
    private final Shared shared;
    private final Anchor anchor;
    private final UpdateIntake intake;
    private final CommitteeSync committees;
    private final HeadFollowing following;
    private final HeadBlocks headBlocks;
    private final AccountWatches watches;
    private final ForkWatch forkWatch;
    private final NodeReport report;
    private final RulesHearsay hearsay = new RulesHearsay();
    private final Set<String> own = new HashSet<>();
    private boolean online = true;
    private Optional<Slot> signedAhead = Optional.empty();
    private Stage stage = new Stage.NotSetUp();

    /// What the loop shares with other threads, all of it thread-safe.
    record Shared(
            EthereumPorts ports,
            SourceBook book,
            Inquiry inquiry,
            Errands errands,
            Verifiers verifiers,
            HeaderCache headers,
            Asker asker,
            ChainAnswers answers,
            Latest<Heads> heads,
            Latest<EthereumSnapshot> snapshot,
            Traffic traffic) {}

    EthereumEngine(EthereumSettings settings, Shared shared, Anchor.Beginning beginning) {
        this.chain = settings.chain();
        this.shared = shared;
        this.anchor = new Anchor(this, beginning);
        this.intake = new UpdateIntake(this);
        this.committees = new CommitteeSync(this, this::advanced);
        this.following = new HeadFollowing(this, intake, source -> own.contains(source.name()));
        this.headBlocks = new HeadBlocks(this, shared.headers(), this::headProven, this::formUnknown);
        this.watches = new AccountWatches(this, shared.heads()::get, shared.answers());
        this.forkWatch = new ForkWatch(this);
        this.report = new NodeReport(chain, shared);
        settings.beacons().forEach(this::addBeacon);
        settings.executions().forEach(this::addExecution);
    }

    void addBeacon(Endpoint endpoint) {
        var source = shared.ports().sources().beacon(endpoint, chain, shared.traffic()::received);
        if (endpoint.own()) own.add(source.name());
        book().add(source, endpoint.own());
    }

    void addExecution(Endpoint endpoint) {
        var source = shared.ports().sources().execution(endpoint, chain, shared.traffic()::received);
        if (endpoint.own()) own.add(source.name());
        book().add(source, endpoint.own());
    }

    void removeSource(SourceRole role, String name) {
        book().remove(role, name);
        if (role == SourceRole.BEACON) following.drop(name);
        forkWatch.drop(name);
        if (role == SourceRole.BEACON) hearsay.drop(name);
    }

    void goOffline() {
        online = false;
        shared.traffic().pause();
        following.stop();
        intake.clear();
        anchor.stop();
        tick();
    }

    void goOnline() {
        online = true;
        shared.traffic().resume();
        tick();
    }

    /// Takes a checkpoint that was begun from already.
    void useCheckpoint(Checkpoint checkpoint, LightClientStore begun) {
        following.stop();
        forgetChain();
        anchor.replaced(checkpoint, begun);
        tick();
    }

    private void forgetChain() {
        intake.clear();
        committees.reset();
        headBlocks.reset();
        hearsay.clear();
        shared.heads().set(Heads.none(new Pending.Reason.NotChecked()));
    }

    boolean forceUpdate() {
        var store = store();
        if (store.isEmpty() || !store.get().forceUpdate(slotNow())) return false;
        headBlocks.reset();
        shared.heads().set(Heads.none(new Pending.Reason.CommitteeForced()));
        tick();
        return true;
    }

    void watch(AccountWatches.Watch watch) {
        watches.add(watch);
    }

    void unwatch(AccountWatches.Watch watch) {
        watches.remove(watch);
    }

    void tick() {
        decide();
        switch (stage) {
            case Stage.NotSetUp _, Stage.StaleAnchor _, Stage.Stopped _ -> following.stop();
            case Stage.Offline(boolean byChoice) -> {
                if (!byChoice) work();
            }
            case Stage.Starting _,
                    Stage.Syncing _,
                    Stage.CatchingUp _,
                    Stage.Synced _,
                    Stage.Stale _,
                    Stage.CheckpointUnknown _,
                    Stage.RulesUnknown _ -> work();
        }
        publishHeads();
        watches.tick();
        publish();
    }

    private void work() {
        anchor.tick();
        forkWatch.tick();
        intake.tick();
        if (store().isEmpty()) return;
        committees.tick();
        if (isUpToDate()) {
            following.tick();
            headBlocks.tick();
        }
    }

    private boolean isUpToDate() {
        return store().filter(store -> CommitteeSync.isUpToDate(store, CommitteeSync.target(this)))
                .isPresent();
    }

    private void decide() {
        var facts = new StageRules.Facts(
                !online,
                report.hasBeacons(),
                report.isSilent(),
                anchor.checkpoint().map(Checkpoint::root),
                anchor.isNotFound(),
                hearsay.since(report.answering()),
                store().map(store -> StageRules.Followed.of(store, anchor.period(), CommitteeSync.target(this))),
                following.hasAskedAround());
        stage = StageRules.stage(facts, chain, now());
    }

    private void publishHeads() {
        var known = shared.heads().get();
        var obstacle = StageRules.obstacle(stage).or(this::forced);
        var next = obstacle.map(Heads::none).orElseGet(() -> known.otherwise(StageRules.withoutHead(stage)));
        if (obstacle.isPresent() && known.signed().isPresent()) headBlocks.reset();
        if (!next.equals(known)) shared.heads().set(next);
    }

    private Optional<Pending.Reason> forced() {
        return store().filter(LightClientStore::isForced).map(_ -> new Pending.Reason.CommitteeForced());
    }

    private void headProven(HeadKind kind, Anchored head) {
        decide();
        if (StageRules.obstacle(stage).isPresent()) return;
        shared.heads().set(shared.heads().get().with(kind, head));
        watches.tick();
        publish();
    }

    private void formUnknown(SignedBeacon beacon) {
        hearsay.signed(beacon.slot());
        tick();
    }

    private void advanced(CommitteeSync.Advance advance) {
        intake.counted(advance.by().size());
        anchor.advanced(advance.store());
        tick();
    }

    @Override
    public void publish() {
        var now = report.now(new NodeReport.Facts(
                stage,
                anchor.checkpoint(),
                anchor.time(),
                store().map(LightClientStore::period).orElse(0L),
                advice(),
                intake.checked()));
        if (!now.equals(shared.snapshot().get())) shared.snapshot().set(now);
    }

    private List<String> advice() {
        var lines = new ArrayList<>(forkWatch.advice());
        signedAhead.filter(slot -> slot.isAfter(slotNow())).ifPresent(slot -> lines.addFirst(clockAdvice(slot)));
        return lines;
    }

    private String clockAdvice(Slot slot) {
        var behind = Duration.between(now(), chain.schedule().timeOf(slot)).toSeconds();
        return "the clock of this computer seems to be at least " + behind
                + " seconds slow: the committee has signed a block that it says is yet to come";
    }

    @Override
    public void signedAhead(Slot slot) {
        signedAhead = Optional.of(slot);
    }

    @Override
    public void rulesUnknown(String source, Slot at) {
        hearsay.said(source, at);
    }

    @Override
    public void storeMoved(boolean finalityMoved) {
        store().ifPresent(store -> hearsay.followed(store.signedBeacon().slot()));
        if (finalityMoved) anchor.keep();
        if (isUpToDate()) headBlocks.tick();
        decide();
        publishHeads();
        publish();
    }

    /// Returns when what is known is on disk.
    void close() {
        following.stop();
        anchor.close();
    }

    @Override
    public EthereumChain chain() {
        return chain;
    }

    @Override
    public Instant now() {
        return shared.ports().clock().instant();
    }

    @Override
    public Slot slotNow() {
        return chain.schedule().slotAt(now()).orElse(Slot.GENESIS);
    }

    @Override
    public RandomGenerator dice() {
        return shared.ports().dice();
    }

    @Override
    public SourceBook book() {
        return shared.book();
    }

    @Override
    public Inquiry inquiry() {
        return shared.inquiry();
    }

    @Override
    public Errands errands() {
        return shared.errands();
    }

    @Override
    public Verifiers verifiers() {
        return shared.verifiers();
    }

    @Override
    public Optional<LightClientStore> store() {
        return anchor.store();
    }
}
