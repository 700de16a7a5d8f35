package nas4j.experiments.yaml.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.agent.AgentProbe;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.onnx.quantize.ActivationType;
import nas4j.spaces.ResourceFolder;
import nas4j.spaces.yaml.YamlFile;

/**
 * The devices that are described: those that come with the platform, and those that a person has added, which are files in
 * a folder. A person's own stands before one of the same name.
 *
 * @param folder of people's own; need not exist
 */
public record Devices(Path folder) {
    /** Where people's own are if they do not say. */
    public static final Path USUAL = Path.of("results", "devices");

    private static final String CATALOGUE = "catalogue/";
    private static final String ENDING = ".yaml";
    private static final String AGENT = AgentProbe.SCHEME;

    /** All names, in alphabetical order. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(ready());
        names.addAll(own());
        return List.copyOf(names);
    }

    private static List<String> ready() {
        URL ready = Objects.requireNonNull(DeviceProfile.class.getResource(CATALOGUE), "no devices on the class path");
        try {
            return ResourceFolder.names(ready, ENDING);
        } catch (IOException e) {
            throw new UncheckedIOException("the devices cannot be listed", e);
        }
    }

    private List<String> own() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder [" + folder + "] cannot be listed", e);
        }
    }

    /**
     * The device of this name.
     *
     * @throws InputException if there is none, or its file does not describe one
     */
    public DeviceProfile require(String name) {
        if (own().contains(name)) {
            return DeviceReader.read(YamlFile.read(file(name)));
        }
        if (!ready().contains(name)) {
            throw new InputException(
                    Where.UNKNOWN,
                    name.equals(HostProbe.DEVICE)
                            ? "found [" + name + "], which is measured and not described"
                                    + "\nMaybe export a network and run `nas device probe`."
                            : "found no device called [" + name + "], " + Nearest.hint(name, names()));
        }
        try (InputStream stream =
                Objects.requireNonNull(DeviceProfile.class.getResourceAsStream(CATALOGUE + name + ENDING))) {
            return DeviceReader.read(YamlFile.read(name + ENDING, stream));
        } catch (IOException e) {
            throw new UncheckedIOException("device [" + name + "] cannot be read", e);
        }
    }

    /**
     * How whole numbers of activations lie in files for a device: as its description says, else as this machine's processor
     * likes it.
     *
     * @param device this machine, a described device, or one with an agent, which may be described by the agent's name
     * @throws InputException if its file does not describe one
     */
    public ActivationType activations(String device) {
        String name = device.startsWith(AGENT) ? device.substring(AGENT.length()) : device;
        Optional<ActivationType> said = names().contains(name) ? require(name).findActivations() : Optional.empty();
        return said.orElseGet(ActivationType::ofThisMachine);
    }

    /** The file of a person's own device of this name; it need not exist. */
    public Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    /**
     * Adds a device that a file describes; gives it, and the file that was written, if it was new.
     *
     * @throws InputException if the file does not describe one, its name is that of this machine, or another one of the same
     *     name was added before
     */
    public DeviceProfile add(Path description) throws IOException {
        DeviceProfile device = DeviceReader.read(YamlFile.read(description));
        Where where = new Where(description.toString(), 0, 0, "device");
        if (device.name().equals(HostProbe.DEVICE)) {
            throw new InputException(where, "found [" + device.name() + "], which is this machine's name");
        }
        Optional<DeviceProfile> before =
                own().contains(device.name()) ? Optional.of(require(device.name())) : Optional.empty();
        if (before.isPresent() && !before.get().equals(device)) {
            throw new InputException(
                    where,
                    "another device [" + device.name() + "] was added before\nMaybe delete [" + file(device.name())
                            + "] first.");
        }
        Files.createDirectories(folder);
        Files.copy(description, file(device.name()), StandardCopyOption.REPLACE_EXISTING);
        return device;
    }
}
