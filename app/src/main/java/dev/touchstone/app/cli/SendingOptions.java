package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is to be sent, and to whom: ether, a token, collectibles, a message, a contract, or the word that an
/// account runs somebody's code. Written by picocli, then only read.
final class SendingOptions {
    static final String OFFCHAIN = "Ask the servers that the name's contract names, where it does not answer by itself."
            + " They learn which name you ask for, and whom it names is only claimed.";

    private static final String NOBODY = "0x0";

    @Option(
            names = "--to",
            paramLabel = "ADDRESS|NAME|LINK",
            description = "Whom to send it to: an address, a contact, a name, which is proven first, or an ethereum: "
                    + "link (ERC-681).")
    private @Nullable String to;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "How much: of ether with its unit, as 0.5eth or 30gwei; of a token a number; or 'all'. Not "
                    + "needed where the link says it.")
    private @Nullable String amount;

    @Option(names = "--token", paramLabel = "CONTRACT", description = "Send of this token, not ether (ERC-20).")
    private @Nullable String token;

    @Option(
            names = "--nft",
            paramLabel = "CONTRACT:ID",
            description = "Send this collectible (ERC-721, ERC-1155). Repeated for several of one ERC-1155 collection.")
    private List<String> pieces = new ArrayList<>();

    @Option(
            names = "--quantity",
            paramLabel = "N",
            description = "How many of it, for ERC-1155; repeated in the order of --nft. Default: 1.")
    private List<String> quantities = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "HEX",
            description = "Send this message to a contract: 0x and hexadecimal digits.")
    private @Nullable String data;

    @Option(names = "--create", description = "Make a contract: the data is the code that makes it.")
    private boolean create;

    @Option(
            names = "--delegate",
            paramLabel = "ADDRESS",
            description = "Have the account run the code of this contract from then on (EIP-7702); 0x0 ends that.")
    private @Nullable String delegate;

    @Option(names = "--offchain", description = OFFCHAIN)
    private boolean offchain;

    boolean offchain() {
        return offchain;
    }

    /// Who was typed; nobody where a contract is made or a delegation is set.
    Optional<TypedPayee> payee() throws Failure {
        return to == null ? Optional.empty() : Optional.of(TypedPayee.parse(to));
    }

    /// Refuses what makes no sense, before anybody is asked.
    void check() throws Failure {
        int kinds = (token == null ? 0 : 1) + (pieces.isEmpty() ? 0 : 1) + (data == null ? 0 : 1);
        if (kinds > 1) throw Failure.usage("Choose one of --token, --nft and --data.");
        if (delegate != null) checkAlone(kinds);
        else if (create == (to != null)) throw Failure.usage("Say whom to send it to with --to, or use --create.");
        if (create && data == null) throw Failure.usage("--create needs the code that makes the contract, as --data.");
        if (!pieces.isEmpty() && amount != null) throw Failure.usage("Of collectibles say --quantity, not --amount.");
        if (pieces.isEmpty() && !quantities.isEmpty()) throw Failure.usage("--quantity is for --nft.");
        if (data != null && isAll()) throw Failure.usage("Say how much ether goes with the message.");
        gifts();
        if (token != null) EthereumWords.address(token);
        bytes();
        if (delegate != null) delegated();
        var payee = payee();
        if (payee.isPresent() && payee.get() instanceof TypedPayee.Link(var ask))
            byLink(ask).check();
        else checkAmount();
    }

    private void checkAmount() throws Failure {
        boolean needsAmount = delegate == null && pieces.isEmpty() && data == null;
        if (needsAmount && amount == null) throw Failure.usage("Say how much with --amount.");
        if (token == null && amount != null) new TypedAmount(amount).ether();
    }

    /// What a link asks for, with what was typed beside it.
    private AskedByLink byLink(EthereumAsk ask) throws Failure {
        if (!pieces.isEmpty() || data != null) {
            throw Failure.usage("The link asks for a payment. Give its plain address with --nft or --data.");
        }
        var typedToken = token == null ? Optional.<EthereumAddress>empty() : Optional.of(EthereumWords.address(token));
        return new AskedByLink(ask, typedToken, Optional.ofNullable(amount).map(TypedAmount::new));
    }

    private void checkAlone(int kinds) throws Failure {
        boolean isAlone = kinds == 0 && !create && to == null && amount == null;
        if (!isAlone) throw Failure.usage("--delegate stands alone: nothing else is sent with it.");
    }

    private boolean isAll() {
        return amount != null && new TypedAmount(amount).isAll();
    }

    private ByteString bytes() throws Failure {
        var bytes = data == null ? ByteString.EMPTY : EthereumWords.bytes(data);
        if (bytes.length() > UnsignedTransaction.MOST_DATA) throw Failure.usage("That is too much data.");
        return bytes;
    }

    private EthereumAddress delegated() throws Failure {
        return NOBODY.equals(delegate) ? EthereumAddress.ZERO : EthereumWords.address(String.valueOf(delegate));
    }

    private record Gift(TypedPiece piece, BigInteger quantity) {}

    private List<Gift> gifts() throws Failure {
        if (quantities.size() > pieces.size()) throw Failure.usage("There are more --quantity than --nft.");
        var gifts = new ArrayList<Gift>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = TypedPiece.parse(pieces.get(i));
            var count = i < quantities.size() ? EthereumWords.number(quantities.get(i), "a quantity") : BigInteger.ONE;
            if (count.signum() == 0) throw Failure.usage("A quantity is at least 1.");
            gifts.add(new Gift(piece, count));
        }
        boolean isOneContract =
                gifts.stream().map(it -> it.piece().contract()).distinct().count() <= 1;
        if (!isOneContract) throw Failure.usage("Several --nft have to be of one contract.");
        return gifts;
    }

    /// What it comes to. Contracts are asked what has to be known first; blocks.
    ///
    /// @param payee whom `--to` named
    EthereumOrder order(
            EthereumAddress from, TokenHoldings tokens, Optional<EthereumPayee> payee, ContractAnswers contracts)
            throws Failure {
        if (delegate != null) return new EthereumOrder.RunCodeOf(from, delegated());
        if (data != null) return new EthereumOrder.Call(from, receiver(payee), besides(), bytes());
        var to = payee.orElseThrow();
        if (to.link().isPresent()) return byLink(to.link().get()).order(from, to.address(), tokens, contracts);
        if (!pieces.isEmpty()) return collectibles(from, tokens.chain(), to.address(), contracts);
        var typed = new TypedAmount(String.valueOf(amount));
        if (token == null) return typed.ether().order(from, to.address());
        var contract = new TokenContract(tokens.chain(), EthereumWords.address(token));
        var units = typed.units(contract.address(), from, contracts);
        return new EthereumOrder.PayToken(from, contract, to.address(), units);
    }

    private static Destination receiver(Optional<EthereumPayee> payee) {
        return payee.<Destination>map(it -> new Destination.To(it.address())).orElseGet(Destination.NewContract::new);
    }

    /// The ether that goes with a message.
    private Wei besides() throws Failure {
        return amount == null ? Wei.ZERO : new TypedAmount(amount).wei();
    }

    private EthereumOrder collectibles(
            EthereumAddress from, String chain, EthereumAddress receiver, ContractAnswers contracts) throws Failure {
        var gifts = gifts();
        var first = gifts.getFirst().piece();
        if (contracts.countsEach(first.contract())) {
            var quantities = new LinkedHashMap<BigInteger, BigInteger>();
            gifts.forEach(gift -> quantities.merge(gift.piece().id(), gift.quantity(), BigInteger::add));
            return new EthereumOrder.GiveItems(from, new TokenContract(chain, first.contract()), receiver, quantities);
        }
        boolean isSingle = gifts.size() == 1 && gifts.getFirst().quantity().equals(BigInteger.ONE);
        if (!isSingle) throw Failure.refused("NotCounted", "Of this collection (not ERC-1155) one goes at a time.");
        return new EthereumOrder.GivePiece(from, new NftRef(chain, first.contract(), first.id()), receiver);
    }
}
