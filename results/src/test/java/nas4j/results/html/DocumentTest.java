package nas4j.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DocumentTest {

    @Test
    void isAWholePageThatMayLoadNothing() {
        String page = new Document("a < b", "p{color:red}", Tag.of("body", "text")).text();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>a &lt; b</title>", "default-src &#39;none&#39;", "<style>p{color:red}</style>")
                .endsWith("<body>text</body>\n</html>\n");
    }

    @Test
    void refusesStyleSheetsThatLoadOrEndThemselves() {
        for (String css : new String[] {"</style>", "@import 'x'", "p{background:url(x)}"}) {
            assertThatThrownBy(() -> new Document("", css, Tag.of("body")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
