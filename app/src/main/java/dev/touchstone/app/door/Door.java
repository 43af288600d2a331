package dev.touchstone.app.door;

import dev.touchstone.app.door.method.DoorWallet;
import dev.touchstone.app.door.method.Methods;
import dev.touchstone.app.door.method.Subscriptions;
import dev.touchstone.app.door.wire.HttpHead;
import dev.touchstone.app.door.wire.HttpReply;
import dev.touchstone.app.door.wire.LocalServer;
import dev.touchstone.app.door.wire.Visitor;
import dev.touchstone.spv.chain.ByteString;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The open door of one wallet. Thread-safe; closing it hangs up on everybody.
public final class Door implements AutoCloseable {
    /// Where apps look for a wallet of this computer, as another wallet made usual.
    public static final int USUAL_PORT = 1248;

    private static final RateLimits.Rate EACH = new RateLimits.Rate(50, 400);
    private static final RateLimits.Rate ALL = new RateLimits.Rate(200, 1_200);
    private static final RateLimits.Rate STRANGERS = new RateLimits.Rate(20, 200);

    private static final RateLimits.Rate ALL_STRANGERS = new RateLimits.Rate(100, 600);

    private final LocalServer server;

    private Door(LocalServer server) {
        this.server = server;
    }

    /// What a door is opened with.
    ///
    /// @param port 0 for a free one
    /// @param programs who has a token, asked at each call
    /// @param software what the program calls itself
    /// @param background runs what may block, each task on a thread of its own
    /// @param onBug told of faults of the program
    public record Settings(
            int port, Supplier<Programs> programs, String software, Executor background, Consumer<Throwable> onBug) {}

    /// Opens it.
    ///
    /// @throws IOException when the port cannot be had
    public static Door open(DoorWallet wallet, Settings settings) throws IOException {
        var visitor = new CompletableFuture<Visitor>();
        var server = LocalServer.listen(settings.port(), new Opening(visitor));
        visitor.complete(visitor(wallet, settings, server.port()));
        return new Door(server);
    }

    private static Visitor visitor(DoorWallet wallet, Settings settings, int port) {
        var clock = wallet.clock();
        var methods = new Methods(wallet, settings.software());
        return new DoorVisitor(
                new Gate(port, settings.programs()),
                new RpcDesk(
                        methods,
                        new RateLimits(clock, EACH, ALL),
                        new RateLimits(clock, STRANGERS, ALL_STRANGERS),
                        settings.onBug()),
                new RateLimits(clock, STRANGERS, STRANGERS),
                new BridgePage(port),
                line -> new Subscriptions(wallet.node(), settings.background(), line::send));
    }

    /// Lets callers wait until the port is known that their requests have to name.
    private record Opening(CompletableFuture<Visitor> visitor) implements Visitor {
        @Override
        public Entry judge(HttpHead head) {
            return visitor.join().judge(head);
        }

        @Override
        public HttpReply answer(HttpHead head, ByteString body, Leaving leaving) throws InterruptedException {
            return visitor.join().answer(head, body, leaving);
        }

        @Override
        public Listener open(HttpHead head, Line line) {
            return visitor.join().open(head, line);
        }
    }

    public int port() {
        return server.port();
    }

    /// How many are connected now.
    public int connections() {
        return server.connections();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
