package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.message.TypedData;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What moves or signs something: each waits for the user. Thread-safe.
final class SigningMethods {
    private static final int MOST_MESSAGE = 64 * 1024;
    private static final int MOST_RAW = 256 * 1024;

    private final DoorWallet wallet;
    private final Asking asking;

    SigningMethods(DoorWallet wallet, Asking asking) {
        this.wallet = wallet;
        this.asking = asking;
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_sendTransaction", this::send,
                "eth_sendRawTransaction", this::sendRaw,
                "personal_sign", this::sign,
                "eth_signTypedData_v4", this::signTyped);
    }

    private JsonNode send(Caller caller, Params params) throws RefusedException, InterruptedException {
        var call = params.object(0);
        var from = from(caller, call);
        checkChain(call.path("chainId"));
        var request = new AppRequest.SendTransaction(caller.app(), TransactionParams.request(call, from));
        var decision = asking.ask(caller, request, about(call));
        if (Asking.plain(decision) instanceof AppDecision.Sent(var hashes, var _)) {
            return Hex.node(Hex.of(hashes.getFirst()));
        }
        throw Asking.refusal(decision);
    }

    /// Who is to sign: by default the first account that the app sees.
    EthereumAddress from(Caller caller, JsonNode call) throws RefusedException {
        var session = asking.session(caller);
        return Params.isThere(call.path("from"))
                ? asking.account(caller, Params.address(call.path("from")))
                : asking.visible(session).getFirst();
    }

    /// A request for another chain is refused, as it would do something else on this one.
    void checkChain(JsonNode chainId) throws RefusedException {
        if (!Params.isThere(chainId)) return;
        if (!Params.number(chainId).equals(BigInteger.valueOf(wallet.chain().chainId()))) {
            throw new RefusedException(RpcFailure.CHAIN_DISCONNECTED, "the wallet is on another chain");
        }
    }

    static String about(JsonNode call) {
        var to = call.path("to").asString("a new contract");
        return "to " + to + ", value " + call.path("value").asString("0x0");
    }

    /// A transaction that something else signed: it is handed on as it is, and the wallet signs nothing.
    private JsonNode sendRaw(Caller caller, Params params) throws RefusedException {
        asking.session(caller);
        var parsed = EthereumTransaction.parse(Params.bytes(params.at(0), MOST_RAW));
        if (!(parsed instanceof Parsed.Ok<EthereumTransaction>(var transaction))) {
            throw Params.invalid("no signed transaction");
        }
        var chain = transaction.chain();
        boolean isOurs = chain.isPresent()
                && chain.get().equals(BigInteger.valueOf(wallet.chain().chainId()));
        if (!isOurs) throw new RefusedException(RpcFailure.CHAIN_DISCONNECTED, "it is bound to another chain, or none");
        if (transaction.sender().isEmpty()) throw Params.invalid("its signature is none");
        var sending = wallet.own().send(transaction);
        var end = sending instanceof DoorWallet.RawSending.Taken ? AppLogEntry.End.AGREED : AppLogEntry.End.FAILED;
        asking.saved(wallet.apps()
                .note(new AppLogEntry(
                        caller.app(),
                        AppAct.SEND_RAW,
                        Hex.of(transaction.hash()),
                        end,
                        wallet.clock().instant()))
                .join());
        return switch (sending) {
            case DoorWallet.RawSending.Taken() -> Hex.node(Hex.of(transaction.hash()));
            case DoorWallet.RawSending.Refused(var reason) ->
                throw new RefusedException(
                        RpcFailure.TRANSACTION_REJECTED, "a server says: " + AppLogEntry.brief(reason));
            case DoorWallet.RawSending.Silent() ->
                throw new RefusedException(RpcFailure.UNAVAILABLE, "no server answered; it may have been taken");
        };
    }

    /// The parameters are data, then account. A text that is no hexadecimal is signed as what it says.
    private JsonNode sign(Caller caller, Params params) throws RefusedException, InterruptedException {
        var account = asking.account(caller, params.address(1));
        var text = params.text(0);
        var message =
                text.startsWith("0x") && ByteString.fromHex(text.substring(2)).isPresent()
                        ? Params.bytes(params.at(0), MOST_MESSAGE)
                        : ByteString.of(text.getBytes(StandardCharsets.UTF_8));
        if (message.length() > MOST_MESSAGE) throw Params.invalid("more than " + MOST_MESSAGE + " bytes");
        var request = new AppRequest.SignMessage(caller.app(), account, message);
        var words = new String(message.toArray(), StandardCharsets.UTF_8);
        return signature(asking.ask(caller, request, words));
    }

    private JsonNode signTyped(Caller caller, Params params) throws RefusedException, InterruptedException {
        var account = asking.account(caller, params.address(0));
        var given = params.at(1);
        var json = given.isString() ? given.asString() : RpcText.write(given);
        return switch (TypedData.parse(json)) {
            case Parsed.Malformed<TypedData>(var reason) -> throw Params.invalid("no typed data: " + reason);
            case Parsed.Ok<TypedData>(var data) -> {
                checkDomain(data);
                var request = new AppRequest.SignTyped(caller.app(), account, data);
                yield signature(asking.ask(
                        caller,
                        request,
                        data.primaryType() + " for " + data.domainName().orElse("nobody named")));
            }
        };
    }

    /// Data that names another chain is signed only where the wallet is on that chain (EIP-712, `chainId`).
    private void checkDomain(TypedData data) throws RefusedException {
        var named = data.chainId();
        if (named.isPresent()
                && !named.get().equals(BigInteger.valueOf(wallet.chain().chainId()))) {
            throw new RefusedException(RpcFailure.CHAIN_DISCONNECTED, "the data is for another chain");
        }
    }

    private static JsonNode signature(AppDecision decision) throws RefusedException {
        if (Asking.plain(decision) instanceof AppDecision.Signed(var signature)) return Hex.node(Hex.of(signature));
        throw Asking.refusal(decision);
    }
}
