package nas4j.hardware.agents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import nas4j.agent.spool.Models;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Work;
import nas4j.hardware.agents.blob.BlobStore;
import nas4j.hardware.agents.http.AgentServer;
import nas4j.hardware.agents.queue.JobOutcome;
import nas4j.hardware.agents.queue.JobQueue;
import nas4j.hardware.agents.queue.JobRequest;

/**
 * Gives agents work and takes their results. One controller at a time has a folder; the next one goes on with its jobs. For
 * several threads.
 */
public final class AgentController implements AutoCloseable {
    private final FileChannel lock;
    private final JobQueue queue;
    private final BlobStore blobs;
    private final AgentServer server;
    private final String host;
    private final Thread sweeper;

    private AgentController(
            FileChannel lock, JobQueue queue, BlobStore blobs, AgentServer server, ControllerOptions options) {
        this.lock = lock;
        this.queue = queue;
        this.blobs = blobs;
        this.server = server;
        host = options.hosts().getFirst();
        Duration between = options.times().beat().dividedBy(4);
        sweeper = Thread.ofVirtual().name("leases").start(() -> sweep(between));
    }

    private void sweep(Duration between) {
        try {
            while (true) {
                Thread.sleep(between);
                queue.sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is closed
        }
    }

    /**
     * Starts it. Journal and certificates are made if they are missing.
     *
     * @param secrets cannot be guessed
     * @throws IllegalArgumentException if another controller has the folder
     */
    public static AgentController open(
            AgentFolder folder, ControllerOptions options, InstantSource clock, RandomGenerator secrets)
            throws IOException {
        Files.createDirectories(folder.path());
        FileChannel lock = lock(folder);
        try {
            return start(lock, folder, options, clock, secrets);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static AgentController start(
            FileChannel lock,
            AgentFolder folder,
            ControllerOptions options,
            InstantSource clock,
            RandomGenerator secrets)
            throws IOException {
        BlobStore blobs = folder.blobs();
        JobQueue queue = JobQueue.open(
                folder.journal(),
                options.times(),
                System::nanoTime,
                work -> Models.of(work).forEach(blobs::release));
        queue.unfinished().forEach(work -> Models.of(work).forEach(blobs::hold));
        blobs.deleteOthers();
        AgentServer server = AgentServer.start(
                options.address(),
                folder.certificates(clock, secrets).context(options.hosts()),
                folder.agents(),
                folder.sightings(clock),
                queue,
                blobs,
                options.mostWaitSeconds());
        return new AgentController(lock, queue, blobs, server, options);
    }

    private static FileChannel lock(AgentFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            channel.close();
            throw new IllegalArgumentException(
                    "[" + folder.path() + "] is in use. Maybe another controller runs, such as `nas agent serve`.");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this program
        }
    }

    /** What agents are told to dial. */
    public URI address() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("https://" + name + ":" + server.address().getPort());
    }

    /** Keeps a model until {@link #submit} got the jobs that need it, and {@link #release} is called. */
    public BlobRef hold(InputStream model) throws IOException {
        return blobs.put(model);
    }

    /** Keeps a model in memory, as {@link #hold(InputStream)} does. */
    public BlobRef hold(byte[] model) throws IOException {
        return blobs.put(new ByteArrayInputStream(model));
    }

    /** The caller has no more jobs for the model. Jobs that it submitted keep theirs. */
    public void release(BlobRef model) {
        blobs.release(model);
    }

    /**
     * Adds a job, whose models are held, and returns its name.
     *
     * @param device what kind of device is to do it
     * @param priority higher first
     */
    public String submit(String device, int priority, Work work) {
        Models.of(work).forEach(blobs::hold);
        return queue.submit(new JobRequest(device, priority, work));
    }

    /**
     * As {@link #submit}, unless a job that asks for the same has not ended, such as one of a program before this one: then
     * it is that one.
     */
    public synchronized String submitOnce(String device, int priority, Work work) {
        return queue.find(new JobRequest(device, priority, work)).orElseGet(() -> submit(device, priority, work));
    }

    /** Ends a job that nobody wants any more, as failed; one that has ended stays as it is. */
    public void withdraw(String job) {
        queue.withdraw(job);
    }

    /** Whether no agent of this device was heard of for as long as a lease lasts, or since the controller was opened. */
    public boolean isAway(String device) {
        return queue.isAway(device);
    }

    /**
     * The agents of a device that get no jobs, as the reference model takes longer on them than at first, or less long: with by
     * how many percent.
     */
    public Map<String, Long> drifted(String device) {
        return queue.drifted(device);
    }

    /**
     * How a job ends, also one that was submitted to a controller before this one. It may take as long as a device is away.
     *
     * @throws IllegalArgumentException if there is no such job
     */
    public CompletableFuture<JobOutcome> outcome(String job) {
        return queue.outcome(job);
    }

    /** Jobs that have not ended stay in the journal. */
    @Override
    public void close() throws IOException {
        sweeper.interrupt();
        queue.close();
        server.close();
        lock.close();
    }
}
