package nas4j.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import nas4j.agent.child.ChildCommand;
import nas4j.agent.http.Controller;
import nas4j.agent.http.LeaseLostException;
import nas4j.agent.http.Trust;
import nas4j.agent.onnx.NativeLibraries;
import nas4j.agent.spool.Models;
import nas4j.agent.spool.Spool;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Result;

/**
 * Works for a controller: delivers what is spooled, asks for a job, does it, spools the result, and again. It dials out, so
 * it works behind a router. One job at a time; for one thread.
 */
public final class Agent implements AutoCloseable {
    private static final int WAIT_SECONDS = 50;

    private final Controller controller;
    private final Spool spool;
    private final Models models;
    private final ChildCommand command;
    private final AgentOptions options;
    private final Backoff backoff;
    private final Consumer<String> log;
    private boolean isConnected;

    private Agent(
            Controller controller, Spool spool, ChildCommand command, AgentOptions options, Consumer<String> log) {
        this.controller = controller;
        this.spool = spool;
        this.command = command;
        this.options = options;
        this.log = log;
        models = new Models(options.spool().resolve("models"));
        backoff = new Backoff(new SplittableRandom(
                controller.token().hashCode() + ProcessHandle.current().pid()));
    }

    /**
     * Prepares the folder; asks nothing of the controller yet.
     *
     * @param childMain main class of the process that measures
     * @throws IllegalArgumentException if a file is not what it should be, or another agent has the folder
     */
    public static Agent open(AgentOptions options, String childMain, Consumer<String> log) throws IOException {
        String token = Files.readString(options.tokenFile()).strip();
        Controller controller = new Controller(options.controller(), token, Trust.only(options.authority()));
        Spool spool = Spool.open(options.spool().toAbsolutePath());
        Path libraries = NativeLibraries.unpack(options.spool().toAbsolutePath().resolve("libraries"));
        return new Agent(controller, spool, new ChildCommand(childMain, libraries), options, log);
    }

    /**
     * Works until the thread is interrupted.
     *
     * @throws nas4j.agent.http.RefusedException if the controller does not know the token
     */
    public void run() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                deliver();
                Optional<Lease> lease = controller.lease(isConnected ? WAIT_SECONDS : 0);
                backoff.reset();
                connect();
                if (lease.isPresent()) {
                    work(lease.get());
                }
            } catch (IOException | IllegalArgumentException e) {
                isConnected = false;
                long wait = backoff.nextMillis();
                log.accept(controller + ": " + e + "; again in " + wait + " ms");
                Thread.sleep(wait);
            }
        }
    }

    private void connect() {
        if (!isConnected) {
            log.accept("connected to " + controller + ", waits for work");
            isConnected = true;
        }
    }

    private void deliver() throws IOException {
        for (Result result : spool.all()) {
            try {
                controller.deliver(result);
            } catch (LeaseLostException e) {
                log.accept(String.valueOf(e.getMessage()));
            }
            spool.remove(result);
        }
    }

    private void work(Lease lease) throws IOException, InterruptedException {
        Path errors = options.spool().toAbsolutePath().resolve("child.log");
        try {
            Result result = new Job(lease, controller, models, command, errors, options.threads(), log).run(backoff);
            log.accept(lease.job() + ": " + result.summary());
            spool.put(result);
        } catch (LeaseLostException e) {
            log.accept(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
