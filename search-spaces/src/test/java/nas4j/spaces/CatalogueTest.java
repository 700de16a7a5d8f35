package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static List<String> names() {
        return Catalogue.names();
    }

    @Test
    void holdsThePublishedSpacesAndTheExamples() {
        assertThat(Catalogue.names())
                .isSorted()
                .contains(
                        "accel-nasbench",
                        "bert-elastic",
                        "darts",
                        "fbnet",
                        "glyph-tasks",
                        "mixed-precision-nas-bench-201",
                        "mlp",
                        "mnasnet",
                        "mobile-mini",
                        "nas-bench-201",
                        "nas-bench-201-mini",
                        "nas-bench-macro",
                        "ofa-mbv3",
                        "resnet50-elastic",
                        "transnas-bench-101-macro",
                        "transnas-bench-101-micro",
                        "unet-mini",
                        "vit-elastic");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySpaceHasTheNameOfItsFileAndSaysWhatItIs(String name) {
        assertThat(Catalogue.load(name).name()).isEqualTo(name);
        assertThat(Catalogue.load(name).description()).isNotBlank();
    }

    @Test
    void unknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Catalogue.load("nas-bench-202"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "found no space called [nas-bench-202], accepted: accel-nasbench, bert-elastic, darts, ")
                .hasMessageEndingWith("\nMaybe nas-bench-201?");
        assertThatThrownBy(() -> Catalogue.load("../catalogue/darts"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("found no space called [../catalogue/darts]");
    }

    @Test
    void foldersAndJarsAreListed(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("a jar.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : List.of("x/", "x/b.yaml", "x/a.yaml", "x/c.txt", "x/y/d.yaml", "e.yaml")) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        Files.createFile(folder.resolve("f.yaml"));

        assertThat(ResourceFolder.names(
                        URI.create("jar:" + jar.toUri() + "!/x/").toURL(), ".yaml"))
                .containsExactly("a", "b");
        assertThat(ResourceFolder.names(folder.toUri().toURL(), ".yaml")).containsExactly("f");
    }
}
