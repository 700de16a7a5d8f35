package nas4j.hardware.agents;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import nas4j.agent.http.Trust;

/** Bytes to the controller that no well-behaved agent would send. */
final class RawConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final SSLSocket socket;

    private RawConnection(SSLSocket socket) {
        this.socket = socket;
    }

    static RawConnection open(int port, Path authority) throws IOException {
        SSLSocketFactory trust = Trust.only(authority);
        SSLSocket socket = (SSLSocket) trust.createSocket("127.0.0.1", port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new RawConnection(socket);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The status of the answer; −1 if the connection was closed instead. */
    int status() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = read();
        }
        String[] words = line.toString().split(" ", -1);
        return words.length < 2 ? -1 : Integer.parseInt(words[1]);
    }

    /** Reads to the empty line, after which the next answer comes. */
    void restOfHead() throws IOException {
        int ends = 0;
        while (ends < 2) {
            int next = read();
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
    }

    private int read() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return -1;
        }
    }

    /** One whole request. */
    static int ask(TestController controller, String token, String method, String path, String body)
            throws IOException {
        try (RawConnection connection = open(controller.port(), controller.authority())) {
            connection.send(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return connection.status();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
