package dev.touchstone.ui.text;

import static dev.touchstone.ui.text.AssetNames.brief;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.RevertReason;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EffectWarning.Means;
import java.math.BigInteger;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an Ethereum transaction would do, and what to think about before it is signed.
public final class EffectTexts {
    private EffectTexts() {}

    /// What is otherwise afterwards, in one sentence.
    public static String explain(Effect effect, AssetNames names) {
        return switch (effect) {
            case Effect.Ether ether ->
                names.account(ether.account()) + " has " + EtherFormat.format(ether.after(), false) + " instead of "
                        + EtherFormat.format(ether.before(), false) + ".";
            case Effect.Holding holding -> holding(holding, names);
            case Effect.Allowance it -> allowance(it, names);
            case Effect.PieceApproval it ->
                it.after().equals(EthereumAddress.ZERO)
                        ? "Nobody else may give away " + asset(it.piece()) + " any more."
                        : "This lets " + brief(it.after()) + " give away " + asset(it.piece()) + " later.";
            case Effect.Operator it ->
                it.after()
                        ? "This lets " + brief(it.operator()) + " give away all that " + names.account(it.owner())
                                + " has of " + brief(it.contract()) + ", now and later."
                        : brief(it.operator()) + " may no longer give away what " + names.account(it.owner())
                                + " has of " + brief(it.contract()) + ".";
            case Effect.Delegation(var account, var _, var after) -> delegation(account, after);
            case Effect.OwnerChange(var contract, var _, var to, var _) ->
                brief(contract) + " says that it belongs to " + brief(to) + " from then on.";
            case Effect.Created(var contract) -> "This makes the contract " + brief(contract) + ".";
            case Effect.Destroyed(var contract) -> "This ends the contract " + brief(contract) + ".";
            case Effect.OwnStorage(var account, var _) ->
                "Code writes to the storage of " + brief(account) + " itself.";
            case Effect.Unnamed(var contract, var _) ->
                brief(contract) + " changes. Nobody can tell what that means for you.";
        };
    }

    private static String holding(Effect.Holding holding, AssetNames names) {
        var change = holding.change();
        var verb = change.signum() < 0 ? " gives " : " gets ";
        var what = switch (holding.asset()) {
            case TokenAsset.Units(var contract) -> names.token(contract, change.abs());
            case TokenAsset.Piece piece -> asset(piece);
            case TokenAsset.Item item -> change.abs() + " of " + asset(item);
        };
        var sentence = change.signum() == 0
                ? names.account(holding.account()) + " has as much as before of " + asset(holding.asset()) + "."
                : names.account(holding.account()) + verb + what + ".";
        return sentence + explain(holding.agreement()).map(more -> " " + more).orElse("");
    }

    private static String asset(TokenAsset asset) {
        return switch (asset) {
            case TokenAsset.Units(var contract) -> "the token " + brief(contract);
            case TokenAsset.Piece(var contract, var id) -> "number " + id + " of " + brief(contract);
            case TokenAsset.Item(var contract, var id) -> "number " + id + " of " + brief(contract);
        };
    }

    private static String allowance(Effect.Allowance allowance, AssetNames names) {
        var spender = brief(allowance.spender());
        if (allowance.after().signum() == 0) {
            return spender + " may no longer take " + names.name(allowance.token()) + " from "
                    + names.account(allowance.owner()) + ".";
        }
        return "This lets " + spender + " take " + amount(allowance, names) + " from "
                + names.account(allowance.owner()) + " later, without asking.";
    }

    private static String amount(Effect.Allowance allowance, AssetNames names) {
        return allowance.isUnlimited()
                ? "any amount of " + names.name(allowance.token())
                : "up to " + names.token(allowance.token(), allowance.after());
    }

    private static String delegation(EthereumAddress account, Optional<EthereumAddress> after) {
        return after.map(to -> brief(account) + " runs the code of " + brief(to) + " from then on.")
                .orElseGet(() -> brief(account) + " no longer runs anybody’s code.");
    }

    /// Where the contract's logs and answers do not say the same.
    public static Optional<String> explain(Agreement agreement) {
        return switch (agreement) {
            case AGREES -> Optional.empty();
            case DIFFERS -> Optional.of("The contract’s log says something else.");
            case NOT_LOGGED -> Optional.of("The contract’s log says nothing of it.");
            case NOT_ANSWERED -> Optional.of("Only the contract’s log says so.");
        };
    }

    /// How it ends.
    public static String explain(Ending ending) {
        return switch (ending) {
            case Ending.Succeeds _ -> "It succeeds.";
            case Ending.Reverts(var output) ->
                "The contract refuses" + reason(output.isEmpty(), RevertReason.of(output));
            case Ending.Halts(var reason) ->
                switch (reason) {
                    case OUT_OF_GAS, INTRINSIC_GAS_TOO_LOW -> "It fails: its limit for work is too low.";
                    case INSUFFICIENT_BALANCE -> "It fails: the account has too little ether.";
                    case STACK_UNDERFLOW,
                            STACK_OVERFLOW,
                            INVALID_OPCODE,
                            BAD_JUMP_DESTINATION,
                            WRITE_IN_STATIC_CALL,
                            RETURN_DATA_OUT_OF_BOUNDS,
                            ADDRESS_COLLISION,
                            CODE_TOO_LARGE,
                            INIT_CODE_TOO_LARGE,
                            RESERVED_CODE_PREFIX,
                            PRECOMPILE_FAILED -> "It fails: the contract’s code goes wrong (" + reason + ").";
                };
            case Ending.NotTaken(var problem) ->
                switch (problem) {
                    case INSUFFICIENT_FUNDS -> "No block takes it: the account has too little ether.";
                    case INTRINSIC_GAS_TOO_LOW, FLOOR_GAS_TOO_LOW ->
                        "No block takes it: its limit for work is too low.";
                    case GAS_LIMIT_TOO_HIGH, BLOCK_GAS_EXHAUSTED ->
                        "No block takes it: its limit for work is more than a block allows.";
                    case NONCE_TOO_LOW -> "No block takes it: the account has sent another with this number.";
                    case NONCE_TOO_HIGH -> "No block takes it yet: another one of the account must come first.";
                    case FEE_LIMIT_BELOW_BASE_FEE, TIP_ABOVE_FEE_LIMIT -> "No block takes it: its fee is too low.";
                    case TYPE_NOT_SUPPORTED,
                            WRONG_CHAIN,
                            NO_SENDER,
                            NONCE_AT_MAXIMUM,
                            SENDER_IS_CONTRACT,
                            INIT_CODE_TOO_LARGE,
                            NO_BLOBS,
                            TOO_MANY_BLOBS,
                            UNKNOWN_BLOB_HASH_VERSION,
                            BLOB_FEE_LIMIT_BELOW_BASE_FEE,
                            NO_AUTHORIZATIONS -> "No block takes it (" + problem + ").";
                };
        };
    }

    private static String reason(boolean isSilent, RevertReason reason) {
        return switch (reason) {
            case RevertReason.Words(var text) -> ": “" + OwnWords.of(text).shown() + "”.";
            case RevertReason.Panic(var code) -> ": a check of its own fails (" + code + ").";
            case RevertReason.Custom _ -> isSilent ? "." : ", and gives a reason of its own.";
            case RevertReason.None _ -> " and gives no reason.";
        };
    }

    /// The risk, what is at risk and the safer choice.
    public static String explain(EffectWarning warning, AssetNames names) {
        return switch (warning) {
            case EffectWarning.RunsForeignCode(var account, var delegate) ->
                "Your account " + brief(account) + " would run code of " + brief(delegate)
                        + ". Whoever wrote it can take everything in it. Stop if you did not ask for this.";
            case EffectWarning.ApprovesCollection(var contract, var _, var operator) ->
                "This lets " + brief(operator) + " take everything you have of " + brief(contract)
                        + ", now and later. Approve a single number instead.";
            case EffectWarning.UnlimitedAllowance(var token, var _, var spender, var by) ->
                "This lets " + brief(spender) + " take any amount of " + names.name(token)
                        + " from you later, without asking" + by(by) + ". Allow only what is needed.";
            case EffectWarning.GivesContract(var contract, var _, var to) ->
                "You give the contract " + brief(contract) + " to " + brief(to)
                        + ", with all that its owner may do. You cannot take it back.";
            case EffectWarning.LogsLie(var change) -> lie(change, names);
            case EffectWarning.LosesAll(var change) ->
                "All you have of " + names.name(change.asset()) + " leaves " + brief(change.account())
                        + ". Send less if you meant to keep some.";
            case EffectWarning.Allowance(var token, var _, var spender, var amount, var by) ->
                "This lets " + brief(spender) + " take up to " + names.token(token, amount)
                        + " from you later, without asking" + by(by) + ".";
            case EffectWarning.ApprovesPiece(var contract, var id, var _, var approved) ->
                "This lets " + brief(approved) + " take number " + id + " of " + brief(contract)
                        + " from you later, without asking.";
            case EffectWarning.WritesOwnStorage(var account) ->
                "Code writes to your account " + brief(account) + " itself. Nobody can tell what that is for.";
            case EffectWarning.EffectUnknown(var contract) ->
                "The contract " + brief(contract) + " changes, and nobody can tell what that will do. "
                        + "If you do not know this app well, stop here.";
            case EffectWarning.OnlyLogs(var change) ->
                "The contract of " + names.name(change.asset())
                        + " does not say what you have. Only its log says what changes.";
            case EffectWarning.DependsOnBlock(var facts) ->
                "It can do something else when it is in a block: its code asks for " + facts(facts)
                        + ", which nobody knows yet.";
            case EffectWarning.Fails(var ending) ->
                ending instanceof Ending.NotTaken
                        ? explain(ending)
                        : explain(ending) + " You would pay a fee for nothing.";
        };
    }

    private static String by(Means by) {
        return switch (by) {
            case TRANSACTION -> "";
            case PERMIT2 -> " (through Permit2)";
            case SIGNATURE -> " (by a message that you signed)";
        };
    }

    private static String lie(AssetChange change, AssetNames names) {
        var amount = names.amount(change.asset(), change.change().abs());
        var happens = change.change().signum() < 0
                ? "You lose " + amount
                : change.change().equals(BigInteger.ZERO) ? "You get nothing" : "You get " + amount;
        return happens + ", and the contract’s log says something else. Stop if you do not know it well.";
    }

    private static String facts(Iterable<BlockFact> facts) {
        var sorted = new TreeSet<BlockFact>();
        facts.forEach(sorted::add);
        return sorted.stream().map(EffectTexts::name).collect(Collectors.joining(" and "));
    }

    private static String name(BlockFact fact) {
        return switch (fact) {
            case BENEFICIARY -> "who makes the block";
            case RANDOMNESS -> "the block’s random number";
            case BEACON_ROOT -> "the root of the beacon block before";
            case GAS_LIMIT -> "how much the block holds";
            case TIME -> "the block’s time";
            case NUMBER -> "the block’s number";
            case BASE_FEE -> "the block’s base fee";
            case BLOB_BASE_FEE -> "the block’s fee for blobs";
            case BLOCK_HASH -> "the hash of an older block";
        };
    }
}
