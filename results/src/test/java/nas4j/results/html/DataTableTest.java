package nas4j.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DataTableTest {
    private static final DataTable TABLE =
            DataTable.of("name", "#value").with(List.of(List.of("a, \"b\"", "1"), List.of("<c>", "2")));

    @Test
    void isATable() {
        assertThat(TABLE.table().toString())
                .contains("<th scope=\"col\">name</th>", "<th class=\"number\" scope=\"col\">value</th>")
                .contains("<td>a, &quot;b&quot;</td><td class=\"number\">1</td>", "<td>&lt;c&gt;</td>");
    }

    @Test
    void isCsv() {
        assertThat(TABLE.csv()).isEqualTo("name,value\r\n\"a, \"\"b\"\"\",1\r\n<c>,2\r\n");
        assertThat(TABLE.link("x.csv").toString())
                .startsWith("<a download=\"x.csv\" href=\"data:text/csv;charset=utf-8;base64,bmFtZSx2YWx1ZQ0K");
    }

    @Test
    void refusesRaggedRows() {
        assertThatThrownBy(() -> TABLE.with(List.of(List.of("a")))).isInstanceOf(IllegalArgumentException.class);
    }
}
