package nas4j.plugin;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/** The plug-ins of one type on the class path, by name. Immutable. */
public final class Registry<P extends Plugin> {
    private final String noun;
    private final SortedMap<String, P> plugins;

    private Registry(String noun, SortedMap<String, P> plugins) {
        this.noun = noun;
        this.plugins = plugins;
    }

    /**
     * Finds them.
     *
     * @param noun what one is called in messages, such as {@code evaluator}
     * @throws InputException if one of them cannot be made, or two have one name
     */
    public static <P extends Plugin> Registry<P> of(Class<P> type, String noun) {
        // Not the loader of the calling thread: what is found must not depend on it.
        return of(type, noun, type.getClassLoader());
    }

    /**
     * Finds those of several kinds, which have different names.
     *
     * @throws InputException as {@link #of} does
     */
    public static <P extends Plugin> Registry<P> ofKinds(List<Class<? extends P>> kinds, String noun) {
        SortedMap<String, P> plugins = new TreeMap<>();
        kinds.forEach(kind -> add(kind, noun, kind.getClassLoader(), plugins));
        return new Registry<>(noun, plugins);
    }

    static <P extends Plugin> Registry<P> of(Class<P> type, String noun, ClassLoader loader) {
        SortedMap<String, P> plugins = new TreeMap<>();
        add(type, noun, loader, plugins);
        return new Registry<>(noun, plugins);
    }

    private static <P extends Plugin> void add(
            Class<? extends P> type, String noun, ClassLoader loader, SortedMap<String, P> plugins) {
        try {
            for (P plugin : ServiceLoader.load(type, loader)) {
                P other = plugins.putIfAbsent(plugin.name(), plugin);
                if (other != null) {
                    throw twice(noun, plugin, other);
                }
            }
        } catch (ServiceConfigurationError e) {
            InputException problem = new InputException(
                    Where.UNKNOWN,
                    "found " + article(noun) + " that cannot be loaded: [" + e.getMessage()
                            + "]\nMaybe a jar on the class path was built for another version.");
            problem.initCause(e);
            throw problem;
        }
    }

    /**
     * The plug-in of a name.
     *
     * @param where the name was written
     * @throws InputException if there is none; it says which there are and which was probably meant
     */
    public P get(String name, Where where) {
        P found = plugins.get(name);
        if (found == null) {
            throw new InputException(
                    where, "found no " + noun + " called [" + name + "], " + Nearest.hint(name, plugins.keySet()));
        }
        return found;
    }

    /** All of them, ordered by name. */
    public Collection<P> all() {
        return Collections.unmodifiableCollection(plugins.values());
    }

    private static InputException twice(String noun, Plugin plugin, Plugin other) {
        return new InputException(
                Where.UNKNOWN,
                "found two " + noun + "s called [" + plugin.name() + "]: "
                        + other.getClass().getName() + " and "
                        + plugin.getClass().getName()
                        + "\nMaybe a jar is on the class path twice.");
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
