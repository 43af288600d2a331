package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.NameQuestion;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The closed list of rules that draw a proven conclusion from proven premises. Pure and thread-safe.
public final class Rules {
    private static final int MOST_SHOWN = 100;

    private Rules() {}

    /// The unspent outputs of the covered scripts: everything their transactions pay to them and do not spend.
    ///
    /// Needs exactly the transactions that the coverage names: with one left out a spend could be hidden, and one
    /// more would not be covered.
    public static Finding<UnspentOutputs> unspentOutputs(
            Collection<Proven<ConfirmedTransaction>> transactions, Proven<Coverage> coverage) {
        var given = new HashMap<TxId, ChainPoint>();
        var spent = new HashSet<OutPoint>();
        for (var tx : transactions) {
            given.put(tx.value().transaction().txid(), tx.value().block());
            tx.value().transaction().inputs().forEach(input -> spent.add(input.outPoint()));
        }
        if (!given.equals(coverage.value().transactions())) {
            return new Refuted<>(new Refutation.PremiseMissing(
                    difference(given, coverage.value().transactions())));
        }
        var unspent = transactions.stream()
                .flatMap(tx -> paidBy(tx.value(), coverage.value()).stream())
                .filter(output -> !spent.contains(output.outPoint()))
                .toList();
        var total = Satoshis.sum(unspent.stream().map(u -> u.output().value()).toList());
        var premises = new ArrayList<Evidence>();
        premises.add(coverage.evidence());
        transactions.forEach(tx -> premises.add(tx.evidence()));
        var evidence = new Evidence.Derived(Rule.UNSPENT_OUTPUTS, premises);
        return new Proven<>(new UnspentOutputs(unspent, total), evidence, coverage.asOf());
    }

    /// What these accounts have together: each once, all of the same block of the same chain.
    public static Finding<EtherTotal> sum(Collection<Proven<AccountState>> accounts) {
        var addresses = new HashSet<EthereumAddress>();
        var blocks = new HashSet<ChainPoint>();
        var total = Wei.ZERO;
        for (var account : accounts) {
            if (!addresses.add(account.value().address())) return missing("an account twice");
            if (!(account.evidence() instanceof Evidence.AccountInState)) return missing("the state of a block");
            blocks.add(account.asOf());
            total = total.plus(account.value().balance());
        }
        if (blocks.size() != 1) return missing(blocks.isEmpty() ? "no account" : "accounts of different blocks");
        var evidence = new Evidence.Derived(
                Rule.SUM, accounts.stream().map(Proven::evidence).toList());
        var value = new EtherTotal(total, List.copyOf(addresses));
        return new Proven<>(value, evidence, accounts.iterator().next().asOf());
    }

    /// What these holders have of one token together: each once, all in the same block, which is of one chain.
    ///
    /// @param amounts answers to an [Erc20.BalanceOf]
    public static Finding<TokenTotal> sumOfToken(Collection<Proven<BigInteger>> amounts) {
        var holders = new HashSet<EthereumAddress>();
        var contracts = new HashSet<EthereumAddress>();
        var blocks = new HashSet<ChainPoint>();
        var total = BigInteger.ZERO;
        for (var amount : amounts) {
            boolean isAmount =
                    amount.evidence() instanceof Evidence.AnswerOfCall it && it.question() instanceof Erc20.BalanceOf;
            if (!isAmount) return missing("what a holder has of a token");
            var question = (Erc20.BalanceOf) ((Evidence.AnswerOfCall) amount.evidence()).question();
            if (!holders.add(question.holder())) return missing("a holder twice");
            contracts.add(question.contract());
            blocks.add(amount.asOf());
            total = total.add(amount.value());
        }
        if (blocks.size() != 1) return missing(blocks.isEmpty() ? "no amount" : "amounts of different blocks");
        if (contracts.size() != 1) return missing("amounts of different tokens");
        var evidence = new Evidence.Derived(
                Rule.SUM, amounts.stream().map(Proven::evidence).toList());
        var value = new TokenTotal(contracts.iterator().next(), total, List.copyOf(holders));
        return new Proven<>(value, evidence, amounts.iterator().next().asOf());
    }

    /// These movements make the whole change of an account's ether from one block's state to a later one's; and
    /// the account's nonce says that each transaction it sent between is among them, and each authorization.
    ///
    /// Where the account has no code in either state and none of the movements is an authorization, it follows
    /// that nothing else moved at all ([Reconciliation#isWhole()]): such an account gives ether away only by
    /// transactions of its own, each of which raises its nonce, and gets code only by an authorization, which
    /// raises it too (EIP-7702). All of these are among the movements, so whatever else there was can only have
    /// come in; and that comes to nothing. That the account is one that a key controls, and not the address of a
    /// contract that is yet to be made, is for the caller to know. Of an account that has or had code, and of a
    /// token, only the sum is proven: other movements could cancel out.
    ///
    /// [Pending], with what is known so far, where there is a remainder or a transaction is missing. That the
    /// blocks of all movements lie on one chain rests on the committees that signed for them; a transaction
    /// that two blocks hold counts once.
    public static Finding<Reconciliation> addsUp(
            Proven<AccountState> from, Proven<AccountState> to, Collection<Proven<Movement>> moves) {
        return AddingUp.ofEther(from, to, moves);
    }

    /// The same of a token, of a kind of collectible or of a whole collection, by what its contract answers in
    /// both states.
    ///
    /// @param from answer to an [Erc20.BalanceOf], [Erc721.BalanceOf] or [Erc1155.BalanceOf]
    /// @param to answer to the same, in a later block
    public static Finding<Reconciliation> tokenAddsUp(
            Proven<BigInteger> from, Proven<BigInteger> to, Collection<Proven<Movement>> moves) {
        return AddingUp.ofToken(from, to, moves);
    }

    /// What the contract answered to a question of a standard: its call's result, put exactly as the question
    /// is, read strictly. That the contract keeps to the standard is not proven.
    public static <T> Finding<T> read(TokenQuestion<T> question, Proven<CallResult> call) {
        boolean isAsked =
                call.value().input().equals(question.input()) && call.evidence() instanceof Evidence.CallInState;
        if (!isAsked) return new Refuted<>(new Refutation.OtherQuestion(question.name()));
        return switch (call.value().outcome()) {
            case CallResult.Outcome.Reverted(var bytes) -> refused(question, "it reverted with 0x" + start(bytes));
            case CallResult.Outcome.Halted(var reason) -> refused(question, "it failed: " + reason);
            case CallResult.Outcome.Returned(var bytes) ->
                switch (question.read(bytes)) {
                    case Parsed.Malformed<T>(var reason) ->
                        new Refuted<>(new Refutation.NoSuchAnswer(question.contract(), reason));
                    case Parsed.Ok<T>(var answer) -> {
                        var evidence = new Evidence.AnswerOfCall(
                                question, question.says(answer), (Evidence.CallInState) call.evidence());
                        yield new Proven<>(answer, evidence, call.asOf());
                    }
                };
        };
    }

    /// What a network's names answer to a question: its call's result, put exactly as the question is, whether
    /// the contract returned or refused, read strictly. Who keeps the contract that answers, decides what names
    /// stand for.
    ///
    /// @param chain the network, whose names the question must be about
    public static <T> Finding<T> names(EthereumChain chain, NameQuestion<T> question, Proven<CallResult> call) {
        boolean isOfChain = NameSystems.of(chain.chainId())
                        .filter(question.system()::equals)
                        .isPresent()
                && Grounds.network(call.evidence()).filter(chain.id()::equals).isPresent();
        if (!isOfChain) return missing("the names of the network '" + chain.id() + "'");
        boolean isAsked =
                call.value().input().equals(question.input()) && call.evidence() instanceof Evidence.CallInState;
        if (!isAsked) return new Refuted<>(new Refutation.OtherQuestion(question.title()));
        var read = switch (call.value().outcome()) {
            case CallResult.Outcome.Returned(var bytes) -> question.returned(bytes);
            case CallResult.Outcome.Reverted(var bytes) -> question.reverted(bytes);
            case CallResult.Outcome.Halted(var reason) -> Parsed.<T>malformed("it failed: " + reason);
        };
        return switch (read) {
            case Parsed.Malformed<T>(var reason) ->
                new Refuted<>(new Refutation.NoSuchAnswer(question.contract(), reason));
            case Parsed.Ok<T>(var answer) -> {
                var evidence = new Evidence.NameByCall(
                        question, question.says(answer), (Evidence.CallInState) call.evidence());
                yield new Proven<>(answer, evidence, call.asOf());
            }
        };
    }

    private static <T> Refuted<T> refused(TokenQuestion<T> question, String how) {
        return new Refuted<>(new Refutation.ContractRefused(question.contract(), how));
    }

    private static String start(ByteString bytes) {
        return bytes.length() <= MOST_SHOWN
                ? bytes.hex()
                : ByteString.of(bytes.toArray(0, MOST_SHOWN)).hex() + "…";
    }

    /// This account owns the token of which it is proven who does.
    ///
    /// @param owner the answer to an [Erc721.OwnerOf]
    public static Finding<Ownership> owns(Proven<EthereumAddress> owner, EthereumAddress account) {
        boolean isOwner =
                owner.evidence() instanceof Evidence.AnswerOfCall it && it.question() instanceof Erc721.OwnerOf;
        if (!isOwner) return missing("who owns a token");
        boolean isNobody = account.equals(EthereumAddress.ZERO);
        if (isNobody || !owner.value().equals(account)) {
            return new Refuted<>(new Refutation.OwnedByAnother(owner.value()));
        }
        var answer = (Evidence.AnswerOfCall) owner.evidence();
        var question = (Erc721.OwnerOf) answer.question();
        var ownership = new Ownership(question.contract(), question.id(), account);
        return new Proven<>(ownership, new Evidence.OwnedBy(ownership, answer), owner.asOf());
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }

    private static List<Unspent> paidBy(ConfirmedTransaction confirmed, Coverage coverage) {
        var tx = confirmed.transaction();
        var paid = new ArrayList<Unspent>();
        for (int i = 0; i < tx.outputs().size(); i++) {
            var output = tx.outputs().get(i);
            if (coverage.watched().contains(output.script())) {
                paid.add(new Unspent(tx.outPoint(i), output, confirmed.block(), tx.isCoinbase()));
            }
        }
        return paid;
    }

    private static String difference(Map<TxId, ChainPoint> given, Map<TxId, ChainPoint> covered) {
        var odd = new TreeSet<String>();
        given.forEach((id, block) -> {
            if (!block.equals(covered.get(id))) odd.add("not covered: " + id + " in " + block);
        });
        covered.forEach((id, block) -> {
            if (!block.equals(given.get(id))) odd.add("not given: " + id + " in " + block);
        });
        return odd.getFirst();
    }
}
