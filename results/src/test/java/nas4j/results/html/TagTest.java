package nas4j.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TagTest {

    @Test
    void escapesTextAndAttributes() {
        Tag tag = Tag.of("p", "<script>alert('1')</script> & \"so\"").with("title", "\"><img src=x onerror=alert(1)>");
        assertThat(tag.toString())
                .isEqualTo("<p title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">&lt;script&gt;alert(&#39;1&#39;)"
                        + "&lt;/script&gt; &amp; &quot;so&quot;</p>");
    }

    @Test
    void replacesWhatHtmlCannotHold() {
        assertThat(Tag.of("p", "a\u0000b\u001bc\ud800d\uffff\n😀").toString())
                .isEqualTo("<p>a\ufffdb\ufffdc\ufffdd\ufffd\n😀</p>");
    }

    @Test
    void nests() {
        assertThat(Tag.of("p", Tag.of("b", "x")).text(" y").style("muted").toString())
                .isEqualTo("<p class=\"muted\"><b>x</b> y</p>");
        assertThat(Tag.of("br").toString()).isEqualTo("<br>");
    }

    @Test
    void writesCoordinatesShort() {
        assertThat(Tag.of("path")
                        .with("x", 0.256)
                        .with("y", 12)
                        .with("r", -3.999)
                        .toString())
                .isEqualTo("<path x=\".26\" y=\"12\" r=\"-4\"></path>");
    }

    @Test
    void refusesNamesThatAreMarkup() {
        assertThatThrownBy(() -> Tag.of("p onclick=x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tag.of("p").with("a b", "c")).isInstanceOf(IllegalArgumentException.class);
    }
}
