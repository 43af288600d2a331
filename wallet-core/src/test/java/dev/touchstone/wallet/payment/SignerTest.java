package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.GapLimit;
import dev.touchstone.wallet.account.OwnAddress;
import dev.touchstone.wallet.account.ScriptBook;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.KeyVault;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.key.UnlockedVault;
import dev.touchstone.wallet.ledger.Coin;
import dev.touchstone.wallet.testsupport.Accounts;
import fr.acinq.bitcoin.ScriptFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SignerTest {
    private final Random random = new Random(340);
    private final ScriptBook book = new ScriptBook(Accounts.of(Purse.NETWORK), GapLimit.BIP44);
    private final UnlockedVault vault = vault();
    private final Signer signer = new Signer(Accounts.CURVE, random::nextBytes, Purse.NETWORK, book);

    private UnlockedVault vault() {
        try (var mnemonic = Accounts.mnemonic();
                var password = Password.of("correct horse");
                var none = Passphrase.none()) {
            var cheap = new KdfParameters(8, 1, 1);
            var opened = KeyVault.create(mnemonic, none, password, cheap, ByteString.EMPTY, random::nextBytes);
            opened.journal().close();
            if (opened.vault().unlock(password) instanceof UnlockOutcome.Unlocked unlocked) return unlocked.vault();
            throw new AssertionError();
        }
    }

    @AfterEach
    void close() {
        vault.close();
    }

    /// A transaction that pays to own addresses of both kinds, and the coins it makes.
    private Transaction funding(List<Coin> coins, int count) {
        var outputs = new ArrayList<TxOut>();
        var paths = new ArrayList<AddressPath>();
        for (int i = 0; i < count; i++) {
            var type = random.nextBoolean() ? AddressType.P2TR : AddressType.P2WPKH;
            paths.add(
                    new AddressPath(type, random.nextBoolean() ? Branch.CHANGE : Branch.RECEIVE, random.nextInt(100)));
            outputs.add(new TxOut(Satoshis.of(20_000 + random.nextInt(500_000)), book.script(paths.getLast())));
        }
        var input = TxIn.unsigned(new OutPoint(new TxId(Hash256.ZERO), random.nextInt(1000)), 0);
        var funding = new Transaction(2, List.of(input), outputs, 0);
        for (int i = 0; i < count; i++) {
            var origin = new Coin.Origin.InBlock(Purse.point(), 9, false);
            coins.add(new Coin(funding.outPoint(i), outputs.get(i), paths.get(i), origin, false, false, false, ""));
        }
        return funding;
    }

    private DraftContext context(List<Coin> coins) {
        var change = Arrays.stream(AddressType.values()).collect(Collectors.toMap(type -> type, type -> {
            var path = new AddressPath(type, Branch.CHANGE, 5);
            return new OwnAddress(path, book.address(path));
        }));
        return new DraftContext(
                Purse.NETWORK,
                coins,
                book,
                change,
                KnownAddresses.NONE,
                500,
                DraftContext.DEFAULT_FEE_LIMIT,
                SpendPolicy.STANDARD,
                random::nextBytes);
    }

    private Draft draft(List<Coin> coins) {
        long total = coins.stream().mapToLong(coin -> coin.value().value()).sum();
        PayAmount amount = random.nextInt(5) == 0
                ? new PayAmount.Everything()
                : new PayAmount.Exactly(Satoshis.of(1_000 + random.nextLong(total - 15_000)));
        var request = DraftRequest.to(
                random.nextBoolean() ? Purse.SHOP : Purse.OLD_SHOP,
                amount,
                new FeeChoice.Custom(new FeeRate(1000 + random.nextInt(2000))));
        if (Drafts.prepare(request, new FeeQuote.Unknown(), context(coins)) instanceof DraftOutcome.Ready ready) {
            return ready.draft();
        }
        throw new AssertionError();
    }

    private Transaction sign(Draft draft) {
        if (signer.sign(draft, draft.coins(), vault) instanceof Signer.Signing.Done done) return done.signed();
        throw new AssertionError();
    }

    @Test
    void makesSignaturesThatAnotherImplementationOfTheConsensusRulesAccepts() {
        for (int round = 0; round < 60; round++) {
            var coins = new ArrayList<Coin>();
            var funding = funding(coins, 1 + random.nextInt(8));
            var draft = draft(coins);
            var signed = sign(draft);
            var oracle = fr.acinq.bitcoin.Transaction.read(signed.bytes());
            var previous = fr.acinq.bitcoin.Transaction.read(funding.bytes());
            assertThatCode(() -> oracle.correctlySpends(
                            List.of(previous),
                            ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS | ScriptFlags.SCRIPT_VERIFY_TAPROOT))
                    .doesNotThrowAnyException();
            assertThat((long) signed.weight()).isLessThanOrEqualTo(draft.weight());
            assertThat(draft.weight() - signed.weight())
                    .isLessThanOrEqualTo(4L * draft.coins().size());
            assertThat(signed.txid()).isEqualTo(draft.transaction().txid());
        }
    }

    @Test
    void theOracleNoticesAChangedSignature() {
        var coins = new ArrayList<Coin>();
        var funding = funding(coins, 3);
        var signed = sign(draft(coins));
        var witness = signed.inputs().getFirst().witness().getFirst().toArray();
        witness[20] ^= 1;
        var stack = new ArrayList<>(signed.inputs().getFirst().witness());
        stack.set(0, ByteString.of(witness));
        var inputs = new ArrayList<>(signed.inputs());
        inputs.set(0, inputs.getFirst().withWitness(stack));
        var changed = new Transaction(signed.version(), inputs, signed.outputs(), signed.lockTime());
        var oracle = fr.acinq.bitcoin.Transaction.read(changed.bytes());
        var previous = fr.acinq.bitcoin.Transaction.read(funding.bytes());
        assertThatCode(() -> oracle.correctlySpends(
                        List.of(previous),
                        ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS | ScriptFlags.SCRIPT_VERIFY_TAPROOT))
                .isInstanceOf(RuntimeException.class);
        var spent = changed.inputs().stream()
                .map(input -> funding.outputs().get((int) input.outPoint().index()))
                .toList();
        var check = new InputSignature(Accounts.CURVE, changed, spent);
        assertThat(check.isValid(0, changed.inputs().getFirst().witness())).isFalse();
        for (int i = 1; i < spent.size(); i++)
            assertThat(check.isValid(i, changed.inputs().get(i).witness())).isTrue();
    }

    @Test
    void refusesToSignAnythingButWhatWasShown() {
        var coins = new ArrayList<Coin>();
        funding(coins, 4);
        var draft = draft(coins);
        for (int output = 0; output < draft.transaction().outputs().size(); output++) {
            var diverted = withOutput(draft, output, Purse.filled(20, 66), 0);
            assertThat(signer.sign(diverted, draft.coins(), vault)).isInstanceOf(Signer.Signing.EffectsDiffer.class);
            var less = withOutput(
                    draft, output, draft.transaction().outputs().get(output).script(), 1);
            assertThat(signer.sign(less, draft.coins(), vault)).isInstanceOf(Signer.Signing.EffectsDiffer.class);
        }
        var smallerCoins = draft.coins().stream().map(SignerTest::halved).toList();
        assertThat(signer.sign(draft, smallerCoins, vault)).isInstanceOf(Signer.Signing.EffectsDiffer.class);
    }

    private static Draft withOutput(Draft draft, int output, byte[] keyHash, long less) {
        return withOutput(draft, output, Script.p2wpkh(keyHash), less);
    }

    private static Draft withOutput(Draft draft, int output, Script script, long less) {
        var tx = draft.transaction();
        var outputs = new ArrayList<>(tx.outputs());
        outputs.set(output, new TxOut(outputs.get(output).value().minus(Satoshis.of(less)), script));
        var changed = new Transaction(tx.version(), tx.inputs(), outputs, tx.lockTime());
        return new Draft(
                changed,
                draft.coins(),
                draft.effects(),
                draft.feeRate(),
                draft.weight(),
                draft.warnings(),
                draft.replaces());
    }

    private static Coin halved(Coin coin) {
        var output =
                new TxOut(Satoshis.of(coin.value().value() / 2), coin.output().script());
        return new Coin(coin.outPoint(), output, coin.path(), coin.origin(), false, false, false, "");
    }
}
