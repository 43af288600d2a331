package dev.touchstone.app;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.wallet.key.KdfParameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Where the program starts, and where it ends: without arguments the window opens, with a command that runs in the
/// terminal. Asked to end by the operating system, it lets what is being written be written.
final class Main {
    /// Pictures are drawn into memory; the JDK's own windows are never opened, for those that open are JavaFX's.
    private static final String WITHOUT_DISPLAY = "java.awt.headless";

    private static final int SECONDS_TO_END = 10;

    /// How long one guess of a wallet's password is to take on this computer.
    private static final Duration PASSWORD_COST = Duration.ofMillis(500);

    private Main() {}

    static void main(String[] args) {
        var ended = new CountDownLatch(1);
        var worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(worker, ended)));
        int exit;
        try {
            exit = run(args);
        } finally {
            ended.countDown();
        }
        System.exit(exit);
    }

    private static int run(String... args) {
        LogSettings.install();
        System.setProperty(WITHOUT_DISPLAY, "true");
        var assembly = new Assembly(Console.ofThisProcess(), System.in, Main::passwordCost);
        var runner = assembly.commands();
        try {
            return runner.run(args);
        } catch (RuntimeException | Error bug) {
            assembly.report(bug);
            return runner.fault(bug.toString(), Arrays.asList(args).contains("--json"));
        }
    }

    private static KdfParameters passwordCost() {
        return KdfParameters.calibrate(PASSWORD_COST, System::nanoTime);
    }

    private static void end(Thread worker, CountDownLatch ended) {
        if (ended.getCount() == 0) return;
        worker.interrupt();
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
