package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.testsupport.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Makes `ensip15.bin` from the data files of ENSIP-15, `spec.json` and `nf.json` (adraffy/ens-normalize.js).
///
/// To take a new version: put its files to the vectors, run [#main] with the path of the resource, run the tests.
/// The form is the one that [EnsTables] reads: numbers as varints, sets as ranges, rows as steps.
final class EnsTablesWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private EnsTablesWriter() {}

    public static void main(String... path) throws IOException {
        Files.write(Path.of(path[0]), write());
    }

    static byte[] write() {
        var spec = Vectors.json("ethereum/ens/ensip15-spec.json.gz");
        var forms = Vectors.json("ethereum/ens/ensip15-nf.json.gz");
        var to = new EnsTablesWriter();
        to.text(source(spec, forms));
        to.set(spec.path("ignored"));
        to.map(spec.path("mapped"));
        to.set(firsts(spec.path("fenced")));
        to.set(spec.path("cm"));
        to.set(spec.path("nsm"));
        to.number(spec.path("nsm_max").asInt());
        to.groups(spec.path("groups"));
        to.number(spec.path("wholes").size());
        for (var whole : spec.path("wholes")) {
            to.set(whole.path("valid"));
            to.set(whole.path("confused"));
        }
        to.sequences(spec.path("emoji"));
        to.number(forms.path("ranks").size());
        for (var rank : forms.path("ranks")) to.set(rank);
        to.map(forms.path("decomp"));
        to.set(forms.path("exclusions"));
        return to.out.toByteArray();
    }

    private static String source(JsonNode spec, JsonNode forms) {
        return "ENSIP-15 spec.json of " + spec.path("created").asString() + ", nf.json of "
                + forms.path("created").asString() + ", Unicode "
                + spec.path("unicode").asString() + ", CLDR "
                + spec.path("cldr").asString();
    }

    private void number(int value) {
        int left = value;
        while (left >= 0x80) {
            out.write(left | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    private static List<Integer> ints(JsonNode array) {
        return array.values().stream().map(JsonNode::asInt).toList();
    }

    private static List<Integer> firsts(JsonNode pairs) {
        return pairs.values().stream().map(pair -> pair.path(0).asInt()).toList();
    }

    private void set(JsonNode members) {
        set(ints(members));
    }

    private void set(List<Integer> members) {
        var bounds = new ArrayList<Integer>();
        for (int each : new TreeSet<>(members)) {
            if (!bounds.isEmpty() && bounds.getLast() == each - 1) bounds.set(bounds.size() - 1, each);
            else bounds.addAll(List.of(each, each));
        }
        number(bounds.size() / 2);
        int last = 0;
        for (int bound : bounds) {
            number(bound - last);
            last = bound;
        }
    }

    private void row(int from, List<Integer> row) {
        int last = from;
        for (int each : row) {
            int step = each - last;
            number(step << 1 ^ step >> 31);
            last = each;
        }
    }

    private void map(JsonNode pairs) {
        number(pairs.size());
        int key = 0;
        int last = 0;
        var sorted = pairs.values().stream()
                .sorted(Comparator.comparingInt(pair -> pair.path(0).asInt()))
                .toList();
        for (var pair : sorted) {
            number(pair.path(0).asInt() - key);
            key = pair.path(0).asInt();
            var row = ints(pair.path(1));
            number(row.size());
            row(last, row);
            last = row.getFirst();
        }
    }

    private void groups(JsonNode groups) {
        number(groups.size());
        for (var group : groups) {
            text(group.path("name").asString());
            number(group.path("restricted").asBoolean(false) ? 1 : 0);
            number(group.has("cm") ? 1 : 0);
            var members = new ArrayList<>(ints(group.path("primary")));
            members.addAll(ints(group.path("secondary")));
            set(members);
        }
    }

    private void sequences(JsonNode sequences) {
        number(sequences.size());
        var last = List.<Integer>of();
        for (var next : sequences.values().stream()
                .map(EnsTablesWriter::ints)
                .sorted(EnsTablesWriter::order)
                .toList()) {
            int shared = 0;
            while (shared < Math.min(last.size(), next.size())
                    && last.get(shared).equals(next.get(shared))) shared++;
            number(shared);
            number(next.size() - shared);
            row(shared == 0 ? 0 : next.get(shared - 1), next.subList(shared, next.size()));
            last = next;
        }
    }

    private static int order(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) return Integer.compare(a.get(i), b.get(i));
        }
        return Integer.compare(a.size(), b.size());
    }
}
