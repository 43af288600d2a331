package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.description.Description;
import dev.touchstone.wallet.message.reading.MessageMeaning.Means;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads typed data: which of the known forms it is, and what to warn of in it. Pure.
final class TypedReading {
    /// Permits that are good for longer outlive what they are for.
    private static final Duration FAR = Duration.ofDays(90);

    private static final Pattern PERMISSION = Pattern.compile(
            "(?i).*(permit|approv|allow|order|listing|offer|bid|trade|swap|deleg|authori[sz]|transfer).*");

    private final TypedData data;
    private final MessageContext context;
    private final List<MessageWarning> found = new ArrayList<>();

    private TypedReading(TypedData data, MessageContext context) {
        this.data = data;
        this.context = context;
    }

    /// @param description what a descriptor says of it; counts where nothing here knows the type
    static Reading of(TypedData data, MessageContext context, Optional<Description> description) {
        var reading = new TypedReading(data, context);
        var meaning = PermitReading.of(data)
                .or(() -> OrderReading.of(data))
                .or(() -> VoteReading.of(data))
                .or(() -> description.map(each -> new MessageMeaning.Described(each.intent(), each.owner())))
                .orElseGet(() -> new MessageMeaning.Undescribed(data.primaryType()));
        reading.look(meaning);
        description
                .filter(each -> !each.isAudited())
                .ifPresent(each -> reading.found.add(new MessageWarning.NotAudited(each.owner())));
        reading.domain();
        return new Reading(meaning, reading.found);
    }

    private void look(MessageMeaning meaning) {
        switch (meaning) {
            case MessageMeaning.Permit permit -> permit(permit);
            case MessageMeaning.TokenTransfer transfer -> {
                found.add(new MessageWarning.LetsTake(transfer.token(), transfer.to(), transfer.amount()));
                account(transfer.from());
                time(transfer.until());
            }
            case MessageMeaning.Order order -> order(order);
            case MessageMeaning.VotesGiven votes -> {
                if (!votes.delegatee().equals(context.account())) {
                    found.add(new MessageWarning.GivesVotes(votes.delegatee()));
                }
                time(votes.until());
            }
            case MessageMeaning.RunsCode(var delegate) -> found.add(new MessageWarning.RunsForeignCode(delegate));
            case MessageMeaning.Undescribed(var type) -> {
                if (PERMISSION.matcher(type).matches()) found.add(new MessageWarning.LooksLikePermission(type));
                found.add(new MessageWarning.NobodyDescribed());
            }
            case MessageMeaning.Vote _,
                    MessageMeaning.Described _,
                    MessageMeaning.Words _,
                    MessageMeaning.Opaque _,
                    MessageMeaning.SignIn _ -> {}
        }
    }

    private void permit(MessageMeaning.Permit permit) {
        boolean takesBack = permit.means() != Means.PIECE
                && permit.allowances().stream().allMatch(each -> each.amount().signum() == 0);
        permit.owner().ifPresent(this::account);
        if (takesBack) return;
        for (var allowance : permit.allowances()) {
            found.add(
                    allowance.isUnlimited()
                            ? new MessageWarning.UnlimitedAllowance(allowance.token(), permit.spender())
                            : new MessageWarning.LetsTake(allowance.token(), permit.spender(), allowance.amount()));
        }
        var last = permit.means() == Means.PERMIT2
                ? permit.allowances().stream()
                        .map(MessageMeaning.Allowance::expires)
                        .reduce(permit.until(), TypedReading::later)
                : permit.until();
        time(last);
    }

    /// Never is the latest.
    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        return one.get().isAfter(other.get()) ? one : other;
    }

    private void order(MessageMeaning.Order order) {
        account(order.offerer());
        boolean getsSomething = order.gets().stream()
                .filter(item -> item.recipient().filter(order.offerer()::equals).isPresent())
                .anyMatch(item -> isPiece(item.kind()) || item.amount().compareTo(BigInteger.ONE) > 0);
        if (!order.gives().isEmpty()) {
            found.add(getsSomething ? new MessageWarning.OffersThings() : new MessageWarning.GivesForNothing());
        }
        time(order.until());
    }

    private static boolean isPiece(MessageMeaning.ItemKind kind) {
        return switch (kind) {
            case PIECE, ITEM, ANY_PIECE -> true;
            case ETHER, TOKEN -> false;
        };
    }

    private void account(EthereumAddress named) {
        if (!named.equals(context.account())) found.add(new MessageWarning.OtherAccount(named));
    }

    private void time(Optional<Instant> until) {
        if (until.isEmpty() || until.get().isAfter(context.now().plus(FAR))) {
            found.add(new MessageWarning.FarDeadline(until));
        } else if (!until.get().isAfter(context.now())) {
            found.add(new MessageWarning.Expired(until.get()));
        }
    }

    private void domain() {
        var chainId = data.chainId();
        if (chainId.isEmpty()) found.add(new MessageWarning.AnyChain());
        else if (!chainId.get().equals(context.chainId())) found.add(new MessageWarning.OtherChain(chainId.get()));
        data.verifyingContract()
                .filter(contract -> context.contracts()
                        .hasCode(chainId.orElse(context.chainId()), contract)
                        .filter(hasCode -> !hasCode)
                        .isPresent())
                .ifPresent(contract -> found.add(new MessageWarning.VerifierIsNoContract(contract)));
    }
}
