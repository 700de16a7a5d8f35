package nas4j.spaces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlNode;

/**
 * The spaces that come with the platform: the files {@code nas4j/spaces/catalogue/NAME.yaml}. A file put there is in
 * the catalogue. Thread-safe.
 */
public final class Catalogue {
    private static final String FOLDER = "catalogue/";
    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    private Catalogue() {}

    /** The names of all spaces, in alphabetical order. */
    public static List<String> names() {
        URL folder = Objects.requireNonNull(Catalogue.class.getResource(FOLDER), "no catalogue on the class path");
        try {
            return ResourceFolder.names(folder, ENDING);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue cannot be listed", e);
        }
    }

    /**
     * The space of this name.
     *
     * @throws InputException if there is none
     */
    public static SpaceTree load(String name) {
        return load(name, Where.UNKNOWN);
    }

    /**
     * The space of this name.
     *
     * @param where place of the name, for messages
     * @throws InputException if there is none
     */
    public static SpaceTree load(String name, Where where) {
        return SpaceReader.read(file(name, where));
    }

    /**
     * The file of the space of this name.
     *
     * @throws InputException if there is none
     */
    public static YamlNode file(String name) {
        return file(name, Where.UNKNOWN);
    }

    private static YamlNode file(String name, Where where) {
        try (InputStream stream =
                NAME.matcher(name).matches() ? Catalogue.class.getResourceAsStream(FOLDER + name + ENDING) : null) {
            if (stream == null) {
                throw new InputException(where, "found no space called [" + name + "], " + Nearest.hint(name, names()));
            }
            return YamlFile.read(name + ENDING, stream);
        } catch (IOException e) {
            throw new UncheckedIOException("space [" + name + "] cannot be read", e);
        }
    }
}
