package nas4j.results.chart;

import java.util.List;
import nas4j.results.html.Tag;

/**
 * One entry of a legend.
 *
 * @param sample {@code line}, {@code band} or {@code dots}
 */
public record Key(int series, String sample, String text) {

    /** A legend. It is HTML, so that it can be read on a phone. */
    public static Tag legend(List<Key> keys) {
        return Tag.of("p").style("legend").add(keys.stream().map(Key::tag).toList());
    }

    private Tag tag() {
        String way =
                switch (sample) {
                    case "line" -> "M1 8H31";
                    case "band" -> "M1 3H31V13H1Z";
                    case "dots" -> "M8 8" + Chart.DOT + "M24 8" + Chart.DOT;
                    default -> throw new IllegalArgumentException("sample [" + sample + "]");
                };
        Tag picture = Tag.of("svg", Tag.of("path").style(sample + " s" + series).with("d", way))
                .with("viewBox", "0 0 32 16")
                .with("width", 32)
                .with("height", 16)
                .with("aria-hidden", "true");
        return Tag.of("span", picture).text(text);
    }
}
