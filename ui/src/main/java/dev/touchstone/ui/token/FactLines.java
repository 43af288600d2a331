package dev.touchstone.ui.token;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.token.TokenPage.Statement;
import java.math.BigInteger;
import java.util.List;

/// What a token answered beside its balances, in words. Immutable.
///
/// @param asked whether it was asked
/// @param given who may take something
/// @param approvals what was asked about; never empty where it was asked
/// @param votes empty where the token gives none
/// @param code whose code it runs; empty where it runs its own
record FactLines(
        boolean asked, List<Approval> given, List<Statement> approvals, List<Statement> votes, List<Statement> code) {
    static final FactLines NOT_ASKED = new FactLines(false, List.of(), List.of(), List.of(), List.of());

    /// Somebody may take something.
    ///
    /// @param most how much, in the token's smallest unit; nothing where that is not proven
    /// @param own whether the account it is taken from is one that this wallet can sign for
    record Approval(
            Statement statement, EthereumAddress account, EthereumAddress spender, BigInteger most, boolean own) {}

    FactLines {
        given = List.copyOf(given);
        approvals = List.copyOf(approvals);
        votes = List.copyOf(votes);
        code = List.copyOf(code);
    }
}
