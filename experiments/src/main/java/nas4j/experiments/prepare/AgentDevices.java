package nas4j.experiments.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nas4j.hardware.agents.AgentFolder;
import nas4j.hardware.agents.token.Enrolled;
import nas4j.hardware.probe.agent.AgentProbe;
import nas4j.input.InputException;
import nas4j.input.Where;

/** The devices on which agents measure. */
public final class AgentDevices {
    private AgentDevices() {}

    /** Those among devices on which agents measure, without what marks them as such, in alphabetical order. */
    public static List<String> among(Set<String> devices) {
        return devices.stream()
                .filter(device -> device.startsWith(AgentProbe.SCHEME))
                .map(device -> device.substring(AgentProbe.SCHEME.length()))
                .sorted()
                .toList();
    }

    /** Names of all that the enrolled devices measure. */
    static List<String> measures() {
        return enrolled().stream()
                .flatMap(device -> LatencyMeasures.names(AgentProbe.SCHEME + device).stream())
                .toList();
    }

    private static List<String> enrolled() {
        try {
            return new AgentFolder(AgentFolder.USUAL)
                    .agents().all().stream()
                            .map(Enrolled::device)
                            .distinct()
                            .sorted()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a device's name.
     *
     * @throws InputException if this is a device for agents, and none is enrolled for it
     */
    public static void requireEnrolled(String device, Where where) {
        List<String> names = among(Set.of(device));
        if (!names.isEmpty() && !enrolled().contains(names.getFirst())) {
            String known = enrolled().stream().map(AgentProbe.SCHEME::concat).collect(Collectors.joining(", "));
            throw new InputException(
                    where,
                    "found [" + device + "], for which no agent is enrolled in " + AgentFolder.USUAL + "; accepted: "
                            + (known.isEmpty() ? "none yet" : known) + "\nMaybe run `nas agent enroll "
                            + names.getFirst() + "`.");
        }
    }
}
