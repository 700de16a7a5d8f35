package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    private static YamlNode read(String text) {
        return YamlFile.read("f.yaml", text);
    }

    private static String error(String text) {
        return Errors.of(() -> read(text));
    }

    @Test
    void everyNodeKnowsItsLineColumnAndKeyPath() {
        YamlMap map = read("a: 1\nnetwork:\n  - x\n  - stage: {channels: 2}\n").asMap("");
        YamlNode stage = map.require("network").asList("").get(1);
        YamlMap arguments = stage.asMap("").require("stage").asMap("");

        assertThat(map.where().text()).isEqualTo("f.yaml:1:1");
        assertThat(stage.where().text()).isEqualTo("f.yaml:4:5: network[1]");
        assertThat(arguments.where().text()).isEqualTo("f.yaml:4:12: network[1].stage");
        assertThat(arguments.require("channels").where().text()).isEqualTo("f.yaml:4:23: network[1].stage.channels");
        assertThat(arguments.entries().values().iterator().next().keyWhere().text())
                .isEqualTo("f.yaml:4:13: network[1].stage.channels");
    }

    @Test
    void wordsOfOldYamlStayWords() {
        YamlMap map = read("on: yes\noff: 012\nnull: ~\n").asMap("");

        assertThat(map.keys()).containsExactly("on", "off", "null");
        assertThat(map.require("on").asText("")).isEqualTo("yes");
        assertThat(map.require("off").asInt(0)).isEqualTo(12);
        assertThat(Errors.of(() -> map.require("on").asBoolean()))
                .isEqualTo("f.yaml:1:5: on: found [yes], accepted: false, true");
    }

    @Test
    void aliasRepeatsWhatWasWrittenUnderItsOwnKeyPath() {
        YamlMap map = read("a: &x {b: [1, 2]}\nc: *x\n").asMap("");
        YamlNode two = map.require("c").asMap("").require("b").asList("").get(1);

        assertThat(two.asInt(1)).isEqualTo(2);
        assertThat(two.where().text()).isEqualTo("f.yaml:1:15: c.b[1]");
    }

    @Test
    void aliasWithoutAnchorAndAliasInsideItselfAreErrors() {
        assertThat(error("a: *x\n")).startsWith("f.yaml:1:4: a: found the alias [*x] without an anchor");
        assertThat(error("a: &x\n  b: [*x]\n")).startsWith("f.yaml:2:7: a.b[0]: the alias [*x] stands inside");
    }

    @Test
    void aliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s, %s, %s]\n".formatted(i, i, alias, alias, alias, alias, alias));
        }
        assertThat(error(bomb.toString())).contains("there are more than 100,000 nodes");
        assertThat(error("a: &a x\nb: [" + "*a, ".repeat(51) + "]\n"))
                .startsWith("f.yaml:2:205: b[50]: there are more than 50 aliases");
    }

    @Test
    void deepNestingIsRefusedInEveryStyle() {
        assertThat(error("[".repeat(100_000))).startsWith("f.yaml:1:51: [0][0]").endsWith("more than 50 deep");
        assertThat(error("{a: ".repeat(100_000))).contains("more than 50 deep");
        assertThat(error("- ".repeat(100_000))).contains("more than 50 deep");
        assertThat(read("[".repeat(49) + "]".repeat(49)).found()).isEqualTo("a list");
    }

    @Test
    void deepNestingByAliasesIsRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 " + "[".repeat(20) + "]".repeat(20) + "\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d %s*a%d%s\n".formatted(i, i, "[".repeat(20), i - 1, "]".repeat(20)));
        }
        assertThat(error(text.toString())).contains("more than 50 deep");
    }

    @Test
    void manyNodesAreRefused() {
        assertThat(error("[" + "1,".repeat(200_000) + "]")).contains("there are more than 100,000 nodes");
    }

    @Test
    void repeatedKeyIsAnErrorAtTheRepetition() {
        assertThat(error("a: 1\nb:\n  c: 1\n  c: 2\n"))
                .isEqualTo("f.yaml:4:3: b.c: found the key [c] again; it is already in line 3");
    }

    @Test
    void secondDocumentIsAnError() {
        assertThat(error("a: 1\n---\nb: 2\n")).startsWith("f.yaml:2:1: found a second document");
    }

    @Test
    void emptyFileIsAnError() {
        assertThat(error("")).isEqualTo("f.yaml:1:1: the file is empty");
        assertThat(error("# nothing\n")).isEqualTo("f.yaml:1:1: the file is empty");
        assertThat(error("---\n")).isEqualTo("f.yaml:1:1: the file is empty");
    }

    @Test
    void tabIsAnErrorWithItsPlace() {
        assertThat(error("a:\n\tb: 1\n"))
                .startsWith("f.yaml:2:1: a: this is not YAML: ")
                .contains("TAB");
    }

    @Test
    void wrongYamlIsAnErrorWithItsPlace() {
        assertThat(error("a: [1, 2\nb: 3\n")).startsWith("f.yaml:2:2: a").contains("this is not YAML");
        assertThat(error("a: 'x\n")).startsWith("f.yaml:").contains("this is not YAML");
        assertThat(error("a: b: c\n")).startsWith("f.yaml:1:5: ").contains("this is not YAML");
        assertThat(error("a: @b\n")).startsWith("f.yaml:1:4: a: this is not YAML");
        assertThat(error("a: x\u0001\n")).startsWith("f.yaml:1:5: this is not YAML: found the character [U+0001]");
        assertThat(error("%YAML 3.0\n---\na: 1\n")).contains("this is not YAML");
    }

    @Test
    void tagsAndKeysThatAreNoTextsAreErrors() {
        assertThat(error("a: !!int 5\n")).startsWith("f.yaml:1:4: a: found the tag [tag:yaml.org,2002:int]");
        assertThat(error("a: !x [5]\n")).startsWith("f.yaml:1:4: a: found the tag [!x]");
        assertThat(error("? [1]\n: 2\n")).startsWith("f.yaml:1:3: found [a list, a map or an alias] as a key");
        assertThat(error("'': 2\n")).startsWith("f.yaml:1:1: a key has 1 to 200 characters");
        assertThat(error("? " + "a".repeat(201) + "\n: 2\n")).startsWith("f.yaml:1:3: a key has 1 to 200 characters");
    }

    @Test
    void bytesThatAreNotUtf8AreAnErrorAtTheirPlace() throws IOException {
        byte[] latin = "a: x\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Errors.of(() -> YamlFile.read("f.yaml", new ByteArrayInputStream(latin))))
                .isEqualTo("f.yaml:2:4: found the byte [0xe9], accepted: text in UTF-8");
        byte[] cut = {'a', ':', ' ', (byte) 0xc3};
        assertThat(Errors.of(() -> YamlFile.read("f.yaml", new ByteArrayInputStream(cut))))
                .isEqualTo("f.yaml:1:4: found the byte [0xc3], accepted: text in UTF-8");
        byte[] marked = "\uFEFFa: \u00e9\n".getBytes(StandardCharsets.UTF_8);
        assertThat(YamlFile.read("f.yaml", new ByteArrayInputStream(marked))
                        .asMap("")
                        .require("a")
                        .found())
                .isEqualTo("\u00e9");
    }

    @Test
    void endlessStreamIsRefusedAfterOneMegabyte() {
        AtomicLong taken = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                taken.incrementAndGet();
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                taken.addAndGet(length);
                return length;
            }
        };
        assertThat(Errors.of(() -> YamlFile.read("f.yaml", endless)))
                .isEqualTo("f.yaml: the file is larger than 1 MB (1,000,000 bytes)");
        assertThat(taken.get()).isLessThan(2_000_000);
    }

    @Test
    void filesThatAreTooLargeMissingOrFoldersAreErrors(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.yaml");
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), 100_000_000);
        }
        Path missing = folder.resolve("missing.yaml");

        assertThat(Errors.of(() -> YamlFile.read(large)))
                .isEqualTo(large + ": the file is larger than 1 MB (1,000,000 bytes)");
        assertThat(Errors.of(() -> YamlFile.read(missing))).isEqualTo(missing + ": there is no such file");
        assertThat(Errors.of(() -> YamlFile.read(folder)))
                .isEqualTo(folder + ": found [a folder], accepted: a YAML file");
    }

    @Test
    void worstFilesWithinTheLimitsAreReadQuickly() {
        String longKeys = ("{" + "k".repeat(199) + ": ").repeat(45) + "[" + "1,".repeat(99_000) + "]" + "}".repeat(45);
        String longWord = "a: " + "x-".repeat(490_000) + "x\n";
        String text = "a: |\n" + "  line\n".repeat(140_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            read(longKeys);
            read(longWord);
            read(text);
        });
    }
}
