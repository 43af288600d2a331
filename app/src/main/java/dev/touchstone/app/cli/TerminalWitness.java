package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.door.MessageContexts;
import dev.touchstone.app.door.policy.Witness;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.dapp.request.WaitingRequests;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Asks whoever sits at the terminal: first what it would do, then whether it may. Only the whole word counts as
/// agreement. Confined to the thread that decides, but for [#typed].
final class TerminalWitness implements Witness {
    private static final String WORD = "yes";
    private static final int MOST_TEXT = 2_000;

    private final Console console;
    private final boolean json;
    private final MessageContexts contexts;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(16);
    private volatile boolean isThere;

    /// @param isThere whether anybody reads and types
    /// @param contexts what messages are held against
    TerminalWitness(
            Console console,
            boolean json,
            boolean isThere,
            MessageContexts contexts) {
        this.contexts = contexts;
        this.console = console;
        this.json = json;
        this.isThere = isThere;
    }

    /// A line was typed. From any thread.
    void typed(String line) {
        var _ = lines.offer(line.strip());
    }

    /// Nothing more can be typed.
    void gone() {
        isThere = false;
        typed("");
    }

    @Override
    public Word asked(AppRequest request, Optional<EthereumDraft> draft) throws InterruptedException {
        if (!isThere) return Word.NOBODY;
        lines.clear();
        tell(request, draft);
        var answer = lines.poll(WaitingRequests.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) return Word.SILENT;
        if (!isThere) return Word.NOBODY;
        return answer.equals(WORD) ? Word.YES : Word.NO;
    }

    private void tell(AppRequest request, Optional<EthereumDraft> draft) {
        if (json) {
            console.print(members(request, draft));
            return;
        }
        var page = Page.of(request.app().text() + " asks " + title(request)).and(details(request));
        if (draft.isPresent()) {
            page = page.gap()
                    .and(SimulationPage.of(
                            draft.get().simulated().value(), draft.get().effects()))
                    .row("Most fee", EthereumWords.ether(draft.get().fees().most()) + " ETH");
        }
        console.print(page.gap().line("Type '" + WORD + "' to agree; anything else refuses."));
    }

    private static Json members(AppRequest request, Optional<EthereumDraft> draft) {
        var json = Json.Members.none()
                .with("asks", request.app().text())
                .with("act", request.act().name())
                .with("question", title(request));
        if (request instanceof AppRequest.SignMessage(var _, var _, var message)) {
            json = json.with("text", text(message));
        }
        if (draft.isEmpty()) return json;
        var tx = draft.get().transaction();
        return json.with("from", tx.from().text())
                .withText("to", EthereumMembers.payee(tx.destination()).map(EthereumAddress::text))
                .with("value", EthereumMembers.amount(tx.value()))
                .with("data", EthereumWords.hex(tx.data()))
                .with("mostFee", EthereumMembers.amount(draft.get().fees().most()))
                .with(
                        "warnings",
                        Json.Items.ofTexts(draft.get().effects().warnings().stream()
                                .map(warning -> warning.code())
                                .toList()));
    }

    private static String title(AppRequest request) {
        return switch (request) {
            case AppRequest.Connect _ -> "to see your first account.";
            case AppRequest.SendTransaction _ -> "to sign and send a payment or call.";
            case AppRequest.SendCalls(var _, var all) -> "to sign and send one of " + all.size() + " calls.";
            case AppRequest.SignMessage(var _, var account, var _) ->
                "for a signature of " + account + " under a text.";
            case AppRequest.SignTyped(var _, var account, var _) -> "for a signature of " + account + " under data.";
            case AppRequest.WatchAsset(var _, var token, var symbol) ->
                "to show the token " + token.address() + ", which it calls '" + Words.printable(symbol) + "'.";
        };
    }

    private Page details(AppRequest request) {
        return switch (request) {
            case AppRequest.SignMessage(var app, var account, var bytes) ->
                page(new SignableMessage.Personal(bytes), account, app);
            case AppRequest.SignTyped(var app, var account, var data) ->
                page(new SignableMessage.Typed(data), account, app);
            case AppRequest.Connect _, AppRequest.SendTransaction _, AppRequest.SendCalls _, AppRequest.WatchAsset _ ->
                Page.empty();
        };
    }

    private Page page(SignableMessage message, EthereumAddress account, AppOrigin app) {
        return MessagePage.of(MessageReview.of(message, contexts.of(message, account, app)));
    }

    private static String text(ByteString message) {
        var text = Words.printable(new String(message.toArray(), StandardCharsets.UTF_8));
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }
}
