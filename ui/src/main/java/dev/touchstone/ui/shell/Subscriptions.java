package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Latest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// What a view model has subscribed to, so that leaving its screen ends all of it. Confined to one thread.
public final class Subscriptions implements AutoCloseable {
    private final List<Runnable> endings = new ArrayList<>();

    /// Hears the newest value of `source` on `executor`, beginning with the present one at once. The same value is
    /// not told twice in a row.
    public <T> void latest(Latest<T> source, Executor executor, Consumer<T> consumer) {
        var told = new AtomicReference<>(source.get());
        consumer.accept(told.get());
        var subscription = source.observe(executor, next -> {
            if (!next.equals(told.getAndSet(next))) consumer.accept(next);
        });
        endings.add(subscription::close);
    }

    /// Hears every change of `source`, but not its present value.
    public <T> void changes(ObservableValue<T> source, Consumer<T> consumer) {
        var subscription = source.subscribe((_, next) -> consumer.accept(next));
        endings.add(subscription::unsubscribe);
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        endings.clear();
    }
}
