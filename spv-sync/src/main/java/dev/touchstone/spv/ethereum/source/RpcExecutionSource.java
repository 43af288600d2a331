package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An execution node over JSON-RPC. Thread-safe.
///
/// Source: execution-apis; EIP-1186 (proofs), EIP-1898 (blocks by hash), EIP-1474 (errors).
public final class RpcExecutionSource implements ExecutionSource {
    private static final long MOST_FOR_FACT = 64_000;
    private static final long MOST_FOR_CODE = 4_000_000;

    /// An account's proof has some 12 kB, that of a slot as much at most; both may be several times as long.
    private static final long MOST_FOR_PROOF = 128_000;

    private static final long MOST_FOR_SLOT = 64_000;
    private static final int MOST_KEYS = 128;
    private static final int MOST_CODE = 1_000_000;
    private static final Pattern KNOWN =
            Pattern.compile("already ?known|known transaction|already (imported|exists|in mempool|in pool)");

    private final HttpLink link;
    private final long chainId;
    private final JsonRpc rpc;
    private final RpcHeaders headers;
    private final StatePins pins;
    private final RpcBlocks blocks;
    private final RpcClaims claims;
    private final NetworkCheck network;
    private volatile @Nullable Capabilities capabilities;

    public RpcExecutionSource(SourceAddress address, EthereumChain chain, RequestBudget budget, SourcePorts ports) {
        this(address, chain.chainId(), budget, ports);
    }

    /// A node of the chain with this id (EIP-155), which may be one beside an Ethereum network.
    public RpcExecutionSource(SourceAddress address, long chainId, RequestBudget budget, SourcePorts ports) {
        this.link = new HttpLink(address, ports, budget);
        this.chainId = chainId;
        this.rpc = new JsonRpc(link);
        this.headers = new RpcHeaders(rpc);
        this.pins = new StatePins(rpc, headers);
        this.blocks = new RpcBlocks(rpc);
        this.claims = new RpcClaims(rpc);
        this.network = new NetworkCheck(this::wrongNetwork);
    }

    @Override
    public String name() {
        return link.name();
    }

    private Optional<SourceFault> wrongNetwork() {
        return switch (rpc.ask(RpcCall.of("eth_chainId"), MOST_FOR_FACT)
                .then(json -> RpcJson.reply(json, RpcJson::number))) {
            case Reply.Failed<BigInteger>(var fault) -> Optional.of(fault);
            case Reply.Said<BigInteger>(var id) ->
                id.equals(BigInteger.valueOf(chainId))
                        ? Optional.empty()
                        : Optional.of(new SourceFault.WrongNetwork("chain " + id + ", not " + chainId));
        };
    }

    @Override
    public Reply<ByteString> header(Hash256 block) {
        return network.first(() -> headers.byHash(block)).map(ExecutionHeader::bytes);
    }

    @Override
    public Reply<ByteString> headerAt(BlockNumber number) {
        return network.first(() -> headers.byNumber(number)).map(ExecutionHeader::bytes);
    }

    @Override
    public Reply<List<ByteString>> headersAt(BlockNumber first, int count) {
        return network.first(() -> headers.from(first, count))
                .map(found -> found.stream().map(ExecutionHeader::bytes).toList());
    }

    @Override
    public Reply<StateAnswer> state(Hash256 block, List<StateQuestion> questions) {
        var parts = questions.stream().flatMap(q -> parts(q).stream()).toList();
        long keys = parts.stream().mapToLong(part -> part.keys().size()).max().orElse(0);
        return network.first(() -> {
            var contracts = questions.stream().filter(StateQuestion::withCode).toList();
            long most = MOST_FOR_PROOF + keys * MOST_FOR_SLOT;
            var pinned = pins.ask(
                    block,
                    name -> Stream.concat(
                                    parts.stream().map(part -> proof(part, name)),
                                    contracts.stream().map(it -> code(it.address(), name)))
                            .toList(),
                    contracts.isEmpty() ? most : Math.max(most, MOST_FOR_CODE));
            return pinned.header()
                    .then(header -> pinned.answers()
                            .then(answers -> proofs(parts, answers.subList(0, parts.size()))
                                    .then(proofs -> codes(answers.subList(parts.size(), answers.size()))
                                            .map(codes -> new StateAnswer(
                                                    header.bytes(),
                                                    withCodes(questions, joined(questions, proofs), codes))))));
        });
    }

    private static RpcCall code(EthereumAddress address, JsonNode block) {
        return RpcCall.of("eth_getCode", RpcCall.text(RpcJson.text(address)), block);
    }

    private static Reply<List<ByteString>> codes(List<Reply<JsonNode>> answers) {
        var codes = new ArrayList<ByteString>();
        for (var answer : answers) {
            switch (code(answer)) {
                case Reply.Said<ByteString>(var code) -> codes.add(code);
                case Reply.Failed<ByteString>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return Reply.said(List.copyOf(codes));
    }

    private static Reply<ByteString> code(Reply<JsonNode> answer) {
        return answer.then(json -> RpcJson.reply(json, hex -> RpcJson.bytes(hex, MOST_CODE)));
    }

    private static List<StateAnswer.AccountNodes> withCodes(
            List<StateQuestion> questions, List<StateAnswer.AccountNodes> proofs, List<ByteString> codes) {
        var rest = codes.iterator();
        var all = new ArrayList<StateAnswer.AccountNodes>();
        for (int i = 0; i < questions.size(); i++) {
            var proof = proofs.get(i);
            all.add(
                    questions.get(i).withCode()
                            ? new StateAnswer.AccountNodes(proof.account(), proof.slots(), Optional.of(rest.next()))
                            : proof);
        }
        return all;
    }

    /// The question in parts with so many keys that a node takes them in one call.
    private static List<StateQuestion> parts(StateQuestion question) {
        var keys = question.keys();
        if (keys.size() <= MOST_KEYS) return List.of(question);
        var parts = new ArrayList<StateQuestion>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            parts.add(
                    new StateQuestion(question.address(), keys.subList(from, Math.min(from + MOST_KEYS, keys.size()))));
        }
        return parts;
    }

    private static RpcCall proof(StateQuestion part, JsonNode block) {
        var keys = JsonNodeFactory.instance.arrayNode();
        part.keys().stream().map(StorageKey::value).map(RpcJson::text).forEach(keys::add);
        return RpcCall.of("eth_getProof", RpcCall.text(RpcJson.text(part.address())), keys, block);
    }

    private static Reply<List<StateAnswer.AccountNodes>> proofs(
            List<StateQuestion> parts, List<Reply<JsonNode>> answers) {
        var proofs = new ArrayList<StateAnswer.AccountNodes>();
        for (int i = 0; i < parts.size(); i++) {
            switch (proof(answers.get(i), parts.get(i))) {
                case Reply.Said<StateAnswer.AccountNodes>(var nodes) -> proofs.add(nodes);
                case Reply.Failed<StateAnswer.AccountNodes>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return Reply.said(List.copyOf(proofs));
    }

    private static Reply<StateAnswer.AccountNodes> proof(Reply<JsonNode> answer, StateQuestion part) {
        return answer.then(json -> json.isNull()
                ? Reply.failed(new SourceFault.NotThere("no proof"))
                : switch (ProofJson.parse(json, part)) {
                    case Parsed.Ok<StateAnswer.AccountNodes>(var nodes) -> Reply.said(nodes);
                    case Parsed.Malformed<StateAnswer.AccountNodes>(var reason) ->
                        Reply.failed(new SourceFault.Unreadable(reason));
                });
    }

    /// The proofs of the parts, as those of the whole questions.
    private static List<StateAnswer.AccountNodes> joined(
            List<StateQuestion> questions, List<StateAnswer.AccountNodes> proofs) {
        var whole = new ArrayList<StateAnswer.AccountNodes>();
        int at = 0;
        for (var question : questions) {
            int end = at + parts(question).size();
            var slots = proofs.subList(at, end).stream()
                    .flatMap(part -> part.slots().stream())
                    .toList();
            whole.add(new StateAnswer.AccountNodes(proofs.get(at).account(), slots));
            at = end;
        }
        return whole;
    }

    @Override
    public Reply<ByteString> code(Hash256 block, EthereumAddress address) {
        return network.first(() -> {
            var pinned = pins.ask(block, name -> List.of(code(address, name)), MOST_FOR_CODE);
            return pinned.answers().then(answers -> code(answers.getFirst()));
        });
    }

    @Override
    public Reply<List<ByteString>> receipts(Hash256 block) {
        return network.first(() -> blocks.receipts(block));
    }

    @Override
    public Reply<List<ByteString>> transactions(Hash256 block) {
        return network.first(() -> blocks.transactions(block));
    }

    @Override
    public Reply<List<ByteString>> withdrawals(Hash256 block) {
        return network.first(() -> blocks.withdrawals(block));
    }

    @Override
    public Reply<TransactionPlace> placeOf(Hash256 transaction) {
        var call = RpcCall.of("eth_getTransactionByHash", RpcCall.text(RpcJson.text(transaction)));
        return network.first(() -> rpc.ask(call, RpcHeaders.MOST_FOR_BLOCK)).then(json -> {
            if (!RpcJson.has(json, "blockHash")) {
                return Reply.failed(new SourceFault.NotThere("the transaction is in no block"));
            }
            return RpcJson.reply(
                    json,
                    tx -> new TransactionPlace(
                            RpcJson.hash(tx.path("blockHash")),
                            BlockNumber.of(RpcJson.count(tx.path("blockNumber"))),
                            RpcJson.index(tx.path("transactionIndex"))));
        });
    }

    @Override
    public Reply<FeeHistory> feeHistory(BlockNumber newest, int blocks) {
        var shares = JsonNodeFactory.instance.arrayNode();
        FeeHistory.PERCENTILES.forEach(shares::add);
        var call = RpcCall.of(
                "eth_feeHistory",
                RpcCall.text("0x" + Integer.toHexString(blocks)),
                RpcCall.text(RpcJson.text(newest)),
                shares);
        return network.first(() -> rpc.ask(call, MOST_FOR_FACT)).then(json -> switch (FeeHistory.parse(json)) {
            case Parsed.Ok<FeeHistory>(var history) -> Reply.said(history);
            case Parsed.Malformed<FeeHistory>(var reason) -> Reply.failed(new SourceFault.Unreadable(reason));
        });
    }

    @Override
    public Reply<Capabilities> capabilities() {
        var known = capabilities;
        if (known != null) return Reply.said(known);
        return network.first(new RpcProbe(rpc)::ask).map(found -> {
            capabilities = found;
            return found;
        });
    }

    @Override
    public Reply<List<LogEntry>> logs(BlockNumber block, EthereumAddress contract, List<Hash256> topics) {
        return network.first(() -> claims.logs(block, contract, topics));
    }

    @Override
    public Reply<List<AccessListEntry>> accessList(Hash256 block, CallInput call) {
        return network.first(() -> claims.accessList(block, call));
    }

    @Override
    public Reply<NewestState> newest(List<StateQuestion> questions) {
        return network.first(() -> claims.newest(questions));
    }

    @Override
    public Reply<Hash256> rootHash(BlockNumber first, BlockNumber last) {
        return network.first(() -> claims.rootHash(first, last));
    }

    /// A node that has the transaction already has taken it.
    @Override
    public Reply<Hash256> send(ByteString transaction) {
        var call = RpcCall.of("eth_sendRawTransaction", RpcCall.text(RpcJson.text(transaction)));
        return switch (network.first(() -> rpc.ask(call, MOST_FOR_FACT))) {
            case Reply.Said<JsonNode>(var hash) -> RpcJson.reply(hash, RpcJson::hash);
            case Reply.Failed<JsonNode>(var fault) ->
                isKnown(fault) ? Reply.said(Keccak256.of(transaction)) : Reply.failed(fault);
        };
    }

    private static boolean isKnown(SourceFault fault) {
        return fault instanceof SourceFault.Refused(int _, var reason)
                && KNOWN.matcher(reason.toLowerCase(Locale.ROOT)).find();
    }
}
