package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Car;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentLimits;
import dev.touchstone.spv.content.ContentStep;
import dev.touchstone.spv.content.ContentWalk;
import dev.touchstone.spv.ethereum.source.HttpAnswer;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.IpfsContent;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks one gateway for a file of IPFS: first for an archive of all that is needed, then for each block that is
/// still missing (ipfs/specs, `trustless-gateway.md`). Confined to one thread.
///
/// What leads nowhere is told as [Refuted]: the blocks themselves show it, whoever sent them.
final class IpfsQuestion {
    private static final String CAR = "application/vnd.ipld.car;version=1";
    private static final String RAW = "application/vnd.ipld.raw";
    /// More than the blocks of a file have together, by what addresses and a way through folders need.
    private static final long MOST_CAR = 24L << 20;
    private static final int MOST_BLOCKS = 128;

    private final Gateway gateway;
    private final ContentAddress.Ipfs address;
    private final ContentWalk walk;

    private IpfsQuestion(Gateway gateway, ContentAddress.Ipfs address) {
        this.gateway = gateway;
        this.address = address;
        this.walk = ContentWalk.from(address.cid(), address.path(), ContentLimits.STANDARD);
    }

    static Reply<Finding<IpfsContent>> ask(Gateway gateway, ContentAddress.Ipfs address) {
        return new IpfsQuestion(gateway, address).answer();
    }

    private Reply<Finding<IpfsContent>> answer() {
        if (walk.step() instanceof ContentStep.Needs) {
            var path = "/ipfs/" + address.cid().text() + address.path().escaped();
            var fault = take(gateway.link().fetch(path, "format=car&dag-scope=entity", CAR, MOST_CAR));
            if (fault != null) return Reply.failed(fault);
        }
        for (int asked = 0; walk.step() instanceof ContentStep.Needs(var cids); asked++) {
            if (asked == MOST_BLOCKS) return Reply.failed(new SourceFault.TooLarge(MOST_BLOCKS * Block.MOST_BYTES));
            var fault = takeBlock(cids.getFirst());
            if (fault != null) return Reply.failed(fault);
        }
        return switch (walk.step()) {
            case ContentStep.Refused(var refusal) -> Reply.said(new Refuted<>(new Refutation.NotOfIpfs(refusal)));
            case ContentStep.Bytes _ ->
                Reply.said(ContentKernel.ipfs(
                        address, walk.blocks().stream().map(Block::bytes).toList()));
            case ContentStep.Needs _ -> throw new IllegalStateException("asked until nothing was missing");
        };
    }

    /// Takes what an archive has. A gateway that makes none may still have the blocks.
    private @Nullable SourceFault take(Reply<HttpAnswer> reply) {
        return switch (reply) {
            case Reply.Failed<HttpAnswer>(var fault) -> isWithoutArchive(fault) ? null : fault;
            case Reply.Said<HttpAnswer>(var answer) ->
                switch (Car.parse(ByteString.of(answer.body()))) {
                    case Parsed.Malformed<Car>(var reason) -> new SourceFault.Unreadable("an archive: " + reason);
                    case Parsed.Ok<Car>(var car) -> {
                        take(car);
                        yield null;
                    }
                };
        };
    }

    private static boolean isWithoutArchive(SourceFault fault) {
        return fault instanceof SourceFault.NotThere
                || fault instanceof SourceFault.Unsupported
                || fault instanceof SourceFault.Refused;
    }

    private void take(Car car) {
        Map<Cid, ByteString> blocks = new HashMap<>();
        car.blocks().forEach(block -> blocks.put(block.cid(), block.bytes()));
        while (walk.step() instanceof ContentStep.Needs(var cids)) {
            var next = cids.stream().filter(blocks::containsKey).findFirst();
            if (next.isEmpty()) return;
            walk.take(next.get(), blocks.getOrDefault(next.get(), ByteString.EMPTY));
        }
    }

    private @Nullable SourceFault takeBlock(Cid cid) {
        var reply = gateway.link().fetch("/ipfs/" + cid.text(), "format=raw", RAW, Block.MOST_BYTES);
        return switch (reply) {
            case Reply.Failed<HttpAnswer>(var fault) -> fault;
            case Reply.Said<HttpAnswer>(var answer) ->
                walk.take(cid, ByteString.of(answer.body()))
                        .<SourceFault>map(wrong -> new SourceFault.Lied(new Refutation.NotOfIpfs(wrong)))
                        .orElse(null);
        };
    }
}
