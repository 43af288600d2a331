package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Drawing;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;

/// One sentence, one drawing and the technical facts for each kind of evidence. Pure.
final class RungTexts {
    private static final int LISTED = 12;

    private RungTexts() {}

    static Rung payments(List<Evidence.InBlock> payments) {
        var sentence = switch (Math.min(payments.size(), 2)) {
            case 0 -> "No block holds a payment of this wallet.";
            case 1 -> "One payment of yours is inside a block.";
            default -> AmountFormat.count(payments.size()) + " payments of yours are inside blocks.";
        };
        var details = new ArrayList<Detail>();
        payments.stream()
                .limit(LISTED)
                .forEach(payment -> details.add(new Detail(
                        "Block "
                                + AmountFormat.count(
                                        payment.header().point().height().value()),
                        payment.txid().toString())));
        if (payments.size() > LISTED) details.add(new Detail("And", (payments.size() - LISTED) + " more"));
        var drawings = payments.stream()
                .<Drawing>map(payment -> new Drawing.Branch(payment.branch()))
                .limit(1)
                .toList();
        return new Rung(TruthMark.PROVEN, sentence, drawings, details, false);
    }

    static Rung inBlock(Evidence.InBlock inBlock) {
        int steps = inBlock.branch().siblings().size();
        var at = AmountFormat.count(inBlock.header().point().height().value());
        var sentence = steps == 0
                ? "It is the only payment inside block " + at + "."
                : "It is inside block " + at + ": " + (steps == 1 ? "1 step leads" : steps + " steps lead")
                        + " from it to the block’s fingerprint.";
        var details = new ArrayList<Detail>();
        details.add(new Detail("txid", inBlock.txid().toString()));
        details.add(new Detail(
                "Index in the block", AmountFormat.count(inBlock.branch().index())));
        details.add(
                new Detail("Merkle root", inBlock.header().header().merkleRoot().display()));
        details.add(new Detail("Depth of the tree, fixed by the coinbase", String.valueOf(steps)));
        for (int i = 0; i < steps; i++) {
            details.add(new Detail(
                    "Sibling " + (i + 1), inBlock.branch().siblings().get(i).display()));
        }
        return new Rung(TruthMark.PROVEN, sentence, List.of(new Drawing.Branch(inBlock.branch())), details, false);
    }

    static Rung wholeBlock(Evidence.WholeBlock block) {
        var sentence = "The whole block was read: its " + AmountFormat.count(block.transactions())
                + " payments make the fingerprint in its header.";
        var witnesses =
                new Detail("Witnesses", block.witnessesCommitted() ? "committed to (BIP141)" : "none committed to");
        return new Rung(TruthMark.PROVEN, sentence, List.of(), List.of(witnesses), false);
    }

    static Rung scan(Evidence.FilterScan scan) {
        var peers = scan.peersAgreeing() == 1 ? "1 peer gave" : scan.peersAgreeing() + " peers agree on";
        var sentence = "The index of every block from "
                + AmountFormat.count(scan.from().value()) + " to "
                + AmountFormat.count(scan.to().height().value()) + " was checked for your addresses. " + peers
                + " the indexes. What was received and not spent again is all you see.";
        var details = new ArrayList<>(List.of(
                new Detail("Blocks read whole", AmountFormat.count(scan.blocksRead())),
                new Detail("Scripts looked for", AmountFormat.count(scan.scripts())),
                new Detail("Peers agreeing on the filter headers (BIP157)", String.valueOf(scan.peersAgreeing())),
                new Detail("Last block", scan.to().hash().display())));
        if (scan.partlyFromRecord()) {
            details.add(
                    new Detail("Resumed", "an earlier part was checked in a former run, recorded under your password"));
        }
        var range = new Drawing.Range(
                scan.from(), scan.to().height(), scan.header().tip().height());
        return new Rung(TruthMark.PROVEN, sentence, List.of(range), details, false);
    }

    /// @param what what lies in the chain: "It lies", "Those blocks lie"
    static Rung header(Evidence.HeaderOnChain on, String what) {
        int headers = on.tip().height().value();
        var sentence = what + " in the chain with the most work: " + AmountFormat.count(headers)
                + " headers, each checked on this computer.";
        var details = List.of(
                new Detail("Block", AmountFormat.count(on.point().height().value())),
                new Detail("Block hash", on.point().hash().display()),
                new Detail("Header", hex(on.header())),
                new Detail(
                        "Newest block",
                        AmountFormat.count(headers) + ", " + on.tip().hash().display()),
                new Detail(
                        "Work of the chain, in hashes (hexadecimal)",
                        on.chainWork().toString()));
        return new Rung(
                TruthMark.PROVEN,
                sentence,
                List.of(new Drawing.Strip(on.point().height(), on.tip().height())),
                details,
                false);
    }

    private static String hex(BlockHeader header) {
        return dev.touchstone.spv.chain.ByteString.of(header.bytes()).hex();
    }
}
