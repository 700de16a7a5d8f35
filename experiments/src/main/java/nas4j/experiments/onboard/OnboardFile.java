package nas4j.experiments.onboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a new device so far, in a file: a line for the plan, then one for each architecture, written when it
 * is measured. A program that is killed loses the measurement that it was at.
 */
public record OnboardFile(Path path) {

    /** The file of a device and a space in a folder; the same space for images of another size has another. */
    public static OnboardFile in(Path folder, String device, SearchSpace space) {
        return new OnboardFile(folder.resolve("onboarded")
                .resolve(space.name() + "-" + SpaceDigest.of(space))
                .resolve(device.replaceAll("[^A-Za-z0-9._-]+", "-") + ".jsonl"));
    }

    /** The plan, if there is one. */
    public Optional<Plan> findPlan() {
        return lines().stream().findFirst().map(Plan::of);
    }

    /** All that was measured, in its order. */
    public List<MeasuredArchitecture> measured() {
        return lines().stream().skip(1).map(MeasuredArchitecture::of).toList();
    }

    /** A last line that was not written to its end is none. */
    private List<Fields> lines() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            String text = Files.readString(path);
            List<Fields> lines = new ArrayList<>();
            int number = 0;
            for (int from = 0, to = text.indexOf('\n'); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
                number++;
                lines.add(line(text.substring(from, to), number));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("[" + path + "] cannot be read", e);
        }
    }

    private Fields line(String text, int number) {
        try {
            return new Fields(Json.read(text));
        } catch (IllegalArgumentException e) {
            throw new InputException(new Where(path.toString(), number, 1, ""), String.valueOf(e.getMessage()));
        }
    }

    /** Writes the plan; what was measured before is gone. */
    public void begin(Plan plan) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, Json.write(plan.toMap()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("[" + path + "] cannot be written", e);
        }
    }

    void add(MeasuredArchitecture measured) {
        Map<String, @Nullable Object> line = measured.toMap();
        try {
            dropUnfinished();
            Files.writeString(path, Json.write(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + path + "] cannot be written", e);
        }
    }

    private void dropUnfinished() throws IOException {
        String text = Files.readString(path);
        if (!text.endsWith("\n")) {
            Files.writeString(path, text.substring(0, text.lastIndexOf('\n') + 1));
        }
    }
}
