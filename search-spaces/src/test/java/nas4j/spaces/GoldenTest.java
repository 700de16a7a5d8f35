package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.GraphHash;
import nas4j.space.SearchSpace;
import nas4j.space.SpaceSize;
import nas4j.space.compile.SpaceCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The spaces of the catalogue stay what they are. {@code golden.csv} has a line for each: its size, the beginning of the
 * SHA-256 of the {@link GraphHash}es of the first {@value #HASHED} networks drawn with seed {@value #SEED}, and MACs and
 * parameters of the first {@value #COSTED}.
 */
class GoldenTest {
    private static final String FILE = "golden.csv";
    private static final int SEED = 1;
    private static final int HASHED = 20;
    private static final int COSTED = 5;
    private static final int DIGITS = 16;

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void spaceIsTheGoldenOne(String name) throws IOException {
        String line = line(SpaceCompiler.compile(Catalogue.load(name)));
        assertThat(golden().filter(golden -> golden.startsWith(name + ",")))
                .as("%s needs the line%n%s%n", FILE, line)
                .containsExactly(line);
    }

    @Test
    void everyLineIsOfASpace() throws IOException {
        assertThat(golden().map(line -> line.substring(0, line.indexOf(','))))
                .as("the spaces that %s has lines for", FILE)
                .isSubsetOf(names());
    }

    private static Stream<String> golden() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoldenTest.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList().stream();
        }
    }

    private static String line(SearchSpace space) {
        SpaceSize size = space.size();
        List<ComputationGraph> networks = networks(space);
        StringJoiner line = new StringJoiner(",");
        line.add(space.name()).add((size.exact() ? "" : "~") + size.genotypes()).add(digest(networks));
        for (ComputationGraph network : networks.subList(0, COSTED)) {
            GraphCost cost = GraphCost.of(network);
            line.add(Long.toString(cost.macs())).add(Long.toString(cost.parameters()));
        }
        return line.toString();
    }

    private static List<ComputationGraph> networks(SearchSpace space) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        return Stream.generate(() -> space.decode(space.sample(random)).graph())
                .limit(HASHED)
                .toList();
    }

    private static String digest(List<ComputationGraph> networks) {
        StringJoiner hashes = new StringJoiner("\n");
        networks.forEach(network -> hashes.add(GraphHash.of(network).toString()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(hashes.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
