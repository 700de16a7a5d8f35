package nas4j.agent.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that came over the wire, read field by field. A field that is missing or of another kind is an
 * {@link IllegalArgumentException}.
 *
 * @param values unmodifiable; null for what the other side could not tell
 */
public record Fields(Map<String, @Nullable Object> values) {

    /** Does it have the field, with a value? */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    public String text(String name) {
        return require(name, String.class);
    }

    public boolean truth(String name) {
        return require(name, Boolean.class);
    }

    public long whole(String name) {
        return require(name, Long.class);
    }

    /** A whole number of 32 bits. */
    public int number(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw new IllegalArgumentException("[" + name + "] is [" + value + "], accepted: 32 bits");
        }
        return (int) value;
    }

    /** A number; NaN if it is null, as JSON has no other way to say so. */
    public double real(String name) {
        if (values.containsKey(name) && values.get(name) == null) {
            return Double.NaN;
        }
        return require(name, Number.class).doubleValue();
    }

    /** A field that is an object itself. */
    public Fields object(String name) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) require(name, Map.class)).entrySet()) {
            object.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return new Fields(object);
    }

    /** A field that is a list of texts. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object each : require(name, List.class)) {
            texts.add(String.valueOf(each));
        }
        return List.copyOf(texts);
    }

    private <T> T require(String name, Class<T> kind) {
        Object value = values.get(name);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException(
                    "field [" + name + "] is [" + value + "], accepted: a " + kind.getSimpleName());
        }
        return kind.cast(value);
    }
}
