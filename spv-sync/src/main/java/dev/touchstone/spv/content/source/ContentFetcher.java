package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Race;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.ArweaveContent;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.IpfsContent;
import dev.touchstone.spv.proof.PictureKernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds the content of addresses: in the address itself, on the shelf, at gateways, of which the first true answer
/// wins, or on websites that the user allowed. Thread-safe; calls block.
public final class ContentFetcher {
    private static final Race RACE = new Race(Duration.ofMillis(1_500), Duration.ofSeconds(60));

    private final Gateways gateways;
    private final Websites websites;
    private final Predicate<String> isAllowedHost;
    private final ContentShelf shelf;
    private final Race race;

    /// @param isAllowedHost whether the user lets a website of this host be asked
    public ContentFetcher(Gateways gateways, Websites websites, Predicate<String> isAllowedHost, ContentShelf shelf) {
        this(gateways, websites, isAllowedHost, shelf, RACE);
    }

    ContentFetcher(
            Gateways gateways, Websites websites, Predicate<String> isAllowedHost, ContentShelf shelf, Race race) {
        this.gateways = gateways;
        this.websites = websites;
        this.isAllowedHost = isAllowedHost;
        this.shelf = shelf;
        this.race = race;
    }

    /// The content of an address, or why there is none.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public ContentOutcome fetch(ContentAddress address) throws InterruptedException {
        return switch (address) {
            case ContentAddress.Data(var uri) -> new ContentOutcome.Found(List.of(), uri.content());
            case ContentAddress.Ipfs ipfs ->
                fetch(ContentNetwork.IPFS, ipfs.text(), gateway -> IpfsQuestion.ask(gateway, ipfs), IpfsContent::bytes);
            case ContentAddress.Arweave(var id, var path) -> arweave(id, path);
            case ContentAddress.Https(var url) -> website(url);
            case ContentAddress.Ipns _ ->
                new ContentOutcome.NotFetched("what is behind a name of IPNS can change at any time");
            case ContentAddress.Unsupported(var scheme, var reason) ->
                new ContentOutcome.NotFetched(scheme.isEmpty() ? reason : scheme + ": " + reason);
        };
    }

    private ContentOutcome website(String url) {
        var host = Websites.host(url);
        if (host.isEmpty()) return new ContentOutcome.NotFetched("no address of a website");
        return isAllowedHost.test(host.get()) ? websites.fetch(url) : new ContentOutcome.NotAllowed(host.get());
    }

    private ContentOutcome arweave(ArweaveId id, ContentPath path) throws InterruptedException {
        var first = arweave(id);
        if (!(first instanceof ContentOutcome.Found found)) return first;
        var content = (ArweaveContent) found.parts().getFirst().value();
        if (!content.isManifest()) {
            return path.names().isEmpty()
                    ? found
                    : new ContentOutcome.LeadsNowhere(new Refutation.NoSuchPath(path.toString()));
        }
        var named = PictureKernel.named(content, path);
        if (named.isEmpty()) return new ContentOutcome.LeadsNowhere(new Refutation.NoSuchPath(path.toString()));
        var second = arweave(named.get());
        if (!(second instanceof ContentOutcome.Found file)) return second;
        return new ContentOutcome.Found(
                List.of(found.parts().getFirst(), file.parts().getFirst()), file.bytes());
    }

    private ContentOutcome arweave(ArweaveId id) throws InterruptedException {
        return fetch(
                ContentNetwork.ARWEAVE,
                "ar://" + id.text(),
                gateway -> ArweaveQuestion.ask(gateway, id),
                ArweaveContent::bytes);
    }

    @SuppressWarnings("unchecked")
    private <T> ContentOutcome fetch(
            ContentNetwork network,
            String address,
            Function<Gateway, Reply<Finding<T>>> question,
            Function<T, ByteString> bytes)
            throws InterruptedException {
        var kept = shelf.find(address);
        if (kept.isPresent()) {
            var proven = (Proven<T>) kept.get();
            return new ContentOutcome.Found(List.of(proven), bytes.apply(proven.value()));
        }
        if (!gateways.hasAny(network)) return new ContentOutcome.NoGateway(network);
        Map<String, SourceFault> faults = new ConcurrentHashMap<>();
        var runners = new ArrayList<Callable<Optional<Finding<T>>>>();
        for (var gateway : gateways.of(network)) runners.add(() -> asked(gateway, question, faults));
        var finding = race.run(runners);
        if (finding.isEmpty()) return new ContentOutcome.NobodyHas(faults);
        return switch (finding.get()) {
            case Proven<T> proven -> {
                shelf.keep(proven);
                yield new ContentOutcome.Found(List.of(proven), bytes.apply(proven.value()));
            }
            case Refuted<T>(var why) -> new ContentOutcome.LeadsNowhere(why);
            default -> throw new IllegalStateException("the kernel proves or refutes");
        };
    }

    private <T> Optional<Finding<T>> asked(
            Gateway gateway, Function<Gateway, Reply<Finding<T>>> question, Map<String, SourceFault> faults) {
        return switch (question.apply(gateway)) {
            case Reply.Said<Finding<T>>(var finding) -> {
                gateways.praise(gateway);
                yield Optional.of(finding);
            }
            case Reply.Failed<Finding<T>>(var fault) -> {
                gateways.blame(gateway, fault);
                faults.put(gateway.name(), fault);
                yield Optional.empty();
            }
        };
    }

    /// How the gateways served.
    public List<Gateways.Row> gateways() {
        return gateways.rows();
    }
}
