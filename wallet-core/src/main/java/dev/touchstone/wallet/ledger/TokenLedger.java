package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The tokens and collectibles of a ledger: which the user added, what was last proven of each, and what a node finds
/// of them now. Confined to the wallet-ledger loop.
public final class TokenLedger {
    /// How old the record of what did not change may become before it is written again.
    private static final Duration RENEWED_AFTER = Duration.ofHours(1);

    private final SequencedSet<TokenContract> tokens = new LinkedHashSet<>();
    private final SequencedSet<NftRef> collectibles = new LinkedHashSet<>();
    private final TokenFindings findings = new TokenFindings();
    private Pending.@Nullable Reason missing = new Pending.Reason.NotChecked();
    private @Nullable String chain;

    void apply(WalletEvent.OfTokens event) {
        switch (event) {
            case WalletEvent.TokenAdded(var contract, var _) -> tokens.add(contract);
            case WalletEvent.TokenHidden(var contract, var _) -> tokens.remove(contract);
            case WalletEvent.CollectibleAdded(var ref, var _) -> collectibles.add(ref);
            case WalletEvent.CollectibleHidden(var ref, var _) -> collectibles.remove(ref);
            case WalletEvent.AnswerProven(var on, var answer, var _) -> findings.remember(on, answer);
            case WalletEvent.AnswerRefused(var on, var question, var _) -> findings.rememberRefusal(on, question);
        }
    }

    public boolean has(TokenContract contract) {
        return tokens.contains(contract);
    }

    public boolean has(NftRef ref) {
        return collectibles.contains(ref);
    }

    /// Takes what a node found on a chain, in place of what it found before. While it proves anything, what is missing
    /// is told by each finding; where it proves nothing, by the reason for all.
    public void found(String on, Map<TokenQuestion<?>, Finding<?>> answers) {
        follow(on);
        answers.forEach(findings::put);
        boolean isSomethingHeard = answers.values().stream().anyMatch(TokenLedger::isHeard);
        missing = isSomethingHeard || answers.isEmpty() ? null : reason(answers.values());
    }

    private static boolean isHeard(Finding<?> finding) {
        return finding.isProven() || TokenAnswer.isRefused(finding);
    }

    /// Where everybody lied, nobody proves.
    private static Pending.Reason reason(Collection<Finding<?>> answers) {
        for (var finding : answers) if (finding instanceof Pending<?> pending) return pending.reason();
        return new Pending.Reason.NobodyProves();
    }

    /// Nothing newer can be found on this chain now. What was proven stays proven as of its block, and what was
    /// refuted stays refuted.
    public void lost(String on, Pending.Reason reason) {
        follow(on);
        missing = reason;
        findings.forgetPending();
    }

    private void follow(String on) {
        if (!on.equals(chain)) findings.forgetAll();
        chain = on;
    }

    /// Whether it is worth writing down: something changed, or the last record has become old. What an older block
    /// says never takes the place of what a newer one said.
    public boolean isNews(WalletEvent.AnswerProven proven) {
        var now = proven.answer();
        var before = findings.last(proven.chain(), now.question());
        if (before == null) return true;
        if (now.blockTime().isBefore(before.blockTime())) return false;
        return !now.saysTheSameAs(before)
                || !now.blockTime().isBefore(before.blockTime().plus(RENEWED_AFTER));
    }

    /// The same of a contract that gives no answer.
    public boolean isNews(WalletEvent.AnswerRefused refused) {
        return !findings.wasRefused(refused.chain(), refused.question());
    }

    /// @param accounts the wallet's accounts, and the chain that they are looked at on
    TokenHoldings look(EthereumHoldings accounts) {
        var why = missing == null ? new Pending.Reason.NotChecked() : missing;
        var seen = new TokenLook(accounts, findings, why);
        tokens.stream().filter(it -> it.chain().equals(accounts.chain())).forEach(seen::token);
        collectibles.stream().filter(it -> it.chain().equals(accounts.chain())).forEach(seen::collectible);
        return seen.holdings(missing);
    }
}
