package dev.touchstone.app;

/// Where the program starts.
final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("Touchstone is not wired yet: " + String.join(" ", args));
    }
}
