package nas4j.experiments.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nas4j.experiments.config.CostPlan;
import nas4j.experiments.config.Experiment;
import nas4j.input.InputException;
import nas4j.search.differentiable.CostTerm;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneShotReaderTest {
    private static final String FILE = """
            experiment: x
            space: nas-bench-201-mini
            data: {generated: glyphs}
            objectives: [maximize: accuracy]
            search: {strategy: %s}
            budget: {trials: 5}
            """;

    private static Experiment read(String search) {
        return ExperimentReader.read(YamlFile.read("my.yaml", FILE.formatted(search)));
    }

    @Test
    void costsAreReadWithTheirDefaults() {
        assertThat(read("gdas, cost: {measure: macs, reference: 5M}").search().cost())
                .isEqualTo(new CostPlan("macs", "", CostTerm.Form.AddedLine.standard(5e6)));
        assertThat(read("proxyless, cost: {measure: predicted-latency on pi, reference: 4, form: multiplied}")
                        .search()
                        .cost())
                .isEqualTo(new CostPlan("predicted-latency", "pi", CostTerm.Form.MultipliedLogarithm.standard(4)));
        assertThat(read("darts").search().cost()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "darts, epochs: 7, order: second-by-differences, stop: eigenvalues, skip-decay: 0.5",
                "fair-darts, order: second, zero-one-weight: 3",
                "pc-darts, channels: 2, edge-weights: off",
                "gdas, cost: {measure: parameters, reference: 20k, weight: 0.2}",
                "proxyless, cost: {measure: predicted-latency on pi, reference: 4, form: multiplied, factor: 0.3, exponent: 1}"
            })
    void whatIsReadIsReadAgainFromItsText(String search) {
        Experiment experiment = read(search);
        assertThat(ExperimentText.read("kept", ExperimentText.write(experiment)))
                .isEqualTo(experiment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "darts, alpha-rat: 1 | my.yaml:5:27: search.alpha-rat: found unknown key [alpha-rat] | Maybe alpha-rate?",
                "gdas, stop: eigenvalues | search.stop: found unknown key [stop] | ",
                "random, cost: {measure: macs, reference: 1} | search.cost: found unknown key [cost] | ",
                "darts, cost: {measure: macs} | search.cost: key [reference] is missing | ",
                "darts, cost: {measure: predicted-latency, reference: 1} | found [predicted-latency], accepted: macs, | ",
                "darts, cost: {measure: macs, reference: 1, form: multiplied} | search.cost.reference: found [1] | ",
                "darts, order: third | search.order: found [third], accepted: first, second | "
            })
    void whatIsWrongIsNamed(String search, String message, String hint) {
        assertThatThrownBy(() -> read(search))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(hint == null ? "" : hint);
    }

    @Test
    void aScreenIsRefused() {
        String text = FILE.formatted("gdas") + "screen: {by: proxy, proxy: synflow, keep: 20 %}\n";
        assertThatThrownBy(() -> ExperimentReader.read(YamlFile.read("my.yaml", text)))
                .hasMessageContaining("my.yaml:7:")
                .hasMessageContaining("found a screen, accepted with the strategy gdas: none");
    }
}
