package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.payment.AssetHistory;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.text.TruthLine;
import java.util.List;
import java.util.Optional;

/// What the page of a token shows at one moment. Immutable.
///
/// @param name what it calls itself in short
/// @param truth the line over its amounts; empty where there is none to speak of
/// @param shares one for each account
/// @param statements what is known of the token itself
/// @param pending payments that are not settled, newest first
/// @param history what came and went, and whether it adds up
/// @param present whether the wallet shows this token at all
record TokenPage(
        String name,
        String address,
        Optional<TruthLine> truth,
        List<ShareLine> shares,
        List<Statement> statements,
        List<OnTheWay> pending,
        AssetHistory history,
        String problem,
        boolean present) {
    TokenPage {
        shares = List.copyOf(shares);
        statements = List.copyOf(statements);
        pending = List.copyOf(pending);
    }

    /// A sentence with its mark; without one where it is only said that the contract gives no answer.
    record Statement(Optional<TruthMark> mark, String words) {
        static Statement of(TruthMark mark, String words) {
            return new Statement(Optional.of(mark), words);
        }

        static Statement plain(String words) {
            return new Statement(Optional.empty(), words);
        }
    }
}
