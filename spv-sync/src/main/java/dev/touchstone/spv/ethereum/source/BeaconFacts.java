package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the small things that beacon nodes tell of themselves and of their network. Pure.
///
/// Source: beacon-APIs `apis/beacon/genesis`, `apis/config/spec`, `apis/node/version`.
final class BeaconFacts {
    private static final int MOST_SETTINGS = 1000;
    private static final int LONGEST_SETTING = 4096;

    private BeaconFacts() {}

    static Reply<String> text(JsonNode data, String member) {
        var value = data.path(member);
        return value.isString() ? Reply.said(value.asString()) : unreadable("no '" + member + "'");
    }

    static Reply<Hash256> hash(JsonNode data, String member) {
        return text(data, member).then(text -> {
            var hash = text.startsWith("0x") ? Hash256.fromHex(text.substring(2)) : Hash256.fromHex("");
            return hash.map(Reply::said).orElseGet(() -> unreadable("'" + member + "' is no hash"));
        });
    }

    /// Whether the network's first moment and first validators are those of the schedule.
    static Reply<Boolean> isGenesisOf(JsonNode data, ForkSchedule schedule) {
        var time = Long.toString(schedule.genesis().getEpochSecond());
        return hash(data, "genesis_validators_root")
                .then(root -> text(data, "genesis_time")
                        .map(told -> told.equals(time) && root.equals(schedule.genesisValidatorsRoot())));
    }

    /// The settings by name; those that are lists as their JSON.
    static Reply<Map<String, String>> spec(JsonNode data) {
        if (!data.isObject() || data.size() > MOST_SETTINGS) return unreadable("no list of settings");
        var settings = new LinkedHashMap<String, String>();
        for (var setting : data.properties()) {
            var value = setting.getValue();
            var text = value.isString() ? value.asString() : value.toString();
            if (text.length() > LONGEST_SETTING) return unreadable("a setting of " + text.length() + " characters");
            settings.put(setting.getKey(), text);
        }
        return Reply.said(Map.copyOf(settings));
    }

    private static <T> Reply<T> unreadable(String reason) {
        return Reply.failed(new SourceFault.Unreadable(reason));
    }
}
