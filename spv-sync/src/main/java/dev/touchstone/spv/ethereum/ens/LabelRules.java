package dev.touchstone.spv.ethereum.ens;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules of ENSIP-15 for one label. Immutable.
final class LabelRules {
    /// The type of a label that is all ASCII; others have the name of their script.
    static final String ASCII = "ASCII";

    private static final String EMOJI = "Emoji";
    private static final String GREEK = "Greek";
    private static final int SMALL_XI = 0x3be;
    private static final int CAPITAL_XI = 0x39e;
    private static final int ASCII_END = 0x80;

    private final EnsTables tables;
    private final NormalForm form;
    private final EmojiTree emoji;
    private final LookAlikes lookAlikes;
    private final BitSet valid = new BitSet(Character.MAX_CODE_POINT);

    LabelRules(EnsTables tables) {
        this.tables = tables;
        this.form = new NormalForm(tables);
        this.emoji = EmojiTree.of(tables.emoji());
        this.lookAlikes = new LookAlikes(tables);
        for (var group : tables.groups()) group.members().addTo(valid);
        var composed = new ArrayList<>(NormalForm.syllables());
        composed.addAll(tables.decompositions().keySet());
        composed.removeIf(each -> !valid.get(each));
        for (int each : form.decomposed(composed)) valid.set(each);
    }

    /// A run of text or one emoji.
    private record Token(boolean isEmoji, List<Integer> content) {
        /// The content, of an emoji without the signs that ask for its presentation.
        private List<Integer> plain() {
            if (!isEmoji) return content;
            return content.stream()
                    .filter(each -> each != EmojiTree.PRESENTATION)
                    .toList();
        }
    }

    /// What became of a label.
    sealed interface Outcome {
        /// A valid label.
        ///
        /// @param shown the form to show: emoji with their presentation, and a capital Xi for ether
        /// @param type its script, [#ASCII], or "Emoji"
        record Ok(String normal, String shown, String type, boolean hasEmoji, boolean isUncommon) implements Outcome {}

        record Bad(NameFault fault) implements Outcome {}
    }

    Outcome apply(int[] label) {
        try {
            var tokens = tokens(label);
            if (tokens.isEmpty()) return new Outcome.Bad(new NameFault.EmptyLabel());
            return outcome(tokens, group(tokens));
        } catch (NameFaultException e) {
            return new Outcome.Bad(e.fault());
        }
    }

    private static Outcome outcome(List<Token> tokens, Optional<EnsTables.Group> group) {
        boolean hasEmoji = tokens.stream().anyMatch(Token::isEmoji);
        var type = group.map(EnsTables.Group::name).orElse(hasEmoji ? EMOJI : ASCII);
        var normal = tokens.stream().flatMap(token -> token.plain().stream()).toList();
        var shown = tokens.stream()
                .flatMap(token -> token.content().stream())
                .map(each -> each == SMALL_XI && !type.equals(GREEK) ? CAPITAL_XI : each)
                .toList();
        boolean isUncommon = group.filter(EnsTables.Group::restricted).isPresent();
        return new Outcome.Ok(text(normal), text(shown), type, hasEmoji, isUncommon);
    }

    private static String text(List<Integer> codePoints) {
        var text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    private List<Token> tokens(int[] label) throws NameFaultException {
        var tokens = new ArrayList<Token>();
        var text = new ArrayList<Integer>();
        int at = 0;
        while (at < label.length) {
            var found = emoji.longest(label, at);
            if (found.length() == 0) {
                text.addAll(character(label[at++]));
                continue;
            }
            addText(text, tokens);
            tokens.add(new Token(true, found.emoji()));
            at += found.length();
        }
        addText(text, tokens);
        return tokens;
    }

    private void addText(List<Integer> text, List<Token> tokens) {
        if (text.isEmpty()) return;
        tokens.add(new Token(false, form.composed(text)));
        text.clear();
    }

    private List<Integer> character(int codePoint) throws NameFaultException {
        if (valid.get(codePoint)) return List.of(codePoint);
        var mapped = tables.mapped().getOrDefault(codePoint, List.of());
        if (mapped.isEmpty() && !tables.ignored().contains(codePoint)) {
            throw new NameFaultException(new NameFault.DisallowedCharacter(codePoint));
        }
        return mapped;
    }

    /// The group of a valid label; empty for one that is all ASCII or all emoji.
    private Optional<EnsTables.Group> group(List<Token> tokens) throws NameFaultException {
        var all = tokens.stream().flatMap(token -> token.plain().stream()).toList();
        LabelChecks.underscores(all);
        boolean hasEmoji = tokens.stream().anyMatch(Token::isEmoji);
        if (!hasEmoji && all.stream().allMatch(each -> each < ASCII_END)) {
            LabelChecks.hyphens(all);
            return Optional.empty();
        }
        var text = tokens.stream()
                .filter(token -> !token.isEmoji())
                .flatMap(token -> token.content().stream())
                .toList();
        if (text.isEmpty()) return Optional.empty();
        looseMarks(tokens);
        LabelChecks.punctuation(all, tables.fenced());
        var unique = new LinkedHashSet<>(text);
        var group = common(unique);
        if (!group.marksAreListed()) {
            LabelChecks.stackedMarks(form.decomposed(text), tables.nonSpacing(), tables.mostNonSpacing());
        }
        var other = lookAlikes.of(unique);
        if (other.isEmpty()) return Optional.of(group);
        throw new NameFaultException(
                new NameFault.LooksLikeAnother(group.name(), other.get().name()));
    }

    private void looseMarks(List<Token> tokens) throws NameFaultException {
        for (var token : tokens) {
            int first = token.content().getFirst();
            if (!token.isEmoji() && tables.combining().contains(first)) {
                throw new NameFaultException(new NameFault.LooseMark(first));
            }
        }
    }

    /// The first group that all these characters are of.
    private EnsTables.Group common(Set<Integer> unique) throws NameFaultException {
        var groups = tables.groups();
        var script = "";
        for (int each : unique) {
            var left = groups.stream()
                    .filter(group -> group.members().contains(each))
                    .toList();
            if (left.isEmpty()) throw new NameFaultException(new NameFault.MixedScripts(script, each));
            groups = left;
            script = left.getFirst().name();
        }
        return groups.getFirst();
    }
}
