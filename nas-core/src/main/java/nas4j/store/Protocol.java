package nas4j.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must agree before results can be compared, part by part. A part is any text without white space, such as a name
 * and the hash of what it stands for: {@code nas-bench-201@1f2e3d4c}.
 *
 * @param space which networks are allowed, the constraints included
 * @param data what they are trained and measured on, by content
 * @param evaluation how they are trained and measured
 * @param budget how long a search looks
 * @param objectives what counts as good
 */
public record Protocol(String space, String data, String evaluation, String budget, String objectives) {
    public Protocol {
        for (String part : List.of(space, data, evaluation, budget, objectives)) {
            if (part.isEmpty() || part.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException(
                        "part [" + part + "] of a protocol is not a text without white space");
            }
        }
    }

    /** Reads what {@link #text} wrote; empty if the text is something else. */
    public static Optional<Protocol> find(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                return Optional.empty();
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        if (!List.copyOf(parts.keySet()).equals(List.of("space", "data", "evaluation", "budget", "objectives"))) {
            return Optional.empty();
        }
        List<String> values = List.copyOf(parts.values());
        return Optional.of(new Protocol(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4)));
    }

    /** All parts by name, for {@link ExperimentRecord#protocol()}. */
    public String text() {
        List<String> named = new ArrayList<>();
        parts().forEach((name, part) -> named.add(name + "=" + part));
        return String.join(" ", named);
    }

    /** Names of the parts in which another differs. */
    public List<String> differences(Protocol other) {
        Map<String, String> others = other.parts();
        return parts().entrySet().stream()
                .filter(part -> !part.getValue().equals(others.get(part.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The parts by name, in a fixed order. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("space", space);
        parts.put("data", data);
        parts.put("evaluation", evaluation);
        parts.put("budget", budget);
        parts.put("objectives", objectives);
        return parts;
    }
}
