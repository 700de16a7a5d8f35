package nas4j.graph.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void hasThreeDigitsAndAUnit() {
        assertThat(Quantity.text(0)).isEqualTo("0");
        assertThat(Quantity.text(999)).isEqualTo("999");
        assertThat(Quantity.text(1_000)).isEqualTo("1k");
        assertThat(Quantity.text(1_073_466)).isEqualTo("1.07M");
        assertThat(Quantity.text(11_689_512)).isEqualTo("11.7M");
        assertThat(Quantity.text(999_999)).isEqualTo("1M");
        assertThat(Quantity.text(184_955_000_000L)).isEqualTo("185G");
        assertThat(Quantity.text(Long.MAX_VALUE)).isEqualTo("9.22E");
    }
}
