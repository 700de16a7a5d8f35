package nas4j.hardware.agents.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import nas4j.hardware.agents.blob.BlobStore;
import nas4j.hardware.agents.queue.JobQueue;
import nas4j.hardware.agents.token.AgentRegistry;
import nas4j.hardware.agents.token.Enrolled;
import nas4j.hardware.agents.token.Sightings;

/**
 * The HTTPS server that agents dial. Who shows no good token is told nothing else. A request that does not come in time is
 * cut off; many connections may be idle.
 */
public final class AgentServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    /** What the JDK's server reads once, when the first one starts. What is set already stays. */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.maxReqHeaders", "50",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.maxIdleConnections", "4096",
            "sun.net.httpserver.drainAmount", "65536",
            "sun.net.httpserver.nodelay", "true");

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private AgentServer(HttpsServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param address port 0: a free one
     * @param mostWaitSeconds no question for work is left open for longer
     */
    public static AgentServer start(
            InetSocketAddress address,
            SSLContext context,
            AgentRegistry agents,
            Sightings sightings,
            JobQueue queue,
            BlobStore blobs,
            int mostWaitSeconds)
            throws IOException {
        LIMITS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        HttpsServer http = HttpsServer.create(address, BACKLOG);
        http.setHttpsConfigurator(new HttpsConfigurator(context));
        AgentServer server = new AgentServer(http);
        Endpoints endpoints = new Endpoints(queue, blobs, mostWaitSeconds);
        http.createContext("/", exchange -> answer(exchange, agents, sightings, endpoints));
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    private static void answer(HttpExchange http, AgentRegistry agents, Sightings sightings, Endpoints endpoints)
            throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http);
            try {
                Optional<String> token = exchange.findToken();
                Optional<Enrolled> agent = token.isEmpty() ? Optional.empty() : agents.find(token.get());
                if (agent.isEmpty()) {
                    exchange.answer(HttpURLConnection.HTTP_UNAUTHORIZED);
                } else {
                    sightings.see(agent.get());
                    endpoints.answer(exchange, agent.get());
                }
            } catch (IllegalArgumentException e) {
                exchange.answer(HttpURLConnection.HTTP_BAD_REQUEST);
            } catch (Exchange.TooLargeException e) {
                exchange.answer(HttpURLConnection.HTTP_ENTITY_TOO_LARGE);
            } catch (IllegalStateException e) {
                exchange.answer(HttpURLConnection.HTTP_UNAVAILABLE); // it is about to close
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Answers that are under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
