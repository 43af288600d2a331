package dev.touchstone.ui.text;

/// What to say when another device signs. Pure.
public final class DeviceTexts {
    public static final String NO_ANSWER = "Paste what the device answers. It begins with ur:eth-signature/.";
    public static final String NOT_AN_ANSWER = "This is not what a device answers. Let it show its answer again.";
    public static final String OTHER_REQUEST =
            "This answers another request. Let the device read the code that is shown now.";
    public static final String OTHER_SIGNATURE =
            "This is not this account’s signature of this payment. Nothing was sent.";
    public static final String CANNOT_BE_ASKED =
            "Devices cannot sign this kind of change by QR code. Nothing was signed.";

    private DeviceTexts() {}
}
