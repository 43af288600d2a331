package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The execution blocks of a [SmallChain]: three accounts whose balances grow by a wei each block, a
/// contract, and the ring of block hashes. Confined to one thread at a time.
public final class SmallState {
    /// The number of the first block.
    public static final long FIRST = 1000;

    /// In every block whose number this divides, the second transaction has Bob give Alice something of a token.
    public static final long WITH_LOGS = 8;

    public static final EthereumAddress ALICE = address(0xa1);
    public static final EthereumAddress BOB = address(0xb0);
    public static final EthereumAddress CONTRACT = address(0xcc);
    public static final StorageKey SLOT = StorageKey.of(3);
    public static final ByteString CODE = ByteString.of((byte) 0x60, (byte) 0x01);
    private static final int TRANSACTIONS = 3;

    private final Instant genesis;
    private final Duration slotTime;
    private final long salt;
    private long made;
    private Hash256 parent = Hash256.ZERO;
    private PatriciaTrie ring = PatriciaTrie.EMPTY;

    SmallState(Instant genesis, Duration slotTime, long salt) {
        this.genesis = genesis;
        this.slotTime = slotTime;
        this.salt = salt;
    }

    private static EthereumAddress address(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[EthereumAddress.BYTES - 1] = (byte) last;
        return EthereumAddress.of(bytes);
    }

    /// A block with everything that there is to prove of it.
    public record Block(
            ExecutionHeader header,
            PatriciaTrie state,
            Map<EthereumAddress, PatriciaTrie> storage,
            List<EthereumTransaction> transactions,
            List<Receipt> receipts) {}

    /// What an account has after the block of this number.
    public static Wei balance(EthereumAddress address, long number) {
        return Wei.of(1_000_000L * (address.value().at(EthereumAddress.BYTES - 1) & 0xff) + number);
    }

    Block make() {
        long number = FIRST + made;
        if (made > 0)
            ring = ring.put(key(BlockHashRing.key(BlockNumber.of(number - 1)).trieKey()), word(parent));
        var contract = PatriciaTrie.EMPTY.put(key(SLOT.trieKey()), integer(BigInteger.valueOf(number)));
        var state = PatriciaTrie.EMPTY
                .put(key(ALICE.trieKey()), account(ALICE, number, PatriciaTrie.EMPTY, AccountState.NO_CODE))
                .put(key(BOB.trieKey()), account(BOB, number, PatriciaTrie.EMPTY, AccountState.NO_CODE))
                .put(key(CONTRACT.trieKey()), account(CONTRACT, number, contract, Keccak256.of(CODE)))
                .put(
                        key(BlockHashRing.CONTRACT.trieKey()),
                        account(BlockHashRing.CONTRACT, number, ring, AccountState.NO_CODE));
        var contracts = SmallContracts.storage(number);
        state = SmallContracts.into(state, contracts);
        var transactions = transactions(number);
        var receipts = IntStream.range(0, transactions.size())
                .mapToObj(i -> receipt(number % WITH_LOGS == 0 && i == 1 ? List.of(transfer()) : List.of()))
                .toList();
        var header = header(number, state, transactions, receipts);
        made++;
        parent = header.hash();
        var storage = new HashMap<>(contracts);
        storage.put(CONTRACT, contract);
        storage.put(BlockHashRing.CONTRACT, ring);
        return new Block(header, state, Map.copyOf(storage), transactions, receipts);
    }

    private ByteString account(EthereumAddress address, long number, PatriciaTrie storage, Hash256 code) {
        return new AccountState(address, number, balance(address, number + salt), storage.root(), code).bytes();
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    private static ByteString word(Hash256 word) {
        return integer(new BigInteger(1, word.toBytes()));
    }

    private static ByteString integer(BigInteger number) {
        return ByteString.of(new RlpWriter().integer(number).toArray());
    }

    private List<EthereumTransaction> transactions(long number) {
        return IntStream.range(0, TRANSACTIONS)
                .mapToObj(i -> new EthereumTransaction(
                        TransactionType.FEE_MARKET,
                        BigInteger.valueOf(1337),
                        TRANSACTIONS * number + i,
                        new Fees.FeeMarket(Wei.of(1), Wei.of(salt + 2)),
                        21_000,
                        new Destination.To(BOB),
                        Wei.of(1),
                        ByteString.EMPTY,
                        List.of(),
                        List.of(),
                        List.of(),
                        new TransactionSignature(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE)))
                .toList();
    }

    private static Receipt receipt(List<LogEntry> logs) {
        return Receipt.of(TransactionType.FEE_MARKET, new Receipt.Outcome.Succeeded(), 21_000, logs);
    }

    /// Some units of the small token go from Bob to Alice.
    private static LogEntry transfer() {
        var event = Keccak256.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII));
        var topics = List.of(event, TokenLogs.topic(BOB), TokenLogs.topic(ALICE));
        return new LogEntry(
                SmallContracts.TOKEN, topics, ByteString.of(Wei.of(5).word().toBytes()));
    }

    private static LogsBloom bloom(List<Receipt> receipts) {
        return LogsBloom.union(receipts.stream().map(Receipt::bloom).toList());
    }

    private ExecutionHeader header(
            long number, PatriciaTrie state, List<EthereumTransaction> transactions, List<Receipt> receipts) {
        var txRoot = PatriciaTrie.ofList(
                        transactions.stream().map(EthereumTransaction::bytes).toList())
                .root();
        var receiptsRoot = PatriciaTrie.ofList(
                        receipts.stream().map(Receipt::bytes).toList())
                .root();
        return ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, parent)
                .set(HeaderField.OMMERS_HASH, Hash256.ZERO)
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(HeaderField.STATE_ROOT, state.root())
                .set(HeaderField.TRANSACTIONS_ROOT, txRoot)
                .set(HeaderField.RECEIPTS_ROOT, receiptsRoot)
                .set(HeaderField.LOGS_BLOOM, bloom(receipts).value())
                .set(HeaderField.DIFFICULTY, 0)
                .set(HeaderField.NUMBER, number)
                .set(HeaderField.GAS_LIMIT, 30_000_000)
                .set(HeaderField.GAS_USED, 63_000)
                .set(
                        HeaderField.TIMESTAMP,
                        genesis.plus(slotTime.multipliedBy(made)).getEpochSecond())
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.MIX_HASH, Hash256.ZERO)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.BASE_FEE, Wei.of(1))
                .set(HeaderField.WITHDRAWALS_ROOT, PatriciaTrie.EMPTY_ROOT)
                .set(HeaderField.BLOB_GAS_USED, 0)
                .set(HeaderField.EXCESS_BLOB_GAS, 0)
                .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, Hash256.ZERO)
                .set(HeaderField.REQUESTS_HASH, Hash256.ZERO)
                .build();
    }
}
