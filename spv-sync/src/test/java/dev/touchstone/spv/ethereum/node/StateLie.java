package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import java.util.ArrayList;
import java.util.List;

/// One thing that a server says of a state otherwise than it is, or leaves out. Immutable.
///
/// @param isOmission whether it is nothing false, but less than was asked for
record StateLie(String what, boolean isOmission, Telling telling) {

    /// Makes something else of an honest answer; the same where the lie is not about what was asked.
    @FunctionalInterface
    interface Telling {
        StateAnswer told(List<StateQuestion> questions, StateAnswer honest);
    }

    /// Makes something else of what is said to one question.
    @FunctionalInterface
    interface OfQuestion {
        StateAnswer.AccountNodes told(StateQuestion question, StateAnswer.AccountNodes honest);
    }

    static StateLie of(String what, OfQuestion each) {
        return new StateLie(what, false, each(each));
    }

    static StateLie omitting(String what, OfQuestion each) {
        return new StateLie(what, true, each(each));
    }

    private static Telling each(OfQuestion each) {
        return (questions, honest) -> {
            var all = new ArrayList<StateAnswer.AccountNodes>();
            for (int i = 0; i < questions.size(); i++) {
                all.add(each.told(questions.get(i), honest.accounts().get(i)));
            }
            return new StateAnswer(honest.header(), all);
        };
    }
}
