package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.proof.CoinbaseProof;
import dev.touchstone.spv.proof.StoredCoverage;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.ScriptReach;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.key.ImportedKeys;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EventCodecTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30.456Z");
    private static final Hash256 HASH = Hash256.fromHex("ab".repeat(32)).orElseThrow();
    private static final ChainPoint POINT = new ChainPoint(Height.of(800_000), HASH);
    private static final Transaction PAYMENT = new Transaction(
            2,
            List.of(TxIn.unsigned(new OutPoint(new TxId(HASH), 3), TxIn.REPLACEABLE)
                    .withWitness(List.of(ByteString.of(new byte[71]), ByteString.of(new byte[33])))),
            List.of(new TxOut(Satoshis.of(12_345), Script.p2tr(new byte[32]))),
            799_999);
    private static final BlockHeader HEADER =
            new BlockHeader(4, new BlockHash(HASH), HASH, 1_700_000_000L, 0x1d00ffff, 7);

    private static final AppOrigin APP = new AppOrigin.Website("https://app.example:8443");
    private static final EthereumTransaction ETHER_PAYMENT = new UnsignedTransaction(
                    EthereumAddress.ZERO,
                    TransactionType.FEE_MARKET,
                    7,
                    new Fees.FeeMarket(Wei.of(1), Wei.PER_GWEI),
                    21_000,
                    new Destination.To(EthereumAddress.ZERO),
                    Wei.PER_ETHER,
                    ByteString.EMPTY,
                    List.of(),
                    List.of())
            .signed(BigInteger.ONE, List.of(), TransactionSignature.NONE);

    private static final TokenContract TOKEN = new TokenContract("practice", EthereumAddress.ZERO);

    private static final NameStand STAND = new NameStand(CoinType.ETHER, ByteString.of(new byte[20]), NOW);
    private static final Contact ANN = new Contact(
            new ContactId(7),
            new ContactEntry(
                    "Ann \u00fc",
                    "from the market",
                    Optional.of(new BitcoinAddress(Network.BITCOIN_MAIN, Script.p2tr(new byte[32]))),
                    Optional.of(EthereumAddress.ZERO),
                    Optional.of("ann.eth")),
            List.of(STAND, new NameStand(CoinType.BITCOIN, ByteString.of((byte) 0x51), NOW)));

    private static final List<WalletEvent> ALL = List.of(
            new WalletEvent.WalletCreated(
                    Network.BITCOIN_SIGNET,
                    true,
                    new Birthday.AtTime(NOW),
                    List.of(new AccountKey(AddressType.P2TR, "tpub", 0x12345678)),
                    NOW),
            new WalletEvent.WalletCreated(
                    Network.BITCOIN_MAIN, false, new Birthday.AtHeight(Height.of(5)), List.of(), NOW),
            new WalletEvent.WalletCreated(Network.BITCOIN_PRACTICE, false, new Birthday.Unknown(), List.of(), NOW),
            new WalletEvent.BackedUp(NOW),
            new WalletEvent.AddressRevealed(new AddressPath(AddressType.P2WPKH, Branch.CHANGE, 40), NOW),
            new WalletEvent.TransactionProven(
                    new StoredProof(
                            POINT,
                            HEADER,
                            PAYMENT,
                            new MerkleBranch(2, List.of(HASH, Hash256.ZERO)),
                            new CoinbaseProof(ByteString.of((byte) 1), new MerkleBranch(0, List.of(HASH, HASH)))),
                    NOW),
            new WalletEvent.BlocksRemoved(POINT, NOW),
            new WalletEvent.TransactionSeen(PAYMENT, NOW),
            new WalletEvent.PaymentSigned(PAYMENT, NOW),
            new WalletEvent.PaymentSpread(PAYMENT.txid(), 8, 3, 2, NOW),
            new WalletEvent.PaymentRejected(PAYMENT.txid(), "insufficient fee", NOW),
            new WalletEvent.PaymentAbandoned(PAYMENT.txid(), NOW),
            new WalletEvent.LabelSet(new LabelTarget.OnTransaction(PAYMENT.txid()), "Miete \u00fc\ud83c\udfe0"),
            new WalletEvent.LabelSet(
                    new LabelTarget.OnAddress(new BitcoinAddress(Network.BITCOIN_MAIN, Script.p2pkh(new byte[20]))),
                    ""),
            new WalletEvent.LabelSet(new LabelTarget.OnOutput(PAYMENT.outPoint(0)), "change"),
            new WalletEvent.CoinFrozen(PAYMENT.outPoint(0), true),
            new WalletEvent.EthereumKeyKept("xpub", 0x9abcdef0, NOW),
            new WalletEvent.EthereumAccountAdded(new EthereumAccount.Derived(3, EthereumAddress.ZERO), NOW),
            new WalletEvent.EthereumAccountAdded(
                    new EthereumAccount.Imported(EthereumAddress.ZERO, ByteString.of(new byte[ImportedKeys.SEALED])),
                    NOW),
            new WalletEvent.EthereumAccountAdded(new EthereumAccount.WatchOnly(EthereumAddress.ZERO), NOW),
            new WalletEvent.EthereumAccountHidden(EthereumAddress.ZERO, NOW),
            new WalletEvent.EtherProven("sepolia", EthereumAddress.ZERO, new LastProven(POINT, NOW, -1, Wei.MAX), NOW),
            new WalletEvent.LabelSet(new LabelTarget.OnEthereumAddress(EthereumAddress.ZERO), "nobody"),
            new WalletEvent.LayerSwitched("mainnet", "op-mainnet", "https://layer.example/", true, NOW),
            new WalletEvent.MessageSigned(new SignedMessage(
                    EthereumAddress.ZERO, HASH, "Mail \u00b7 Ether Mail", "https://app.example", NOW)),
            new WalletEvent.TokenAdded(TOKEN, NOW),
            new WalletEvent.TokenHidden(TOKEN, NOW),
            new WalletEvent.CollectibleAdded(new NftRef("sepolia", EthereumAddress.ZERO, NftRef.MOST), NOW),
            new WalletEvent.CollectibleHidden(new NftRef("mainnet", EthereumAddress.ZERO, BigInteger.ZERO), NOW),
            new WalletEvent.AnswerProven(
                    "practice",
                    new LastAnswer<>(
                            new Erc20.Decimals(EthereumAddress.ZERO),
                            6,
                            ByteString.fromHex("0".repeat(63) + "6").orElseThrow(),
                            POINT,
                            NOW),
                    NOW),
            new WalletEvent.AnswerRefused("practice", new Erc20.Decimals(EthereumAddress.ZERO), NOW),
            new WalletEvent.AppConnected(APP, List.of(EthereumAddress.ZERO), NOW),
            new WalletEvent.AppDisconnected(new AppOrigin.Program("cast-1"), NOW),
            new WalletEvent.AppAsked(
                    new AppLogEntry(APP, AppAct.SIGN_TEXT, "Gr\u00fc\u00dfe", AppLogEntry.End.REJECTED, NOW)),
            new WalletEvent.EthereumPaymentSigned(
                    "practice", EthereumAddress.ZERO, ETHER_PAYMENT, Optional.of(HASH), NOW),
            new WalletEvent.EthereumPaymentSigned(
                    "practice", EthereumAddress.ZERO, ETHER_PAYMENT, Optional.empty(), NOW),
            new WalletEvent.EthereumPaymentTaken(HASH, 2, NOW),
            new WalletEvent.EthereumPaymentRefused(HASH, "nonce too low", NOW),
            new WalletEvent.EthereumPaymentInBlock(HASH, POINT, true, NOW),
            new WalletEvent.EthereumPaymentLeftBlock(HASH, NOW),
            new WalletEvent.EthereumPaymentSettled(HASH, NOW),
            new WalletEvent.EthereumPaymentOvertaken(HASH, NOW),
            new WalletEvent.EthereumPaymentAbandoned(HASH, NOW),
            new WalletEvent.LabelSet(new LabelTarget.OnEthereumPayment(HASH), "rent"),
            new WalletEvent.ContactSaved(ANN, NOW),
            new WalletEvent.ContactSaved(
                    new Contact(
                            new ContactId(Integer.MAX_VALUE),
                            new ContactEntry("Bob", "", Optional.empty(), Optional.empty(), Optional.empty()),
                            List.of()),
                    NOW),
            new WalletEvent.ContactRemoved(new ContactId(7), NOW),
            new WalletEvent.ContactNameSeen(new ContactId(7), STAND));

    @Test
    void readsBackEveryKindOfEvent() {
        for (var event : ALL)
            assertThat(EventCodec.read(EventCodec.write(event))).isEqualTo(Parsed.ok(event));
        assertThat(ALL.stream().map(Object::getClass).distinct()).hasSize(38);
    }

    /// A kind never changes: wallets that were written before must be read for ever.
    @Test
    void givesEachKindOfEventTheNumberItHasAlwaysHad() {
        assertThat(ALL.stream().map(EventCodec::write).map(JournalRecord::kind))
                .containsExactly(
                        1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11, 12, 13, 14, 14, 14, 15, 16, 17, 23, 40, 18, 19,
                        20, 21, 22, 90, 60, 61, 62, 41, 41, 42, 43, 44, 45, 46, 47, 48, 49, 81, 81, 82, 83);
    }

    @Test
    void refusesRecordsOfUnknownKindsAndWithBytesLeftOver() {
        assertThat(EventCodec.read(new JournalRecord(999, ByteString.EMPTY))).isInstanceOf(Parsed.Malformed.class);
        for (var event : ALL) {
            var record = EventCodec.write(event);
            var longer =
                    Arrays.copyOf(record.payload().toArray(), record.payload().length() + 1);
            assertThat(EventCodec.read(new JournalRecord(record.kind(), ByteString.of(longer))))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void neverThrowsOnTruncatedOrChangedRecords() {
        var random = new Random(12);
        for (var event : ALL) {
            var record = EventCodec.write(event);
            var bytes = record.payload().toArray();
            for (int length = 0; length < bytes.length; length++) {
                var cut = new JournalRecord(record.kind(), ByteString.copyOf(bytes, 0, length));
                assertThat(EventCodec.read(cut)).isInstanceOf(Parsed.Malformed.class);
            }
            for (int round = 0; round < 2_000; round++) {
                var changed = bytes.clone();
                for (int i = 0; i <= random.nextInt(4); i++)
                    changed[random.nextInt(bytes.length)] = (byte) random.nextInt();
                int kind = random.nextInt(10) == 0 ? random.nextInt(90) : record.kind();
                assertThat(EventCodec.read(new JournalRecord(kind, ByteString.of(changed))))
                        .isNotNull();
            }
        }
    }

    @Test
    void readsBackTheProgressOfAScan() {
        var coverage = new StoredCoverage(
                Height.of(100),
                List.of(POINT, new ChainPoint(Height.of(7), Hash256.ZERO)),
                new FilterHeader(HASH),
                12,
                3);
        var reach = ScriptReach.NONE
                .with(AddressType.P2TR, Branch.RECEIVE, 100)
                .with(AddressType.P2WPKH, Branch.CHANGE, 160);
        var progress = new Progress(coverage, reach);
        assertThat(Progress.parse(progress.bytes())).isEqualTo(Parsed.ok(progress));
        var bytes = progress.bytes().toArray();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(Progress.parse(ByteString.copyOf(bytes, 0, length))).isInstanceOf(Parsed.Malformed.class);
        }
    }
}
