package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Labels in the form that wallets exchange (BIP329): one JSON object a line. Immutable. Lines about
/// transactions, addresses (of Ethereum too) and outputs are read; those of other types, and what is no such
/// line, are counted and passed over.
///
/// @param passedOver how many lines say nothing that a wallet of this program keeps
public record LabelFile(List<Line> lines, int passedOver) {
    /// The longest text that is read.
    public static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    /// What a hash of Ethereum begins with.
    private static final String ETHEREUM = "0x";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What one line says of one thing.
    ///
    /// @param label may be empty
    /// @param spendable for outputs: whether the coin may be spent without being chosen by hand
    public record Line(LabelTarget target, String label, Optional<Boolean> spendable) {}

    public LabelFile {
        lines = List.copyOf(lines);
    }

    /// Everything that is named in a wallet, and every coin set aside.
    public static LabelFile of(Ledger ledger) {
        var lines = new LinkedHashMap<LabelTarget, Line>();
        ledger.labels()
                .forEach((target, label) -> lines.put(target, new Line(target, label, spendable(target, ledger))));
        for (var outPoint : ledger.frozen()) {
            var target = new LabelTarget.OnOutput(outPoint);
            lines.putIfAbsent(target, new Line(target, "", Optional.of(false)));
        }
        var sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparing((Line line) -> type(line.target())).thenComparing(line -> ref(line.target())));
        return new LabelFile(sorted, 0);
    }

    private static Optional<Boolean> spendable(LabelTarget target, Ledger ledger) {
        return target instanceof LabelTarget.OnOutput(var outPoint)
                ? Optional.of(!ledger.frozen().contains(outPoint))
                : Optional.empty();
    }

    private static String type(LabelTarget target) {
        return switch (target) {
            case LabelTarget.OnTransaction _, LabelTarget.OnEthereumPayment _ -> "tx";
            case LabelTarget.OnAddress _, LabelTarget.OnEthereumAddress _ -> "addr";
            case LabelTarget.OnOutput _ -> "output";
        };
    }

    private static String ref(LabelTarget target) {
        return switch (target) {
            case LabelTarget.OnTransaction(var txid) -> txid.toString();
            case LabelTarget.OnEthereumPayment(var hash) -> ETHEREUM + hash.hex();
            case LabelTarget.OnAddress(var address) -> address.text();
            case LabelTarget.OnEthereumAddress(var address) -> address.text();
            case LabelTarget.OnOutput(var outPoint) -> outPoint.toString();
        };
    }

    /// The file, each line ended by a line feed.
    public String text() {
        return lines.stream().map(LabelFile::text).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String text(Line line) {
        var object = JSON.createObjectNode()
                .put("type", type(line.target()))
                .put("ref", ref(line.target()))
                .put("label", line.label());
        line.spendable().ifPresent(may -> object.put("spendable", may));
        return JSON.writeValueAsString(object);
    }

    /// Reads a file. Addresses of other networks are passed over.
    public static LabelFile parse(String text, Network network) {
        if (text.length() > MOST_CHARACTERS) return new LabelFile(List.of(), 1);
        var lines = new ArrayList<Line>();
        int passedOver = 0;
        for (var written : text.lines().map(String::strip).toList()) {
            if (written.isEmpty()) continue;
            var line = line(written, network);
            if (line.isPresent()) lines.add(line.get());
            else passedOver++;
        }
        return new LabelFile(lines, passedOver);
    }

    private static Optional<Line> line(String written, Network network) {
        JsonNode object;
        try {
            object = JSON.readTree(written);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        var label = LabelText.tidy(object.path("label").asString(""));
        return target(object.path("type").asString(""), object.path("ref").asString(""), network)
                .map(target -> new Line(target, label, spendable(target, object.path("spendable"))));
    }

    private static Optional<Boolean> spendable(LabelTarget target, JsonNode node) {
        boolean counts = target instanceof LabelTarget.OnOutput && node.isBoolean();
        return counts ? Optional.of(node.asBoolean()) : Optional.empty();
    }

    private static Optional<LabelTarget> target(String type, String ref, Network network) {
        return switch (type) {
            case "tx" -> transaction(ref);
            case "addr" -> address(ref, network);
            case "output" -> OutPoint.fromDisplay(ref).map(LabelTarget.OnOutput::new);
            default -> Optional.empty();
        };
    }

    private static Optional<LabelTarget> transaction(String ref) {
        return ref.startsWith(ETHEREUM)
                ? Hash256.fromHex(ref.substring(ETHEREUM.length())).map(LabelTarget.OnEthereumPayment::new)
                : TxId.fromDisplay(ref).map(LabelTarget.OnTransaction::new);
    }

    private static Optional<LabelTarget> address(String ref, Network network) {
        if (EthereumAddress.parse(ref) instanceof AddressText.Valid valid) {
            return Optional.of(new LabelTarget.OnEthereumAddress(valid.address()));
        }
        return BitcoinAddress.parse(ref, network) instanceof ParsedAddress.Valid(var address)
                ? Optional.of(new LabelTarget.OnAddress(address))
                : Optional.empty();
    }
}
