package dev.touchstone.spv.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Holds the newest immutable snapshot of something and tells observers of it. Thread-safe.
///
/// Conflating: an observer that is slow misses values in between but never the newest, and never has more
/// than one notification waiting.
public final class Latest<T> {
    private final Object lock = new Object();
    private final List<Observer> observers = new ArrayList<>();
    private T value;

    public Latest(T initial) {
        this.value = initial;
    }

    public T get() {
        synchronized (lock) {
            return value;
        }
    }

    public void set(T next) {
        List<Observer> due;
        synchronized (lock) {
            value = next;
            due = observers.stream().filter(Observer::claim).toList();
        }
        due.forEach(Observer::dispatch);
    }

    /// Calls `consumer` on `executor` with the present value and after every change, until closed.
    public Subscription observe(Executor executor, Consumer<T> consumer) {
        var observer = new Observer(executor, consumer);
        synchronized (lock) {
            observers.add(observer);
            observer.pending = true;
        }
        observer.dispatch();
        return () -> {
            synchronized (lock) {
                observer.closed = true;
                observers.remove(observer);
            }
        };
    }

    public int observerCount() {
        synchronized (lock) {
            return observers.size();
        }
    }

    private final class Observer {
        private final Executor executor;
        private final Consumer<T> consumer;
        private boolean pending;
        private boolean closed;

        Observer(Executor executor, Consumer<T> consumer) {
            this.executor = executor;
            this.consumer = consumer;
        }

        private boolean claim() {
            if (pending || closed) return false;
            pending = true;
            return true;
        }

        private void dispatch() {
            executor.execute(this::deliver);
        }

        private void deliver() {
            T now;
            synchronized (lock) {
                pending = false;
                if (closed) return;
                now = value;
            }
            consumer.accept(now);
        }
    }

    /// Ends an observation. Closing twice is harmless.
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
