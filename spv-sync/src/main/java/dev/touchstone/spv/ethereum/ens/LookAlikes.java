package dev.touchstone.spv.ethereum.ens;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells a label that looks as one of another script would (ENSIP-15, "Wholes"). Immutable.
final class LookAlikes {
    private final List<EnsTables.Group> groups;
    /// For each character that is taken for others: the groups in which something else looks like it.
    private final Map<Integer, Set<EnsTables.Group>> others;

    LookAlikes(EnsTables tables) {
        groups = tables.groups();
        var map = new HashMap<Integer, Set<EnsTables.Group>>();
        for (var whole : tables.wholes()) addOthers(whole, map);
        others = Map.copyOf(map);
    }

    /// Characters of a look-alike that have a group in common, directly or by others, and all their groups.
    private record Extent(List<Integer> characters, Set<EnsTables.Group> groups) {}

    private void addOthers(EnsTables.Whole whole, Map<Integer, Set<EnsTables.Group>> map) {
        var extents = new ArrayList<Extent>();
        var characters = new ArrayList<>(whole.valid().members());
        characters.addAll(whole.confused().members());
        for (int each : characters.stream().sorted().toList()) {
            var its = groupsOf(each);
            var extent = extents.stream()
                    .filter(known -> known.groups().stream().anyMatch(its::contains))
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = new Extent(new ArrayList<>(), new LinkedHashSet<>());
                        extents.add(fresh);
                        return fresh;
                    });
            extent.characters().add(each);
            extent.groups().addAll(its);
        }
        for (var extent : extents) {
            var rest = new LinkedHashSet<EnsTables.Group>();
            extents.forEach(other -> rest.addAll(other.groups()));
            rest.removeAll(extent.groups());
            for (int each : extent.characters()) {
                if (whole.confused().contains(each)) map.put(each, rest);
            }
        }
    }

    private List<EnsTables.Group> groupsOf(int character) {
        return groups.stream()
                .filter(group -> group.members().contains(character))
                .toList();
    }

    /// A group in which a label would look the same as this one; empty where there is none.
    ///
    /// @param unique the label's characters, each once
    Optional<EnsTables.Group> of(Collection<Integer> unique) {
        var candidates = new ArrayList<EnsTables.Group>();
        var shared = new ArrayList<Integer>();
        boolean isConfused = false;
        for (int each : unique) {
            var its = others.get(each);
            if (its != null) {
                if (isConfused) candidates.retainAll(its);
                else candidates.addAll(its);
                isConfused = true;
                if (candidates.isEmpty()) return Optional.empty();
            } else if (groupsOf(each).size() == 1) {
                return Optional.empty();
            } else {
                shared.add(each);
            }
        }
        return candidates.stream()
                .filter(group -> shared.stream().allMatch(group.members()::contains))
                .findFirst();
    }
}
