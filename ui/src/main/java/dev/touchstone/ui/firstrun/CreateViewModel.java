package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PasswordPolicy;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Making a new wallet: a password, the phrase, and a check that it was written down. Confined to the JavaFX
/// application thread; knows no scene.
public final class CreateViewModel {
    private final Host host;
    private final Surroundings around;
    private final Entering entering;
    private final PhraseCheck check;
    private final StringProperty name = new SimpleStringProperty("My wallet");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwordProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper repeatedProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.PASSWORD);

    /// The three pages of this way.
    public enum Step {
        PASSWORD,
        PHRASE,
        CHECK
    }

    /// The dice choose which words are asked for.
    public CreateViewModel(Surroundings around, RandomGenerator dice) {
        this.around = around;
        this.host = around.host();
        this.entering = new Entering(around);
        this.check = new PhraseCheck(dice);
        password.subscribe(() -> passwordProblem.set(""));
        repeated.subscribe(() -> repeatedProblem.set(""));
        name.subscribe(() -> nameProblem.set(""));
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

    public ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty repeatedProblem() {
        return repeatedProblem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    public PhraseCheck check() {
        return check;
    }

    public Entering entering() {
        return entering;
    }

    /// What the password's length is worth, in a sentence.
    public String passwordHint() {
        if (password.get().isEmpty()) {
            return "At least " + PasswordPolicy.STANDARD.minimum()
                    + " characters. It protects this computer’s copy, not your phrase.";
        }
        try (var typed = Password.of(password.get())) {
            return PasswordPolicy.STANDARD.judge(typed).sentence();
        }
    }

    /// Goes on from the password to the phrase; false when something has to be put right first.
    public boolean confirmPassword() {
        if (name.get().isBlank()) nameProblem.set("Give the wallet a name.");
        try (var typed = Password.of(password.get())) {
            if (PasswordPolicy.STANDARD.judge(typed) instanceof PasswordPolicy.Verdict.TooShort tooShort) {
                passwordProblem.set(tooShort.sentence());
            }
        }
        if (!repeated.get().equals(password.get()))
            repeatedProblem.set("The two passwords differ. Type this one again.");
        boolean ready = nameProblem.get().isEmpty()
                && passwordProblem.get().isEmpty()
                && repeatedProblem.get().isEmpty();
        if (ready) askForPhrase();
        return ready;
    }

    private void askForPhrase() {
        if (!check.phrase().get().isEmpty()) {
            step.set(Step.PHRASE);
            return;
        }
        around.whenDone(host.newPhrase(), words -> {
            check.show(words);
            step.set(Step.PHRASE);
        });
    }

    /// Goes on from the phrase to the check.
    public void confirmWritten() {
        check.reveal(false);
        step.set(Step.CHECK);
    }

    /// Goes one page back; from the first one, to where the person came from.
    public void back() {
        check.reveal(false);
        switch (step.get()) {
            case PASSWORD -> around.navigator().back();
            case PHRASE -> step.set(Step.PASSWORD);
            case CHECK -> step.set(Step.PHRASE);
        }
    }

    /// Makes the wallet. `checked` says that all words asked for were right.
    public void finish(boolean checked) {
        entering.attempt(() -> host.create(
                name.get().strip(),
                check.phrase().get(),
                checked,
                password.get().toCharArray()));
    }
}
