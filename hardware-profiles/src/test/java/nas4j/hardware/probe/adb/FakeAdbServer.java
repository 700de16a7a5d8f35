package nas4j.hardware.probe.adb;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the real {@code adb} client takes for its server, with phones behind it: the "smart socket" protocol of hosts, the
 * shell protocol (v2) and the sync protocol of Android's {@code adb}, as far as {@code devices}, {@code shell} and
 * {@code push} need them. Commands run in a shell of this machine, with the phone's paths below {@code root}.
 */
final class FakeAdbServer implements AutoCloseable {
    private static final int STANDARD_OUTPUT = 1;
    private static final int EXIT = 3;
    private static final int REGULAR_FILE = 0100644;

    private final ServerSocket server;
    private final Path root;
    private final String devices;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private FakeAdbServer(ServerSocket server, Path root, String devices) {
        this.server = server;
        this.root = root;
        this.devices = devices;
    }

    /** @param devices lines as {@code adb devices -l} has them */
    static FakeAdbServer start(Path root, String devices) throws IOException {
        FakeAdbServer fake =
                new FakeAdbServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), root, devices);
        Thread.ofVirtual().start(fake::accept);
        return fake;
    }

    int port() {
        return server.getLocalPort();
    }

    /** What clients asked for, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            while (answer(request(in), in, out)) {
                out.flush();
            }
            out.flush();
        } catch (EOFException e) {
            requests.add("end");
        } catch (IOException e) {
            requests.add("lost: " + e.getMessage());
        }
    }

    /** A length of four hexadecimal digits, and as many bytes. */
    private String request(DataInputStream in) throws IOException {
        int length = Integer.parseInt(text(in, 4), 16);
        String request = text(in, length);
        requests.add(request);
        return request;
    }

    private static String text(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether another request may follow on the connection. */
    private boolean answer(String request, DataInputStream in, DataOutputStream out) throws IOException {
        if (request.equals("host:version")) {
            return said(out, "0029");
        }
        if (request.equals("host:devices-l")) {
            return said(out, devices);
        }
        if (request.endsWith(":features") || request.equals("host:host-features")) {
            return said(out, "shell_v2,cmd");
        }
        if (request.startsWith("host:tport:")) {
            out.writeBytes("OKAY");
            out.writeLong(Long.reverseBytes(1));
            return true;
        }
        if (request.startsWith("host:transport")) {
            out.writeBytes("OKAY");
            return true;
        }
        if (request.startsWith("shell,v2")) {
            out.writeBytes("OKAY");
            shell(request.substring(request.indexOf(':') + 1), out);
            return false;
        }
        if (request.equals("sync:")) {
            out.writeBytes("OKAY");
            out.flush();
            sync(in, out);
            return false;
        }
        out.writeBytes("FAIL");
        return said(out, "unknown request [" + request + "]", "");
    }

    private static boolean said(DataOutputStream out, String text) throws IOException {
        return said(out, text, "OKAY");
    }

    private static boolean said(DataOutputStream out, String text, String status) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(status + String.format(Locale.ROOT, "%04x", bytes.length));
        out.write(bytes);
        return false;
    }

    private String below(String text) {
        return text.replaceAll("(?<![\\w/.])/(data|sys|proc)/", root + "/$1/");
    }

    private void shell(String command, DataOutputStream out) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "PATH=" + root + "/bin:$PATH; " + below(command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        packet(out, STANDARD_OUTPUT, process.getInputStream().readAllBytes());
        packet(out, EXIT, new byte[] {(byte) process.onExit().join().exitValue()});
    }

    private static void packet(DataOutputStream out, int kind, byte[] bytes) throws IOException {
        out.writeByte(kind);
        out.writeInt(Integer.reverseBytes(bytes.length));
        out.write(bytes);
        out.flush();
    }

    private void sync(DataInputStream in, DataOutputStream out) throws IOException {
        Path target = root;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (true) {
            String kind = text(in, 4);
            int length = Integer.reverseBytes(in.readInt());
            switch (kind) {
                case "STAT" -> stat(Path.of(below(text(in, length))), out);
                case "SEND" -> target = Path.of(below(text(in, length).replaceFirst(",\\d+$", "")));
                case "DATA" -> data.write(in.readNBytes(length));
                case "DONE" -> {
                    Files.write(target, data.toByteArray());
                    data.reset();
                    out.writeBytes("OKAY");
                    out.writeInt(0);
                }
                case "QUIT" -> {
                    return;
                }
                default -> throw new IOException("unknown sync request [" + kind + "]");
            }
            out.flush();
        }
    }

    /** Mode, size and time, or zeros if there is no such file. */
    private static void stat(Path file, DataOutputStream out) throws IOException {
        boolean exists = Files.exists(file);
        out.writeBytes("STAT");
        out.writeInt(exists ? Integer.reverseBytes(Files.isDirectory(file) ? 0040755 : REGULAR_FILE) : 0);
        out.writeInt(exists ? Integer.reverseBytes((int) Files.size(file)) : 0);
        out.writeInt(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
