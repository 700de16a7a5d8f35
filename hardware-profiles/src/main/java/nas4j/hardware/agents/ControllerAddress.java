package nas4j.hardware.agents;

/**
 * How devices reach a controller.
 *
 * @param host name or address of its machine, as devices know it
 * @param port 0 for a free one
 */
public record ControllerAddress(String host, int port) {
    /** Where it listens if a person does not say. */
    public static final ControllerAddress USUAL = new ControllerAddress("127.0.0.1", 7433);

    private static final int MOST_PORT = 65_535;

    public ControllerAddress {
        if (host.isBlank() || host.contains("/") || port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("found the host [" + host + "] and the port [" + port
                    + "], accepted: a name or address, and 0 to " + MOST_PORT);
        }
    }

    /** From {@code HOST:PORT}. */
    static ControllerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new ControllerAddress(
                    text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("found the address [" + text + "], accepted: HOST:PORT", e);
        }
    }

    /** The options of a controller there, with the usual times. */
    public ControllerOptions options() {
        return ControllerOptions.on(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
