package nas4j.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
    @TempDir
    private Path folder;

    /** What the tests below add. */
    public interface Fruit extends Plugin {}

    /** One. */
    public static final class Apple implements Fruit {
        @Override
        public String name() {
            return "apple";
        }
    }

    /** Another. */
    public static final class Pear implements Fruit {
        @Override
        public String name() {
            return "pear";
        }
    }

    /** One of a name that is taken. */
    public static final class OtherApple implements Fruit {
        @Override
        public String name() {
            return "apple";
        }
    }

    /** One that cannot be made. */
    public static final class Rotten implements Fruit {
        public Rotten() {
            throw new IllegalStateException("worms");
        }

        @Override
        public String name() {
            return "rotten";
        }
    }

    private Registry<Fruit> registry(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        List<String> lines = List.of(providers).stream().map(Class::getName).toList();
        Files.write(services.resolve(Fruit.class.getName()), lines);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url()}, Fruit.class.getClassLoader())) {
            return Registry.of(Fruit.class, "orchard fruit", loader);
        }
    }

    private URL url() throws MalformedURLException {
        return folder.toUri().toURL();
    }

    @Test
    void pluginsAreFoundByName() throws IOException {
        Registry<Fruit> registry = registry(Pear.class, Apple.class);

        assertThat(registry.get("pear", Where.UNKNOWN)).isInstanceOf(Pear.class);
        assertThat(registry.all()).extracting(Plugin::name).containsExactly("apple", "pear");
    }

    @Test
    void anUnknownNameAnswersWithTheKnownOnesAndTheNearest() throws IOException {
        Registry<Fruit> registry = registry(Pear.class, Apple.class);

        assertThatThrownBy(() -> registry.get("paer", new Where("run.yaml", 3, 7, "evaluate.by")))
                .isInstanceOf(InputException.class)
                .hasMessage("run.yaml:3:7: evaluate.by: found no orchard fruit called [paer], accepted: apple, pear"
                        + "\nMaybe pear?");
    }

    @Test
    void withoutPluginsNothingIsAccepted() throws IOException {
        assertThatThrownBy(() -> registry().get("pear", Where.UNKNOWN)).hasMessageContaining("nothing is accepted");
    }

    @Test
    void twoPluginsOfOneNameAreRefused() {
        assertThatThrownBy(() -> registry(Apple.class, OtherApple.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[apple]")
                .hasMessageContaining(Apple.class.getName())
                .hasMessageContaining(OtherApple.class.getName());
    }

    @Test
    void aPluginThatCannotBeMadeIsNamed() {
        assertThatThrownBy(() -> registry(Apple.class, Rotten.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("an orchard fruit that cannot be loaded")
                .hasMessageContaining(Rotten.class.getName());
    }

    @Test
    void typesDoNotMix() {
        assertThat(Registry.of(Fruit.class, "fruit").all()).isEmpty();
    }
}
