package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Car;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.Codec;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentLimits;
import dev.touchstone.spv.content.ContentRefusal;
import dev.touchstone.spv.content.ContentStep;
import dev.touchstone.spv.content.ContentWalk;
import dev.touchstone.spv.content.FileCutter;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.ContentProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.IpfsContent;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.PictureTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone ipfs verify`: whether a file, an archive of blocks or what a gateway sends is the content of an
/// address.
@Command(
        name = "verify",
        description = "Check that a file, an archive (CAR) or what a gateway sends is what an IPFS address names.")
final class IpfsVerify implements Task {
    private final Contents contents;

    @Parameters(index = "0", paramLabel = "CID[/PATH]", description = "The address.")
    private String wanted = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE_OR_URL",
            description = "A file, an archive of blocks, or the address of a gateway, as http://127.0.0.1:8080.")
    private String source = "";

    @Option(names = "--out", paramLabel = "PROOF", description = "A file to write the proof to, for anyone to check.")
    private @Nullable Path out;

    IpfsVerify(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        if (!(ContentAddress.meant(wanted) instanceof ContentAddress.Ipfs address)) {
            throw Failure.usage("'" + Words.printable(wanted) + "' is no address of IPFS.");
        }
        if (source.matches("(?i)https?://.*")) return ofGateway(address);
        try (var in = Files.newInputStream(InputFiles.readable(Path.of(source)))) {
            return ofFile(address, ByteString.of(in.readNBytes(Car.MOST_BYTES + 1)));
        }
    }

    private Answer ofGateway(ContentAddress.Ipfs address) throws Failure, IOException, InterruptedException {
        var outcome = contents.askAnew(ContentOptions.ofGateway(source), fetcher -> fetcher.fetch(address));
        return switch (outcome) {
            case ContentOutcome.Found found -> proven(address, found.parts().getFirst(), found.bytes());
            case ContentOutcome.LeadsNowhere(var why) -> Verdict.refuted(why, facts(address));
            case ContentOutcome.NobodyHas nobody -> nobody(address, nobody.faults(), PictureTexts.explain(nobody));
            case ContentOutcome.Nothing nothing -> throw new IllegalStateException("asked a gateway: " + nothing);
            case ContentOutcome.Said _ -> throw new IllegalStateException("a gateway's word is checked");
        };
    }

    /// A gateway that lied is told apart from one that has nothing.
    private static Answer nobody(ContentAddress.Ipfs address, Map<String, SourceFault> faults, String sentence)
            throws Failure {
        var refutation = faults.values().stream()
                .flatMap(fault -> refutation(fault).stream())
                .findFirst();
        if (refutation.isPresent()) return Verdict.refuted(refutation.get(), facts(address));
        throw Failure.environment("NotFound", Words.plain(sentence));
    }

    private static Optional<Refutation> refutation(SourceFault fault) {
        return switch (fault) {
            case SourceFault.Lied(var why) -> Optional.of(why);
            case SourceFault.Unreadable(var reason) -> Optional.of(new Refutation.Unreadable(reason));
            default -> Optional.empty();
        };
    }

    private Answer ofFile(ContentAddress.Ipfs address, ByteString bytes) throws Failure, IOException {
        if (bytes.length() > Car.MOST_BYTES) throw Failure.refused("TooLarge", "The file has more than 128 MiB.");
        boolean isArchive = source.endsWith(".car");
        return switch (Car.parse(bytes)) {
            case Parsed.Ok<Car>(var car) -> ofBlocks(address, blocks(car));
            case Parsed.Malformed<Car>(var reason)
            when isArchive -> Verdict.refuted(new Refutation.Unreadable("an archive: " + reason), facts(address));
            case Parsed.Malformed<Car> _ -> ofPlainFile(address, bytes);
        };
    }

    private static Map<Cid, ByteString> blocks(Car car) {
        var blocks = new HashMap<Cid, ByteString>();
        car.blocks().forEach(block -> blocks.put(block.cid(), block.bytes()));
        return blocks;
    }

    private Answer ofPlainFile(ContentAddress.Ipfs address, ByteString bytes) throws Failure, IOException {
        if (!address.path().names().isEmpty()) {
            throw Failure.usage("A file alone does not show what a folder has at a path. Give an archive (CAR) or a "
                    + "gateway, or the file's own CID.");
        }
        var blocks = FileCutter.cut(bytes, address.cid());
        if (blocks.isPresent()) return ofBlocks(address, blocks.get());
        if (address.cid().hash().match(bytes) == Multihash.Match.DIFFERS && isBare(address.cid())) {
            return Verdict.refuted(
                    new Refutation.NotOfIpfs(new ContentRefusal.WrongBlock(address.cid())), facts(address));
        }
        throw Failure.environment(
                "CutUnknown",
                "The file is another one, or it was cut into blocks in a way that is not known here. An archive (CAR) "
                        + "or a gateway can tell.");
    }

    private static boolean isBare(Cid cid) {
        return cid.isOf(Codec.RAW);
    }

    private Answer ofBlocks(ContentAddress.Ipfs address, Map<Cid, ByteString> blocks) throws Failure, IOException {
        var walk = ContentWalk.from(address.cid(), address.path(), ContentLimits.STANDARD);
        while (walk.step() instanceof ContentStep.Needs(var cids) && blocks.containsKey(cids.getFirst())) {
            walk.take(cids.getFirst(), blocks.getOrDefault(cids.getFirst(), ByteString.EMPTY));
        }
        Finding<IpfsContent> finding = ContentKernel.ipfs(
                address, walk.blocks().stream().map(Block::bytes).toList());
        return switch (finding) {
            case Proven<IpfsContent> proven ->
                proven(address, proven, proven.value().bytes());
            case Refuted<IpfsContent>(var why) -> Verdict.refuted(why, facts(address));
            default -> throw new IllegalStateException("the kernel proves or refutes");
        };
    }

    private static Json.Members facts(ContentAddress.Ipfs address) {
        return Json.Members.none().with("address", address.text());
    }

    private Answer proven(ContentAddress.Ipfs address, Proven<?> proven, ByteString bytes) throws Failure, IOException {
        var proof = ContentProofFile.of(proven);
        if (out != null) write(proof, out);
        var hash = Multihash.ofSha256(bytes).digest().hex();
        var json = Json.Members.none()
                .with("standing", Words.standing(proven))
                .and(facts(address))
                .with("size", bytes.length())
                .with("sha256", hash)
                .withText("statement", proof.map(ContentProofFile::statement))
                .withText("file", Optional.ofNullable(out).map(Path::toString));
        var page = Page.of("Proven: it is what the address names.")
                .gap()
                .row("Address", address.text())
                .row("Size", Words.count(bytes.length()) + " bytes")
                .row("SHA-256", hash);
        if (out != null)
            page = page.gap().line("Proof written to " + out + ". Anyone can check it: touchstone verify " + out);
        return Answer.done(json, page);
    }

    private static void write(Optional<ContentProofFile> proof, Path to) throws Failure, IOException {
        if (proof.isEmpty()) throw Failure.refused("ProofTooLarge", "The proof is larger than a proof file may be.");
        InputFiles.write(to, file -> file.write(proof.get().toBytes()));
    }
}
