package nas4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import org.junit.jupiter.api.Test;

class ModelOriginTest {
    @Test
    void everyPartBecomesAText() {
        Measurement accuracy = new Measurement("accuracy", 0.9375, "", 0.01, 512, Split.TEST);
        assertThat(new ModelOrigin("a=1", "mobile-mini", "first", accuracy, "c0ffee").metadata())
                .isEqualTo(Map.of(
                        "genotype", "a=1",
                        "space", "mobile-mini",
                        "experiment", "first",
                        "accuracy", "0.9375",
                        "accuracy-unit", "",
                        "accuracy-split", "test",
                        "data-hash", "c0ffee"));
    }
}
