package dev.touchstone.ui.firstrun;

import dev.touchstone.wallet.key.Mnemonic;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A recovery phrase that is shown to be written down, and three questions that show that it was. Confined to the
/// JavaFX application thread; knows no scene.
public final class PhraseCheck {
    private static final int ASKED = 3;

    private final RandomGenerator dice;
    private final ReadOnlyObjectWrapper<List<String>> phrase = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper();
    private List<Integer> asked = List.of();
    private List<StringProperty> answers = List.of();

    /// How the answer to one question stands.
    public enum Answer {
        MISSING,
        TYPING,
        RIGHT,
        WRONG
    }

    /// The questions are drawn anew for each phrase.
    public PhraseCheck(RandomGenerator dice) {
        this.dice = dice;
    }

    public ReadOnlyObjectProperty<List<String>> phrase() {
        return phrase.getReadOnlyProperty();
    }

    /// Whether the words can be seen now.
    public ReadOnlyBooleanProperty revealed() {
        return revealed.getReadOnlyProperty();
    }

    public void show(List<String> words) {
        asked = dice.ints(0, words.size())
                .distinct()
                .limit(ASKED)
                .sorted()
                .boxed()
                .toList();
        answers = asked.stream()
                .<StringProperty>map(_ -> new SimpleStringProperty(""))
                .toList();
        phrase.set(List.copyOf(words));
    }

    public void reveal(boolean visible) {
        revealed.set(visible);
    }

    /// Forgets the words.
    public void forget() {
        revealed.set(false);
        phrase.set(List.of());
    }

    /// Positions of the words asked for, counted from zero.
    public List<Integer> asked() {
        return asked;
    }

    public StringProperty answer(int question) {
        return answers.get(question);
    }

    public Answer judge(int question) {
        if (phrase.get().isEmpty()) return Answer.MISSING;
        var typed = answers.get(question).get().strip().toLowerCase(Locale.ROOT);
        var wanted = phrase.get().get(asked.get(question));
        if (typed.isEmpty()) return Answer.MISSING;
        if (typed.equals(wanted)) return Answer.RIGHT;
        return isBegun(typed, wanted) ? Answer.TYPING : Answer.WRONG;
    }

    /// Half a word is not judged: what it goes on to be is not known, and saying so would give the word away by
    /// letters.
    private static boolean isBegun(String typed, String wanted) {
        var words = Mnemonic.completions(typed);
        return wanted.startsWith(typed) || (!words.isEmpty() && !words.contains(typed));
    }
}
