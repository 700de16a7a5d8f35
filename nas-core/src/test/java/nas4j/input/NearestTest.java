package nas4j.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("kernel", "channels", "stride", "bias");

    @Test
    void theFewestEditsAreMeant() {
        assertThat(Nearest.find("kernl", KNOWN)).contains("kernel");
        assertThat(Nearest.find("chanels", KNOWN)).contains("channels");
        assertThat(Nearest.find("strdie", KNOWN)).contains("stride");
        assertThat(Nearest.find("kernel", KNOWN)).contains("kernel");
    }

    @Test
    void farNamesAreNotMeant() {
        assertThat(Nearest.find("dropout", KNOWN)).isEmpty();
        assertThat(Nearest.find("", KNOWN)).isEmpty();
        assertThat(Nearest.find("z", List.of("x", "y"))).isEmpty();
        assertThat(Nearest.find("x", List.of("x", "y"))).contains("x");
        assertThat(Nearest.find("kernel", List.of())).isEmpty();
    }

    @Test
    void equallyNearNamesAreTakenInOrder() {
        assertThat(Nearest.find("bat", List.of("cat", "bad", "bag"))).contains("bad");
    }

    @Test
    void editsAreInsertionsDeletionsReplacementsAndSwaps() {
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "abc")).isZero();
        assertThat(Nearest.distance("abc", "adc")).isEqualTo(1);
        assertThat(Nearest.distance("abc", "bac")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void theHintListsWhatIsAcceptedAndWhatWasProbablyMeant() {
        assertThat(Nearest.hint("bais", KNOWN)).isEqualTo("accepted: bias, channels, kernel, stride\nMaybe bias?");
        assertThat(Nearest.hint("dropout", KNOWN)).isEqualTo("accepted: bias, channels, kernel, stride");
        assertThat(Nearest.hint("x", List.of())).isEqualTo("nothing is accepted here");
    }

    @Test
    void longListsAreCutShort() {
        List<String> many = IntStream.range(100, 150).mapToObj(k -> "name" + k).toList();
        assertThat(Nearest.hint("x", many))
                .startsWith("accepted: name100, name101, ")
                .contains("name129, … (50)")
                .doesNotContain("name130");
    }
}
