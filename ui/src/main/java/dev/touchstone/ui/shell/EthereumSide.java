package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.OperatorsWord;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.payment.NameResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The Ethereum side of an open wallet: the chain that goes with it, whom the program may ask about that chain,
/// where belief begins, and the proofs. Thread-safe; commands return at once and complete off the JavaFX thread.
public interface EthereumSide {
    /// Before the person has chosen whom to ask its stage is
    /// [dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage.NotSetUp].
    Latest<EthereumSnapshot> chain();

    // Whom to ask

    /// The public servers that this release knows of for this chain. That one stands here has let nobody ask it.
    ProposedServers proposed();

    /// What the person decided, which the program keeps for every wallet of this chain.
    Latest<ServerChoice> servers();

    /// Keeps a decision, and asks those that it names from now on. Before the first one nobody is asked anything.
    CompletableFuture<FileOutcome> choose(ServerChoice choice);

    /// Asks the beacon node at this address (`https://host/` or `host:port`) too, and keeps it if it is of use:
    /// then it is among the own nodes of [#servers()], where need be as the only one who is asked.
    CompletableFuture<ServerOutcome> addBeacon(String address);

    /// Asks the execution node at this address too, and keeps it if it is of use.
    CompletableFuture<ServerOutcome> addExecution(String address);

    /// Leaves or rejoins the network by the person's own choice.
    void goOffline(boolean offline);

    // Where belief begins

    /// How old a checkpoint may be to begin from, by the rules of today.
    Duration checkpointLimit();

    /// Asks several operators which block they call final. Only ever on the person's word; their answers are
    /// claims.
    CompletableFuture<List<OperatorsWord>> compareCheckpoints();

    /// Begins anew from this block. Where it cannot be begun from, all stays as it was.
    CompletableFuture<CheckpointOutcome> useCheckpoint(Hash256 root, Checkpoint.Origin origin);

    /// Goes on to the next committee though too few have signed for it. From then on nothing is proven until
    /// another checkpoint is given. False where no such step is due.
    CompletableFuture<Boolean> forceCommittee();

    // Accounts; what takes a password wipes it, and where the wallet asks for none it is not looked at

    /// Gives a wallet that was made before it could have Ethereum accounts the first of them.
    CompletableFuture<EthereumEnabling> enable(char[] password);

    /// Takes a private key in; it is wiped like the password.
    CompletableFuture<KeyImport> importKey(char[] key, String label, char[] password);

    /// Takes the key of a keystore file in; the file's password is wiped like the wallet's.
    CompletableFuture<KeystoreImport> importKeystore(Path file, char[] filePassword, String label, char[] password);

    /// Paying from the accounts.
    EthereumSpending spending();

    // Tokens

    TokenSide tokens();

    /// Exchanges by Uniswap; empty where it is not known to be on this network.
    default Optional<ExchangeSide> exchanges() {
        return Optional.empty();
    }

    /// The chains beside this one.
    LayerSide layers();

    // Proofs

    /// What these accounts had in the newest final block, in the order given. Asks servers; the answers are
    /// proven or not there.
    CompletableFuture<List<Finding<AccountState>>> settled(List<EthereumAddress> accounts);

    /// Proves these accounts again, from the bytes that are kept, in the order given.
    CompletableFuture<List<Finding<AccountState>>> checkAgain(List<EthereumAddress> accounts);

    /// Writes the proof of what these accounts have, one or all, to a file that anyone can check.
    CompletableFuture<FileOutcome> exportProof(List<EthereumAddress> accounts, Path file);

    /// Proves an answer of a contract again, from the bytes that are kept.
    CompletableFuture<Finding<?>> checkAnswerAgain(Proven<?> answer);

    /// Writes the proof of an answer of a contract to a file that anyone can check.
    CompletableFuture<FileOutcome> exportAnswer(Proven<?> answer, Path file);

    /// Writes the proof that a history adds up to a file that anyone can check.
    CompletableFuture<FileOutcome> exportHistory(Subject subject, Path file);

    /// Looks names up in the contracts of this chain. Whom they name outside it is asked only on the person's
    /// word.
    NameResolver names();

    /// The pictures of the wallet's collectibles; empty where none are looked for.
    default Optional<PictureSide> pictures() {
        return Optional.empty();
    }

    /// The controls of the practice network's Ethereum, where this is one.
    Optional<EtherPractice> practice();
}
