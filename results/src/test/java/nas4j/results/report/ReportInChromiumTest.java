package nas4j.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import nas4j.results.Synthetic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser shows it. */
final class ReportInChromiumTest {
    private static final int BLUE_ON_WHITE = 0x0072b2;
    private static final int BLUE_ON_BLACK = 0x56b4e9;

    @TempDir
    private Path folder = Path.of("");

    private Path page = Path.of("");

    @BeforeEach
    void writeReport() throws IOException {
        Synthetic experiment = new Synthetic("mnist <b>mobile</b>")
                .objectives(Synthetic.ACCURACY, Synthetic.LATENCY)
                .networks(Synthetic.oneNetworkForAll(ReportTest.network()))
                .run(5, 60);
        page = Files.writeString(
                folder.resolve("report.html"),
                Report.html(List.of(experiment.data()), Instant.parse("2026-03-02T09:00:00Z")));
    }

    @Test
    void opensWithoutErrorsAndWithoutTheNetwork() throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        Path picture = folder.resolve("light.png");
        Path network = folder.resolve("network.json");
        String output = chromium.open(
                page,
                "--window-size=1100,1400",
                "--blink-settings=preferredColorScheme=1",
                "--screenshot=" + picture,
                "--log-net-log=" + network);
        assertThat(Chromium.console(output)).isEmpty();
        assertThat(Chromium.requests(network)).isEmpty();
        Map<Integer, Integer> colours = colours(picture);
        assertThat(colours).containsKeys(BLUE_ON_WHITE, 0xffffff).hasSizeGreaterThan(50);
        assertThat(colours.get(0xffffff)).as("white pixels of %d", 1100 * 1400).isBetween(600_000, 1_450_000);
    }

    @Test
    void noticesPagesThatDoUseTheNetwork() throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        Path network = folder.resolve("network.json");
        Path bad = Files.writeString(
                folder.resolve("bad.html"),
                "<img src='http://nas4j.invalid/x.png'><script>console.error('something is wrong')</script>");
        String output = chromium.open(bad, "--screenshot=" + folder.resolve("bad.png"), "--log-net-log=" + network);
        assertThat(Chromium.console(output)).singleElement().asString().contains("something is wrong");
        assertThat(Chromium.requests(network)).isNotEmpty();
    }

    @Test
    @Tag("slow")
    void saysWhatItShould() throws IOException, InterruptedException {
        String page = Chromium.orSkip(folder).open(this.page, "--dump-dom");
        assertThat(page)
                .containsSubsequence(
                        "mnist &lt;b&gt;mobile&lt;/b&gt;",
                        "random search",
                        "n = 5 seeds, p = ",
                        "Pareto front",
                        "Hypervolume so far",
                        "Which decisions mattered",
                        "Checklist",
                        "Provenance",
                        "</html>");
    }

    @Test
    @Tag("slow")
    void followsDarkThemesAndNarrowScreens() throws IOException, InterruptedException {
        Path picture = folder.resolve("dark.png");
        Chromium.orSkip(folder)
                .open(
                        page,
                        "--window-size=390,3000",
                        "--blink-settings=preferredColorScheme=0",
                        "--screenshot=" + picture);
        Map<Integer, Integer> colours = colours(picture);
        assertThat(colours).containsKeys(BLUE_ON_BLACK, 0x12161d);
        assertThat(colours.get(0x12161d)).as("dark pixels of %d", 390 * 3000).isGreaterThan(500_000);
    }

    @Test
    @Tag("slow")
    void prints() throws IOException, InterruptedException {
        Path file = folder.resolve("report.pdf");
        Chromium.orSkip(folder).open(page, "--print-to-pdf=" + file);
        assertThat(Files.readAllBytes(file)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(Files.size(file)).isGreaterThan(30_000);
    }

    private static Map<Integer, Integer> colours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        Map<Integer, Integer> colours = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        return colours;
    }
}
