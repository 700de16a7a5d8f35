package nas4j.hardware.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nas4j.agent.cli.AgentMain;
import nas4j.agent.cli.ChildMain;

/** A real agent in a JVM of its own, as a device would start it. */
final class AgentProcess implements AutoCloseable {
    private final Process process;
    private final Path folder;

    private AgentProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** @param folder its own; one that is there is gone on with */
    static AgentProcess start(TestController controller, int port, String token, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("token"), token);
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName(),
                "--controller",
                "https://127.0.0.1:" + port,
                "--token-file",
                file.toString(),
                "--ca",
                controller.authority().toString(),
                "--spool",
                folder.resolve("spool").toString());
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        return new AgentProcess(process, folder);
    }

    /** Those that measure, not the JDK's helper that starts them. */
    List<ProcessHandle> children() {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(ChildMain.class.getName()))
                .toList();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean endsWithin(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    long residentBytes() throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"))
                .lines()
                .filter(text -> text.startsWith("VmRSS:"))
                .mapToLong(text -> 1024 * Long.parseLong(text.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }
}
