package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.account.EthereumCounterpart;
import dev.touchstone.wallet.ledger.LastAnswer;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what a node finds of the wallet's tokens and collectibles. As a listener it may be called on any thread and
/// only posts; everything else is confined to the wallet-ledger loop.
final class TokenFollower implements TokenListener {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFollower.class);

    private final WalletState state;
    private final Network network;
    private final Loop loop;
    private final InstantSource clock;
    private final Runnable changed;

    TokenFollower(WalletState state, Network network, Loop loop, InstantSource clock, Runnable changed) {
        this.state = state;
        this.network = network;
        this.loop = loop;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public void answered(String chain, Map<TokenQuestion<?>, Finding<?>> answers) {
        answers.forEach(TokenFollower::checkQuestion);
        var found = Map.copyOf(answers);
        if (isOurs(chain)) WalletLoop.post(loop, () -> take(chain, found));
    }

    /// An answer shown under another's question would be worse than none.
    private static void checkQuestion(TokenQuestion<?> question, Finding<?> finding) {
        boolean isNone = finding instanceof Claimed<?>
                || (finding instanceof Pending<?> pending && pending.soFar().isPresent());
        boolean isIts = !(finding instanceof Proven<?> proven)
                || (proven.evidence() instanceof Evidence.AnswerOfCall it
                        && it.question().equals(question));
        if (isNone || !isIts) throw new IllegalArgumentException("no answer to " + question.name());
    }

    @Override
    public void unknown(String chain, Pending.Reason reason) {
        if (!isOurs(chain)) return;
        WalletLoop.post(loop, () -> {
            state.ledger().tokens().lost(chain, reason);
            changed.run();
        });
    }

    private boolean isOurs(String chain) {
        if (EthereumCounterpart.goWith(network, chain)) return true;
        LOG.warn("what a node of {} finds is not for a wallet of {}", chain, network.id());
        return false;
    }

    private void take(String chain, Map<TokenQuestion<?>, Finding<?>> answers) {
        var ledger = state.ledger().tokens();
        ledger.found(chain, answers);
        var news = new ArrayList<WalletEvent>();
        answers.forEach((question, finding) -> {
            if (finding instanceof Proven<?> proven) {
                LastAnswer.of(proven)
                        .map(last -> new WalletEvent.AnswerProven(chain, last, clock.instant()))
                        .filter(ledger::isNews)
                        .ifPresent(news::add);
            } else if (TokenAnswer.isRefused(finding)) {
                Optional.of(new WalletEvent.AnswerRefused(chain, question, clock.instant()))
                        .filter(ledger::isNews)
                        .ifPresent(news::add);
            }
        });
        state.record(List.copyOf(news));
        changed.run();
    }
}
