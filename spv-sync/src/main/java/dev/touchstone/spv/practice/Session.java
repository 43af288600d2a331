package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.bitcoin.p2p.Services;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The practice node's side of one conversation: what it answers, what it asks, and what it remembers of the other
/// side for that. Confined to the practice-node loop.
final class Session {
    private final PracticeState state;
    private final ChainAnswers chainAnswers;
    private final FilterAnswers filterAnswers;
    private final BlockDownload download;
    private final Announcements announcements;
    private @Nullable BlockHash continueAfter;

    Session(PracticeState state, Announcements.Taste taste) {
        this.state = state;
        this.chainAnswers = new ChainAnswers(state);
        this.filterAnswers = new FilterAnswers(state.chain(), state.filters());
        this.download = new BlockDownload(state.chain(), chainAnswers);
        this.announcements = new Announcements(taste);
    }

    Announcements announcements() {
        return announcements;
    }

    /// What is said once the handshake is done. A node that has blocks is asked for those not known here.
    Reply opening(Services theirs) {
        var messages = new ArrayList<Message>();
        messages.add(new Message.FeeFilter(state.floor().perKilobyte()));
        if (theirs.offer(Services.NETWORK)) {
            messages.add(new Message.SendHeaders());
            messages.add(download.askForHeaders());
        }
        return new Reply.Say(messages);
    }

    Reply reply(Message message) {
        return switch (message) {
            case Message.GetHeaders request -> headers(request);
            case Message.GetBlocks request -> blocks(request);
            case Message.GetData(var items) -> data(items);
            case Message.GetCFilters request -> filterAnswers.filters(request);
            case Message.GetCFHeaders request -> filterAnswers.filterHeaders(request);
            case Message.GetCFCheckpt request -> filterAnswers.checkpoints(request);
            case Message.Inv(var items) -> offered(items);
            case Message.Headers headers -> shown(headers.headers());
            case Message.Block block -> block(block);
            case Message.Tx(var tx) -> transaction(tx);
            case Message.NotFound(var items) -> notFound(items);
            case Message.SendHeaders _ -> silently(announcements::preferHeaders);
            case Message.FeeFilter(var perKilobyte) -> silently(() -> announcements.feeFilter(perKilobyte));
            case Message.FilterLoad _, Message.FilterClear _ -> Reply.hangUp("Bloom filters are not served here");
            case Message.Opening _, Message.Ping _, Message.Pong _, Message.Unknown _, Message.Reject _ ->
                Reply.SILENCE;
            case Message.GetAddr _, Message.Addr _, Message.AddrV2 _, Message.MerkleBlock _ -> Reply.SILENCE;
            case Message.CFilter _, Message.CFHeaders _, Message.CFCheckpt _ -> Reply.SILENCE;
        };
    }

    private static Reply silently(Runnable note) {
        note.run();
        return Reply.SILENCE;
    }

    private Reply headers(Message.GetHeaders request) {
        var wanted = chainAnswers.headers(request);
        if (wanted.isEmpty()) return Reply.SILENCE;
        announcements.sentHeadersUpTo(
                wanted.get().isEmpty() ? state.chain().tip() : wanted.get().getLast());
        return Reply.say(ChainAnswers.headersOf(wanted.get()));
    }

    private Reply blocks(Message.GetBlocks request) {
        var blocks = chainAnswers.after(request.locator(), request.stop(), Message.GetBlocks.MOST);
        if (blocks.isEmpty()) return Reply.SILENCE;
        if (blocks.size() == Message.GetBlocks.MOST)
            continueAfter = blocks.getLast().hash();
        return Reply.say(new Message.Inv(blocks.stream().map(Session::named).toList()));
    }

    private static Inventory named(BlockEntry block) {
        return Inventory.of(Inventory.Kind.BLOCK, block.hash().value());
    }

    private Reply data(List<Inventory> items) {
        var messages = new ArrayList<Message>();
        for (var item : items) {
            var found = chainAnswers.data(item);
            if (found.isEmpty() && item.isTransaction()) messages.add(new Message.NotFound(List.of(item)));
            found.ifPresent(messages::add);
            if (item.isBlock() && new BlockHash(item.hash()).equals(continueAfter)) {
                continueAfter = null;
                messages.add(new Message.Inv(List.of(named(state.chain().tip()))));
            }
        }
        return new Reply.Say(messages);
    }

    private Reply offered(List<Inventory> items) {
        var wanted = new ArrayList<Inventory>();
        boolean newBlock = false;
        for (var item : items) {
            if (item.isTransaction()) wantIfNew(item, wanted);
            if (item.isBlock()) {
                var block = state.chain().byHash(new BlockHash(item.hash()));
                block.ifPresent(announcements::knows);
                newBlock |= block.isEmpty();
            }
        }
        var messages = new ArrayList<Message>();
        if (!wanted.isEmpty()) messages.add(new Message.GetData(wanted));
        if (newBlock) messages.add(download.askForHeaders());
        return new Reply.Say(messages);
    }

    private void wantIfNew(Inventory offered, List<Inventory> wanted) {
        boolean byWtxid = offered.kind() == Inventory.Kind.WTX;
        var txid = new TxId(offered.hash());
        var here = byWtxid
                ? state.mempool().byWtxid(offered.hash())
                : state.mempool().entry(txid);
        here.ifPresent(entry -> announcements.knows(entry.txid()));
        if (here.isEmpty()) wanted.add(byWtxid ? offered : Inventory.transaction(txid));
    }

    private Reply shown(List<BlockHeader> headers) {
        headers.reversed().stream()
                .flatMap(header -> state.chain().byHash(header.hash()).stream())
                .findFirst()
                .ifPresent(announcements::knows);
        return asking(download.shown(headers));
    }

    private static Reply asking(Optional<Message> question) {
        return question.map(Reply::say).orElse(Reply.SILENCE);
    }

    private Reply block(Message.Block message) {
        download.arrived(message.hash());
        return switch (Block.parse(message.bytes().toArray())) {
            case Parsed.Malformed<Block>(var reason) -> Reply.hangUp(reason);
            case Parsed.Ok<Block>(var block) ->
                switch (state.accept(block)) {
                    case Acceptance.Refused(var why) -> refused(why);
                    case Acceptance.Unconnected _ -> Reply.say(download.askForHeaders());
                    case Acceptance.Extended _,
                            Acceptance.Reorganized _,
                            Acceptance.SideBranch _,
                            Acceptance.Known _ -> {
                        state.chain().byHash(message.hash()).ifPresent(announcements::knows);
                        yield asking(download.next());
                    }
                };
        };
    }

    private static Reply refused(BlockRefusal why) {
        return why instanceof BlockRefusal.Unproven(var refutation)
                ? new Reply.HangUp(new PeerFault.Misbehaved(refutation))
                : Reply.hangUp("a block that breaks a rule: " + why);
    }

    /// As Bitcoin Core does, nothing is said of a transaction that is refused.
    private Reply transaction(Transaction tx) {
        announcements.knows(tx.txid());
        state.submit(tx);
        return Reply.SILENCE;
    }

    private Reply notFound(List<Inventory> items) {
        for (var item : items) {
            if (item.isBlock()) download.refused(new BlockHash(item.hash()));
        }
        return Reply.SILENCE;
    }
}
