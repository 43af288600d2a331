package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.shell.Since;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.PhraseTexts;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PasswordPolicy;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Bringing a wallet back: its words, since when to look, and a password. Confined to the JavaFX application thread;
/// knows no scene.
public final class RestoreViewModel {
    static final int MOST_WORDS = 24;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    private final Surroundings around;
    private final Entering entering;
    private final List<StringProperty> words = IntStream.range(0, MOST_WORDS)
            .<StringProperty>mapToObj(_ -> new SimpleStringProperty(""))
            .toList();
    private final IntegerProperty count = new SimpleIntegerProperty(12);
    private final StringProperty name = new SimpleStringProperty("My wallet");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<YearMonth> month;
    private final BooleanProperty monthUnknown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.WORDS);
    private final ReadOnlyStringWrapper wordsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwordProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper repeatedProblem = new ReadOnlyStringWrapper("");

    /// The three pages of this way.
    public enum Step {
        WORDS,
        BIRTHDAY,
        PASSWORD
    }

    public RestoreViewModel(Surroundings around) {
        this.around = around;
        this.entering = new Entering(around);
        this.month = new SimpleObjectProperty<>(thisMonth());
        words.forEach(word -> word.subscribe(() -> wordsProblem.set("")));
        password.subscribe(() -> passwordProblem.set(""));
        repeated.subscribe(() -> repeatedProblem.set(""));
    }

    private YearMonth thisMonth() {
        return YearMonth.from(around.now().get().atZone(around.ages().zone()));
    }

    public StringProperty word(int index) {
        return words.get(index);
    }

    /// How many words the phrase has: 12, 15, 18, 21 or 24.
    public IntegerProperty count() {
        return count;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty password() {
        return password;
    }

    public StringProperty repeated() {
        return repeated;
    }

    public ObjectProperty<YearMonth> month() {
        return month;
    }

    public BooleanProperty monthUnknown() {
        return monthUnknown;
    }

    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty wordsProblem() {
        return wordsProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty repeatedProblem() {
        return repeatedProblem.getReadOnlyProperty();
    }

    public Entering entering() {
        return entering;
    }

    boolean hasLargeText() {
        return around.host().settings().get().hasLargeText();
    }

    /// Whether a word is complete and not in the list.
    public boolean isUnknown(int index) {
        var typed = typed(index);
        return !typed.isEmpty() && Mnemonic.completions(typed).isEmpty();
    }

    public boolean hasUnknown() {
        return unknown().isPresent();
    }

    /// Where the first word stands that is not in the list.
    private Optional<Integer> unknown() {
        return IntStream.range(0, count.get()).filter(this::isUnknown).boxed().findFirst();
    }

    private String typed(int index) {
        return words.get(index).get().strip().toLowerCase(Locale.ROOT);
    }

    /// Takes a whole phrase that was pasted into one field; false when the text is a single word.
    public boolean paste(String text) {
        var pasted = SEPARATORS
                .splitAsStream(text.strip())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (pasted.size() < 2) return false;
        count.set(lengthFor(pasted.size()));
        for (int i = 0; i < MOST_WORDS; i++) words.get(i).set(i < pasted.size() ? pasted.get(i) : "");
        return true;
    }

    private static int lengthFor(int words) {
        return Math.clamp(Math.ceilDiv(words, 3) * 3L, 12, MOST_WORDS);
    }

    /// What all words together say: complete, or what is wrong.
    public String summary() {
        if (phrase().isEmpty()) return "A phrase has 12 to 24 words.";
        return unknown()
                .map(index -> PhraseTexts.unknown(index + 1, typed(index)))
                .orElseGet(() -> PhraseTexts.explain(parse()));
    }

    public boolean isWhole() {
        return parse() instanceof Mnemonic.Outcome.Whole;
    }

    private Mnemonic.Outcome parse() {
        var outcome = Mnemonic.parse(String.join(" ", phrase()));
        if (outcome instanceof Mnemonic.Outcome.Whole(var mnemonic)) mnemonic.close();
        return outcome;
    }

    private List<String> phrase() {
        return IntStream.range(0, count.get())
                .mapToObj(this::typed)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    public String cost() {
        var from = monthUnknown.get() ? PhraseTexts.FIRST_MONTH : month.get();
        return PhraseTexts.cost(from, thisMonth());
    }

    public List<Integer> years() {
        return IntStream.rangeClosed(
                        PhraseTexts.FIRST_MONTH.getYear(), thisMonth().getYear())
                .boxed()
                .toList()
                .reversed();
    }

    /// Goes one page on; what has to be put right first is said at its field.
    public void next() {
        switch (step.get()) {
            case WORDS -> {
                if (isWhole()) step.set(Step.BIRTHDAY);
                else wordsProblem.set(summary());
            }
            case BIRTHDAY -> step.set(Step.PASSWORD);
            case PASSWORD -> finish();
        }
    }

    private void finish() {
        try (var typed = Password.of(password.get())) {
            if (PasswordPolicy.STANDARD.judge(typed) instanceof PasswordPolicy.Verdict.TooShort tooShort) {
                passwordProblem.set(tooShort.sentence());
            }
        }
        if (!repeated.get().equals(password.get()))
            repeatedProblem.set("The two passwords differ. Type this one again.");
        if (!passwordProblem.get().isEmpty() || !repeatedProblem.get().isEmpty()) return;
        Since since = monthUnknown.get() ? new Since.Unknown() : new Since.Month(month.get());
        entering.attempt(() -> around.host()
                .restore(name.get().strip(), phrase(), since, password.get().toCharArray()));
    }

    public void back() {
        switch (step.get()) {
            case WORDS -> around.navigator().back();
            case BIRTHDAY -> step.set(Step.WORDS);
            case PASSWORD -> step.set(Step.BIRTHDAY);
        }
    }
}
