package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.dapp.request.AppDecision;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The pages for apps in every state they can be in.
final class AppGallery {
    private static final Route APPS = new Route.Apps();

    private final Gallery gallery;

    AppGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    /// The sheet of the first request.
    private static void lay(TestWindow window) {
        window.navigator.lay(new Route.Sheet.Asked(1));
    }

    private static Supplier<FakeHost> door(Consumer<SampleDoor> then) {
        return with(() -> {
            var session = SampleSession.withDoor();
            then.accept(session.door());
            return session;
        });
    }

    private static Supplier<FakeHost> connected(Consumer<SampleDoor> then) {
        return with(() -> {
            var session = SampleSession.withDoor();
            session.door().connectTwo(session.wallet.apps);
            then.accept(session.door());
            return session;
        });
    }

    /// With an account whose key another device has.
    private static Supplier<FakeHost> device(Consumer<SampleDoor> then) {
        return with(() -> {
            var session = SampleSession.withDoor();
            DeviceJourneyTest.giveToDevice(session);
            then.accept(session.door());
            return session;
        });
    }

    /// Asks, whatever comes of it.
    private static Consumer<SampleDoor> asking(Function<SampleDoor, CompletableFuture<AppDecision>> request) {
        return door -> {
            var _ = request.apply(door);
        };
    }

    void add() {
        gallery.add("apps", connected(_ -> {}), go(APPS));
        gallery.add(
                "apps-empty",
                door(it -> it.door.set(new AppSide.DoorState(new AppSide.Standing.Shut(), 1248, List.of()))),
                go(APPS));
        gallery.add(
                "apps-unable",
                door(it -> it.door.set(
                        new AppSide.DoorState(new AppSide.Standing.Unable("Address already in use"), 1248, List.of()))),
                go(APPS));
        gallery.add(
                "apps-token",
                connected(_ -> {}),
                go(APPS),
                press("Programs that are no web page"),
                w -> w.field("Name of a program").setText("cast-2"),
                press("Make a token"));
        gallery.add(
                "apps-waiting", connected(asking(SampleDoor::askToConnect)), go(APPS), w -> w.navigator.closeSheet());
        gallery.add("ask-connect", door(asking(SampleDoor::askToConnect)), AppGallery::lay);
        gallery.add("ask-call", door(asking(SampleDoor::askForCall)), AppGallery::lay);
        gallery.add(
                "ask-unknown",
                door(it -> {
                    it.warnings = List.of(SampleDoor.unknown());
                    var _ = it.askForCall();
                }),
                AppGallery::lay,
                press("I cannot read this"));
        gallery.add(
                "ask-spending",
                door(it -> {
                    it.warnings = List.of(SampleDoor.allowance(BigInteger.valueOf(100_000_000)));
                    var _ = it.askForSpending(BigInteger.valueOf(100_000_000));
                }),
                AppGallery::lay);
        gallery.add(
                "ask-spending-unknown",
                door(it -> {
                    it.words = Map.of();
                    var _ = it.askForSpending(BigInteger.valueOf(100_000_000));
                }),
                AppGallery::lay);
        gallery.add(
                "ask-put-off",
                door(asking(SampleDoor::askToConnect)),
                go(new Route.Receive()),
                w -> w.navigator.closeSheet());
        gallery.add(
                "ask-spending-all",
                door(asking(it -> it.askForSpending(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)))),
                AppGallery::lay);
        gallery.add(
                "ask-text",
                door(asking(it -> it.askToSign("Sign in to gallery.example\n\nNumber 381"))),
                AppGallery::lay);
        gallery.add(
                "ask-unreadable",
                door(asking(SampleDoor::askToSignBytes)),
                AppGallery::lay,
                press("I cannot read this"));
        gallery.add("ask-typed", door(asking(SampleDoor::askToSignTyped)), AppGallery::lay);
        gallery.add("ask-device", device(asking(SampleDoor::askDeviceToSignTyped)), AppGallery::lay);
        gallery.add(
                "ask-device-sign",
                device(asking(SampleDoor::askDeviceToSignTyped)),
                AppGallery::lay,
                press("Sign with another device"));
        gallery.add("ask-token", door(asking(SampleDoor::askToShow)), AppGallery::lay);
        gallery.add(
                "ask-stuck",
                door(it -> {
                    it.obstacle = Optional.of(new EthereumDraftOutcome.Offline());
                    var _ = it.askForCall();
                }),
                AppGallery::lay);
        gallery.add("ask-gone", door(_ -> {}), AppGallery::lay);
    }
}
