package nas4j.experiments.cli.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.hardware.agents.AgentFolder;
import nas4j.hardware.agents.ControllerAddress;
import nas4j.input.InputException;
import nas4j.input.Where;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nas agent enroll}. */
@Command(
        name = "enroll",
        description = "Let a device ask for work: make its token, and say how to start its agent.",
        footer = {"", "Example: nas agent enroll pi --host 192.168.1.10"})
final class AgentEnroll implements Runnable {
    @Parameters(paramLabel = "NAME", description = "What the agent is called.")
    private String name = "";

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "What kind of device it is on; agents on like devices share their jobs. Default: its name.")
    private Optional<String> device = Optional.empty();

    @Mixin
    private final AgentPlace place = new AgentPlace();

    @Mixin
    private final AgentAddress address = new AgentAddress();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try {
            AgentFolder folder = place.folder();
            ControllerAddress at = address.of(folder);
            String token = folder.agents().enroll(name, device.orElse(name), SystemClock.secrets());
            folder.remember(at);
            Path files = Files.createDirectories(place.path().resolve("devices").resolve(name));
            Path tokenFile = files.resolve(name + ".token");
            Files.deleteIfExists(tokenFile);
            if (files.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        tokenFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(tokenFile, token);
            Path authority = Files.writeString(
                    files.resolve("ca.pem"),
                    folder.certificates(SystemClock.get(), SystemClock.secrets())
                            .authority());
            say(tokenFile, authority, at);
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(Path tokenFile, Path authority, ControllerAddress at) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Copy to the device, the token secretly:");
        out.println("  " + tokenFile);
        out.println("  " + authority);
        out.println("  nas-agent.jar, which is in the folder agent of a distribution");
        out.println("There, with Java 17 or newer:");
        out.println("  java -jar nas-agent.jar --controller https://" + at + " --token-file " + tokenFile.getFileName()
                + " --ca " + authority.getFileName());
        out.println("Here, where the agent's work comes from: an experiment with a goal such as");
        out.println("  minimize: latency-p50 on agent://" + device.orElse(name));
        out.println("or for a look at whether it connects:");
        out.println("  nas agent serve --folder " + place.path());
    }
}
