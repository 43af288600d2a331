package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.chain.StrictJson;
import dev.touchstone.spv.chain.StrictJson.Limits;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.description.Descriptor.Deployment;
import dev.touchstone.wallet.message.description.Descriptor.Field;
import dev.touchstone.wallet.message.description.Descriptor.Format;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads a descriptor file of ERC-7730. Total: whatever the text, there is an answer. Confined to one reading.
final class DescriptorReader {
    static final int MOST_CHARACTERS = 1 << 18;
    private static final int MOST_DEPLOYMENTS = 256;
    private static final int MOST_FORMATS = 128;
    private static final int MOST_FIELDS = 128;
    private static final int MOST_DEPTH = 4;
    private static final int LONGEST_LABEL = 80;

    private static final StrictJson JSON = StrictJson.within(new Limits(32, 1024, 100, 4096));

    private final JsonNode root;

    private DescriptorReader(JsonNode root) {
        this.root = root;
    }

    static Parsed<Descriptor> parse(String file, String json) {
        if (json.length() > MOST_CHARACTERS) return Parsed.malformed("more than " + MOST_CHARACTERS + " characters");
        return JSON.parseObject(json).then(root -> {
            try {
                return Parsed.ok(new DescriptorReader(root).read(file));
            } catch (MalformedException e) {
                return Parsed.malformed(e.reason());
            }
        });
    }

    private Descriptor read(String file) throws MalformedException {
        var context = root.path("context");
        boolean isForCalls = context.has("contract");
        if (isForCalls == context.has("eip712")) throw new MalformedException("neither calls nor typed data");
        var binding = context.path(isForCalls ? "contract" : "eip712");
        var name = binding.path("domain").path("name");
        return new Descriptor(
                file,
                text(root.path("metadata"), "owner"),
                isForCalls,
                deployments(binding.path("deployments")),
                name.isString() ? Optional.of(name.asString()) : Optional.empty(),
                formats(isForCalls));
    }

    private static Set<Deployment> deployments(JsonNode list) throws MalformedException {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_DEPLOYMENTS) {
            throw new MalformedException("no deployments");
        }
        var deployments = new HashSet<Deployment>();
        for (var each : list) {
            if (!each.path("chainId").isIntegralNumber()) throw new MalformedException("a deployment on no network");
            deployments.add(new Deployment(each.path("chainId").bigIntegerValue(), address(each.path("address"))));
        }
        return deployments;
    }

    private static EthereumAddress address(JsonNode node) throws MalformedException {
        if (node.isString() && EthereumAddress.parse(node.asString()) instanceof AddressText.Valid valid) {
            return valid.address();
        }
        throw new MalformedException("no address");
    }

    private Map<String, Format> formats(boolean isForCalls) throws MalformedException {
        var list = root.path("display").path("formats");
        if (!list.isObject() || list.isEmpty() || list.size() > MOST_FORMATS)
            throw new MalformedException("no formats");
        var formats = new HashMap<String, Format>();
        for (var each : list.properties()) {
            var key = isForCalls ? CallSignature.parse(each.getKey()).canonical() : each.getKey();
            var fields = new ArrayList<Field>();
            read(each.getValue().path("fields"), DataPath.top(), 0, fields);
            var format = new Format(each.getKey(), text(each.getValue(), "intent"), fields);
            if (formats.put(key, format) != null) throw new MalformedException("two formats for " + key);
        }
        return formats;
    }

    private void read(JsonNode list, DataPath before, int depth, List<Field> fields) throws MalformedException {
        if (!list.isArray() || depth > MOST_DEPTH) throw new MalformedException("no list of fields");
        for (var each : list) {
            if (fields.size() == MOST_FIELDS) throw new MalformedException("too many fields");
            if (each.has("fields")) {
                read(each.path("fields"), DataPath.parse(text(each, "path"), before), depth + 1, fields);
            } else if (each.has("path") && !each.has("value")) {
                var path = DataPath.parse(text(each, "path"), before);
                fields.add(new Field(path, text(each, "label"), format(each, before)));
            }
        }
    }

    /// A form that is not known here is no fault: then the field is shown as it is.
    private FieldFormat format(JsonNode field, DataPath before) throws MalformedException {
        var parameters = field.path("params");
        return switch (field.path("format").asString("raw")) {
            case "amount" -> new FieldFormat.Amount();
            case "tokenAmount", "allowanceAmount" -> tokenAmount(parameters, before);
            case "date" ->
                switch (parameters.path("encoding").asString("timestamp")) {
                    case "timestamp" -> new FieldFormat.Date();
                    case "blockheight" -> new FieldFormat.BlockHeight();
                    default -> new FieldFormat.Raw();
                };
            case "duration" -> new FieldFormat.Duration();
            case "addressName" -> new FieldFormat.AddressName();
            case "nftName" -> new FieldFormat.NftName(path(parameters, "collectionPath", before));
            case "unit" -> unit(parameters);
            case "enum" -> named(parameters);
            default -> new FieldFormat.Raw();
        };
    }

    private FieldFormat tokenAmount(JsonNode parameters, DataPath before) throws MalformedException {
        var token = resolved(parameters.path("token"));
        var threshold = resolved(parameters.path("threshold"));
        return new FieldFormat.TokenAmount(
                path(parameters, "tokenPath", before),
                token.isMissingNode() ? Optional.empty() : Optional.of(address(token)),
                threshold.isMissingNode() ? Optional.empty() : Optional.of(number(threshold)),
                parameters.has("message") ? text(parameters, "message") : "Unlimited");
    }

    private static Optional<DataPath> path(JsonNode parameters, String name, DataPath before)
            throws MalformedException {
        if (!parameters.has(name) || text(parameters, name).startsWith("$.")) return Optional.empty();
        return Optional.of(DataPath.parse(text(parameters, name), before));
    }

    private static FieldFormat unit(JsonNode parameters) throws MalformedException {
        int decimals = parameters.path("decimals").asInt(0);
        boolean isKnown =
                decimals >= 0 && decimals <= 77 && !parameters.path("prefix").asBoolean(false);
        return isKnown ? new FieldFormat.Unit(text(parameters, "base"), decimals) : new FieldFormat.Raw();
    }

    private FieldFormat named(JsonNode parameters) throws MalformedException {
        var names = new HashMap<String, String>();
        var list = resolved(parameters.path("$ref"));
        if (list.size() > MOST_FIELDS) throw new MalformedException("too many names");
        for (var each : list.properties()) names.put(each.getKey(), text(list, each.getKey()));
        return new FieldFormat.Named(names);
    }

    /// What a reference into the file's own constants leads to, or the value itself.
    private JsonNode resolved(JsonNode value) {
        if (!value.isString() || !value.asString().startsWith("$.")) return value;
        var node = root;
        for (var name : value.asString().substring(2).split("\\.", -1)) node = node.path(name);
        return node;
    }

    private static BigInteger number(JsonNode node) throws MalformedException {
        if (node.isIntegralNumber() && node.bigIntegerValue().signum() >= 0) return node.bigIntegerValue();
        var text = node.isString() ? node.asString() : "";
        if (text.matches("0x[0-9a-fA-F]{1,64}")) return new BigInteger(text.substring(2), 16);
        if (text.matches("[0-9]{1,78}")) return new BigInteger(text);
        throw new MalformedException("no number");
    }

    /// Words that are shown: bounded, and of printable characters.
    private static String text(JsonNode node, String name) throws MalformedException {
        var text = node.path(name).isString() ? node.path(name).asString() : "";
        if (text.isBlank() || !text.matches("[ -~]*")) throw new MalformedException("no '" + name + "'");
        if (text.length() > LONGEST_LABEL && !name.endsWith("ath"))
            throw new MalformedException("'" + name + "' is too long");
        return text;
    }
}
