package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastWordsTest {
    private static LastWords words(String said) {
        return new LastWords(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theLastLinesAreKept() throws InterruptedException {
        assertThat(words("1\n2\n\n3\n4\n  µ \n").text()).isEqualTo("2 / 3 / 4 / µ");
    }

    @Test
    void ofALongSpeechTheEndIsKept() throws InterruptedException {
        String text = words("x".repeat(10_000) + "\nthe end\n").text();

        assertThat(text).endsWith("x / the end").hasSizeLessThan(4_200);
    }

    @Test
    void ofACrashItsBeginningIsKept() throws InterruptedException {
        String crash = "#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV at pc=0\n";

        assertThat(words("before\n" + crash + "# more\n".repeat(20)).text())
                .startsWith(
                        "A fatal error has been detected by the Java Runtime Environment: / SIGSEGV at pc=0 / more");
    }

    @Test
    void whatWasSaidOfOtherThingsIsForgotten() throws InterruptedException, IOException {
        LastWords words = words("of the job before\n");
        words.text(); // all is heard
        words.forget();
        words.write("of this job\n".getBytes(StandardCharsets.UTF_8));

        assertThat(words.text()).isEqualTo("of this job");
    }
}
