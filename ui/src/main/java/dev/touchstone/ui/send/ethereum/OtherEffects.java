package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EffectTexts;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.util.List;

/// What a transaction does beside moving what accounts have: what others may take from then on, whose code
/// runs, what is made or ended. Pure.
final class OtherEffects {
    private OtherEffects() {}

    /// One sentence each, of what concerns the account that signs.
    static List<String> of(EthereumDraft draft, AssetNames names) {
        var account = draft.transaction().from();
        return draft.simulated().value().transactions().stream()
                .flatMap(transaction -> transaction.effects().stream())
                .filter(effect -> concerns(effect, account))
                .map(effect -> EffectTexts.explain(effect, names))
                .toList();
    }

    private static boolean concerns(Effect effect, EthereumAddress account) {
        return switch (effect) {
            case Effect.Ether _, Effect.Holding _, Effect.Unnamed _, Effect.OwnStorage _ -> false;
            case Effect.Allowance it -> it.owner().equals(account);
            case Effect.PieceApproval it -> it.owner().equals(account);
            case Effect.Operator it -> it.owner().equals(account);
            case Effect.Delegation it -> it.account().equals(account);
            case Effect.OwnerChange _, Effect.Created _, Effect.Destroyed _ -> true;
        };
    }
}
