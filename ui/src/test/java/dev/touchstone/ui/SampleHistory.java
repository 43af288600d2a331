package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.history.Sample;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.ledger.HistoryNote;
import dev.touchstone.wallet.ledger.HistoryReach;
import dev.touchstone.wallet.ledger.StoredMovement;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What happened on the made-up Ethereum before its newest block: four blocks, each the parent of the next,
/// with real transactions in real tries. What it says of movements the kernel proved. Confined to one thread.
final class SampleHistory {
    static final EthereumAddress LANDLORD = SampleBeacon.stranger(12);
    private static final EthereumAddress FIRST = SampleAccounts.address(0);
    private static final Wei NOW = new Wei(new BigInteger("3102500000000000001"));
    private static final Wei RENT = Wei.of(100_000_000_000_000_000L);
    private static final Wei GIFT = Wei.of(500_000_000_000_000_000L);
    private static final Wei SHARED = Wei.of(250_000_000_000_000_000L);
    private static final Wei FEE = Wei.PER_GWEI.times(2 * 21_000);
    private static final Hash256 TRANSFER =
            Keccak256.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII));
    private static final int COUNT = 4;
    private static final List<Block> BLOCKS = blocks();

    private SampleHistory() {}

    /// A block with what is in it, and what the first account has after it.
    private record Block(
            ExecutionHeader header, PatriciaTrie state, PatriciaTrie transactions, PatriciaTrie receipts) {}

    /// The hash of the parent of the newest block.
    static Hash256 newest() {
        return BLOCKS.getLast().header().hash();
    }

    private static List<Block> blocks() {
        var before = new Wei(NOW.value()
                .add(RENT.value())
                .add(FEE.value())
                .subtract(GIFT.value())
                .subtract(SHARED.value()));
        var blocks = new ArrayList<Block>();
        blocks.add(block(blocks, Duration.ofDays(9), account(11, before), List.of(), List.of()));
        var gift = strangers(GIFT, FIRST, 7);
        var given = strangers(Wei.ZERO, SampleTokens.BIRDS.address(), 10);
        blocks.add(block(
                blocks,
                Duration.ofDays(6),
                account(11, before.plus(GIFT)),
                List.of(gift, given),
                List.of(List.of(), List.of(bird()))));
        var rent = own(RENT, LANDLORD);
        var after = before.plus(GIFT).minus(RENT).minus(FEE);
        blocks.add(block(blocks, Duration.ofDays(3), account(12, after), List.of(rent), List.of()));
        var dollars = List.of(transfer(SampleTokens.DOLLAR.address(), SampleBeacon.stranger(40), FIRST, 20_000_000));
        var spam = List.of(
                transfer(SampleTokens.PASSES.address(), SampleBeacon.stranger(41), FIRST, 900),
                transfer(SampleTokens.DOLLAR.address(), FIRST, SampleBeacon.stranger(42), 0));
        var tokens = strangers(Wei.ZERO, SampleTokens.DOLLAR.address(), 8);
        var unasked = strangers(Wei.ZERO, SampleTokens.PASSES.address(), 9);
        blocks.add(block(
                blocks,
                Duration.ofDays(1),
                account(12, after.plus(SHARED)),
                List.of(tokens, unasked),
                List.of(dollars, spam)));
        return List.copyOf(blocks);
    }

    private static AccountState account(long nonce, Wei balance) {
        return SampleBeacon.account(FIRST, nonce, balance);
    }

    private static Block block(
            List<Block> below,
            Duration ago,
            AccountState account,
            List<EthereumTransaction> sent,
            List<List<LogEntry>> logs) {
        var transactions = PatriciaTrie.ofList(
                sent.stream().map(EthereumTransaction::bytes).toList());
        var outcome = new Receipt.Outcome.Succeeded();
        var receipts = PatriciaTrie.ofList(IntStream.range(0, sent.size())
                .mapToObj(i -> Receipt.of(
                                sent.get(i).type(),
                                outcome,
                                21_000L * (i + 1),
                                logs.isEmpty() ? List.of() : logs.get(i))
                        .bytes())
                .toList());
        var state = SampleBeacon.with(List.of(account));
        var parent = below.isEmpty()
                ? Keccak256.of(ByteString.EMPTY)
                : below.getLast().header().hash();
        long number = SampleBeacon.newestNumber() - COUNT + below.size();
        long time = TestWindow.NOW.minus(ago).getEpochSecond();
        var lists = new SampleBeacon.Lists(transactions.root(), receipts.root());
        return new Block(SampleBeacon.header(parent, number, state.root(), lists, time), state, transactions, receipts);
    }

    private static LogEntry transfer(EthereumAddress token, EthereumAddress from, EthereumAddress to, long units) {
        var topics = List.of(TRANSFER, TokenLogs.topic(from), TokenLogs.topic(to));
        return new LogEntry(token, topics, ByteString.of(Wei.of(units).word().toBytes()));
    }

    private static LogEntry bird() {
        var topics = List.of(
                TRANSFER,
                TokenLogs.topic(SampleBeacon.stranger(44)),
                TokenLogs.topic(FIRST),
                StorageKey.of(SampleTokens.BIRD).value());
        return new LogEntry(SampleTokens.BIRDS.address(), topics, ByteString.EMPTY);
    }

    private static EthereumTransaction transaction(
            long nonce, Wei value, EthereumAddress to, TransactionSignature signature) {
        return new EthereumTransaction(
                TransactionType.FEE_MARKET,
                BigInteger.valueOf(1337),
                nonce,
                new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI.times(2)),
                21_000,
                new Destination.To(to),
                value,
                ByteString.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                signature);
    }

    /// Any numbers are somebody's signature.
    private static EthereumTransaction strangers(Wei value, EthereumAddress to, long seed) {
        var r = new BigInteger("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798", 16);
        return transaction(seed, value, to, new TransactionSignature(BigInteger.ZERO, r, BigInteger.valueOf(seed)));
    }

    private static EthereumTransaction own(Wei value, EthereumAddress to) {
        var none = new TransactionSignature(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
        var hash = transaction(11, value, to, none).signingHash();
        var signature = SampleKeys.withMaster(master -> {
            try (var key = master.derive(SampleKeys.CURVE, EthereumKeys.path(0));
                    var secret = key.use(Secret::copyOf)) {
                return EthereumSignature.sign(SampleKeys.CURVE, hash, secret).orElseThrow();
            }
        });
        return transaction(11, value, to, signature);
    }

    /// The header of one of the blocks, proven by the newest one.
    private static Proven<ExecutionHeader> header(int index) {
        var headers = BLOCKS.subList(index, BLOCKS.size()).reversed().stream()
                .map(block -> block.header().bytes())
                .toList();
        return proven(StateKernel.ancestor(SampleEthereum.BEACON.header(HeadKind.SIGNED), headers));
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> it) return it;
        throw new AssertionError(finding);
    }

    private static Proven<AccountState> state(int index) {
        return proven(StateKernel.account(header(index), FIRST, nodes(index)));
    }

    private static List<ByteString> nodes(int index) {
        return BLOCKS.get(index).state().prove(SampleBeacon.key(FIRST));
    }

    private static StoredMovement stored(int index, MoveProof.Piece piece) {
        var proof = new MoveProof(FIRST, BLOCKS.get(index).header().bytes(), piece);
        Movement movement = proven(proof.check(SampleEthereum.BEACON.chain(), header(index)))
                .value();
        return new StoredMovement(movement, proof, BLOCKS.get(index).header().timestamp());
    }

    private static MoveProof.Piece transaction(int block, int index, int log) {
        var of = BLOCKS.get(block);
        var key = PatriciaTrie.listKey(index);
        return new MoveProof.Piece.InTransaction(
                index, of.transactions().prove(key), of.receipts().prove(key), List.of(), log);
    }

    private static MoveProof.Piece collectible(int block, int index) {
        var of = BLOCKS.get(block);
        var key = PatriciaTrie.listKey(index);
        return new MoveProof.Piece.OfCollectible(
                index, of.transactions().prove(key), of.receipts().prove(key), 0, SampleTokens.BIRD);
    }

    private static List<StoredMovement> all() {
        var besides = new MoveProof.Piece.Besides(BLOCKS.get(2).header().bytes(), nodes(2), nodes(3), List.of());
        return List.of(
                stored(1, transaction(1, 0, -1)),
                stored(2, transaction(2, 0, -1)),
                stored(3, besides),
                stored(3, transaction(3, 0, 0)),
                stored(3, transaction(3, 1, 0)),
                stored(3, transaction(3, 1, 1)),
                stored(1, collectible(1, 1)));
    }

    /// All of it is known, and checked.
    static void live(SampleWallet wallet) {
        remember(wallet);
        check(wallet);
    }

    /// All of it is on record, and nothing of it checked yet.
    static void remember(SampleWallet wallet) {
        for (var movement : all()) {
            wallet.ledger.apply(new WalletEvent.MovementProven(SampleEthereum.CHAIN, movement, TestWindow.NOW));
        }
        var beginning = HistoryReach.Beginning.of(header(0), state(0));
        var from = Sample.ofEther(state(0));
        var to = Sample.ofEther(proven(SampleEthereum.BEACON.account(FIRST, HeadKind.SIGNED)));
        var reach = new HistoryReach(new Span(from, to, false), to, beginning);
        var place = new HistoryNote.Place(SampleEthereum.CHAIN, Subject.ether(FIRST));
        wallet.ledger.histories().remember(HistoryNote.EMPTY.with(place, reach));
        wallet.publish();
    }

    private static void check(SampleWallet wallet) {
        var ledger = wallet.ledger.histories();
        for (int i = 0; i < BLOCKS.size(); i++) ledger.onChain(SampleEthereum.BEACON.chain(), header(i));
        ledger.finalized(
                BlockNumber.of(header(BLOCKS.size() - 1).value().number().value()));
        dollars(wallet);
        others(wallet);
        wallet.publish();
    }

    /// The other accounts were first looked at a moment ago, too.
    private static void others(SampleWallet wallet) {
        var ledger = wallet.ledger.histories();
        for (var address : wallet.snapshot.get().ethereum().addresses()) {
            if (address.equals(FIRST)) continue;
            var state = proven(SampleEthereum.BEACON.account(address, HeadKind.SIGNED));
            var sample = Sample.ofEther(state);
            var reach = new HistoryReach(Span.at(sample), sample, Optional.empty());
            var place = new HistoryNote.Place(SampleEthereum.CHAIN, Subject.ether(address));
            ledger.remember(ledger.note().with(place, reach));
            ledger.beginsWithEther(SampleEthereum.CHAIN, state);
        }
    }

    /// The dollars were first looked at a moment ago.
    private static void dollars(SampleWallet wallet) {
        var question = new Erc20.BalanceOf(SampleTokens.DOLLAR.address(), FIRST);
        var amount = proven(SampleEthereum.BEACON.answer(question));
        var subject = Subject.token(FIRST, SampleTokens.DOLLAR.address());
        var sample = Sample.ofToken(amount);
        var reach = new HistoryReach(new Span(sample, sample, false), sample, Optional.empty());
        var ledger = wallet.ledger.histories();
        ledger.remember(ledger.note().with(new HistoryNote.Place(SampleEthereum.CHAIN, subject), reach));
        ledger.beginsWithAmount(SampleEthereum.CHAIN, subject, amount);
    }

    /// One movement is not known: what it moved stays unexplained.
    static void hide(SampleWallet wallet) {
        live(wallet);
        var block = header(1).asOf();
        wallet.apply(new WalletEvent.EthereumBlockLeft(SampleEthereum.CHAIN, block, TestWindow.NOW));
        wallet.ledger
                .histories()
                .obstacle(
                        SampleEthereum.CHAIN,
                        Subject.ether(FIRST),
                        List.of(Pending.because(new Pending.Reason.NobodyProves())));
        wallet.publish();
    }

    /// The payment of the rent.
    static Hash256 rentPayment() {
        return stored(2, transaction(2, 0, -1))
                .movement()
                .cause()
                .inTransaction()
                .orElseThrow();
    }

    /// The key of the line about the rent.
    static String rent() {
        return "0x" + rentPayment().hex() + " " + FIRST;
    }

    /// The key of the line that no payment explains.
    static String shared() {
        return "block 0x" + BLOCKS.get(3).header().hash().hex() + " " + FIRST;
    }
}
