package dev.touchstone.ui.token;

import dev.touchstone.ui.token.TokenPage.Statement;
import java.util.List;

/// What a token answered beside its balances, in words. Immutable.
///
/// @param asked whether it was asked
/// @param approvals who may take something; never empty where it was asked
/// @param votes empty where the token gives none
/// @param code whose code it runs; empty where it runs its own
record FactLines(boolean asked, List<Statement> approvals, List<Statement> votes, List<Statement> code) {
    static final FactLines NOT_ASKED = new FactLines(false, List.of(), List.of(), List.of());

    FactLines {
        approvals = List.copyOf(approvals);
        votes = List.copyOf(votes);
        code = List.copyOf(code);
    }
}
