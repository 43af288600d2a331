package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.Codec;
import dev.touchstone.spv.content.UnixFs;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import dev.touchstone.spv.practice.http.LocalHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An IPFS gateway on this computer that has the practice chain's pictures and nothing else: blocks with
/// `?format=raw`, archives with `?format=car` and `dag-scope`, or a file's own bytes. Thread-safe.
///
/// Source: ipfs/specs `http-gateways/trustless-gateway.md`, `path-gateway.md`.
public final class PracticeGateway implements AutoCloseable {
    private static final String START = "/ipfs/";
    private static final String RAW = "application/vnd.ipld.raw";
    private static final String CAR = "application/vnd.ipld.car";
    private static final int MOST_NAMES = 16;

    private final PracticePictures pictures;
    private final LocalHttp http;

    private PracticeGateway(int port, PracticeGatewayAnswers answers) throws IOException {
        this.pictures = new PracticePictures();
        this.http = LocalHttp.listen(port, "practice ipfs", request -> answers.answer(request, honest(request)));
    }

    /// Listens on this port, or on a free one if it is 0.
    public static PracticeGateway start(int port) throws IOException {
        return start(port, PracticeGatewayAnswers.HONEST);
    }

    /// The same, saying what `answers` makes of the truth.
    public static PracticeGateway start(int port, PracticeGatewayAnswers answers) throws IOException {
        return new PracticeGateway(port, answers);
    }

    /// Where it is, without a slash at the end.
    public URI uri() {
        return http.uri();
    }

    /// What it has.
    public PracticePictures pictures() {
        return pictures;
    }

    private HttpAnswer honest(HttpRequest request) {
        if (!request.method().equals("GET")) return HttpAnswer.text(405, "GET only");
        if (!request.path().startsWith(START)) return HttpAnswer.text(404, "only /ipfs/ is here");
        var names = Arrays.stream(request.path().substring(START.length()).split("/"))
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty() || names.size() > MOST_NAMES) return HttpAnswer.text(400, "no path");
        return switch (Cid.parse(names.getFirst())) {
            case Parsed.Malformed<Cid>(var reason) -> HttpAnswer.text(400, "invalid cid: " + reason);
            case Parsed.Ok<Cid>(var root) ->
                walk(root, names.subList(1, names.size()))
                        .map(blocks -> answer(request, root, blocks))
                        .orElseGet(() -> HttpAnswer.text(404, "not found"));
        };
    }

    /// The blocks from the root to what the path names; empty where the path leads nowhere.
    private Optional<List<Block>> walk(Cid root, List<String> names) {
        var way = new ArrayList<Block>();
        var at = pictures.blocks().find(root);
        for (var name : names) {
            if (at.isEmpty()) return Optional.empty();
            way.add(at.get());
            at = below(at.get(), name).flatMap(pictures.blocks()::find);
        }
        at.ifPresent(way::add);
        return at.map(_ -> way);
    }

    private static Optional<Cid> below(Block block, String name) {
        return node(block) instanceof UnixFs.Directory(var entries)
                ? entries.stream()
                        .filter(entry -> entry.name().equals(name))
                        .map(entry -> entry.cid())
                        .findFirst()
                : Optional.empty();
    }

    private static UnixFs node(Block block) {
        return block.cid().isOf(Codec.RAW)
                ? new UnixFs.File(block.bytes(), List.of(), block.bytes().length())
                : UnixFs.parse(block.bytes()).orThrow();
    }

    private HttpAnswer answer(HttpRequest request, Cid root, List<Block> way) {
        var end = way.getLast();
        var format = request.parameter("format").orElse("");
        var accept = request.header("accept");
        if (format.equals("raw") || accept.contains(RAW)) return typed(end.bytes(), RAW);
        if (format.equals("car") || accept.contains(CAR)) {
            var scope = request.parameter("dag-scope").orElse("all");
            if (!List.of("block", "entity", "all").contains(scope)) return HttpAnswer.text(400, "no such dag-scope");
            var blocks = new ArrayList<>(way);
            if (!scope.equals("block")) addBelow(end, blocks, scope.equals("all"));
            return typed(CarWriter.archive(root, blocks), CAR + "; version=1");
        }
        if (!format.isEmpty()) return HttpAnswer.text(400, "no such format");
        return node(end) instanceof UnixFs.File
                ? typed(content(end), type(request.path()))
                : HttpAnswer.text(404, "a folder has no bytes of its own");
    }

    private void addBelow(Block block, List<Block> blocks, boolean alsoFolders) {
        var below = switch (node(block)) {
            case UnixFs.File file -> file.parts().stream().map(UnixFs.Part::cid).toList();
            case UnixFs.Directory folder
            when alsoFolders ->
                folder.entries().stream().map(entry -> entry.cid()).toList();
            case UnixFs.Directory _, UnixFs.Shard _, UnixFs.SymbolicLink _ -> List.<Cid>of();
        };
        for (var cid : below) {
            var next = pictures.blocks().find(cid).orElseThrow();
            blocks.add(next);
            addBelow(next, blocks, alsoFolders);
        }
    }

    private ByteString content(Block block) {
        if (!(node(block) instanceof UnixFs.File file)) throw new IllegalStateException("no file");
        var out = new ByteArrayOutputStream();
        out.writeBytes(file.bytes().toArray());
        for (var part : file.parts()) {
            out.writeBytes(
                    content(pictures.blocks().find(part.cid()).orElseThrow()).toArray());
        }
        return ByteString.of(out.toByteArray());
    }

    private static String type(String path) {
        if (path.endsWith(".json")) return HttpAnswer.JSON;
        if (path.endsWith(".svg")) return "image/svg+xml";
        return path.endsWith(".png") ? "image/png" : HttpAnswer.BYTES;
    }

    private static HttpAnswer typed(ByteString content, String type) {
        return new HttpAnswer(
                200,
                Map.of("content-type", type, "cache-control", "public, max-age=29030400, immutable"),
                new HttpAnswer.Body.Whole(content),
                HttpAnswer.bytes(content).delivery());
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
