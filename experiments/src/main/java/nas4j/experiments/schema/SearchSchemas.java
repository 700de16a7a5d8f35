package nas4j.experiments.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.yaml.GradientReader;
import nas4j.experiments.yaml.Strategies;
import nas4j.search.Setting;
import nas4j.search.StrategyProvider;
import nas4j.search.differentiable.strategy.GradientSearchProvider;
import nas4j.spaces.json.Schema;

/** Schemas of strategies: one for each on the class path, with its own settings. */
final class SearchSchemas {
    /** Numbers up to here are written without a unit. */
    private static final double PLAIN = 1000;

    private SearchSchemas() {}

    static Schema search() {
        return Schema.anyOf(
                        Strategies.all().stream().map(SearchSchemas::strategy).toList())
                .described("the strategy, with its settings");
    }

    private static Schema strategy(StrategyProvider provider) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("strategy", Schema.words(List.of(provider.name())).described(provider.summary()));
        if (provider.beginsAtGiven()) {
            properties.put(
                    "from",
                    Schema.type("string")
                            .described("genotype of the network to begin with; the strategy chooses if not given"));
        }
        if (provider instanceof GradientSearchProvider) {
            properties.put("cost", cost());
        }
        provider.settings().forEach(setting -> properties.put(setting.name(), setting(setting)));
        return Schema.object(List.of("strategy"), properties);
    }

    private static Schema cost() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "measure", Schema.type("string").described("macs, parameters, or predicted-latency on a device"));
        properties.put(
                "reference",
                Numbers.amount(Schema.type("number").with("exclusiveMinimum", 0), "R, the cost that is aimed at"));
        properties.put(
                "form",
                Schema.words(GradientReader.FORMS)
                        .described(
                                "how an expected cost E becomes part of the loss: plus weight · (E − R) / R, or times"
                                        + " factor · (log E / log R) ^ exponent"));
        properties.put("weight", amount("of an added cost", GradientReader.WEIGHT));
        properties.put("factor", amount("of a multiplied cost", GradientReader.FACTOR));
        properties.put("exponent", amount("of a multiplied cost", GradientReader.EXPONENT));
        return Schema.object(List.of("measure", "reference"), properties)
                .described("what networks cost, as part of the loss of architecture weights; not given: nothing");
    }

    private static Schema amount(String meaning, double byDefault) {
        return Schema.type("number")
                .with("exclusiveMinimum", 0)
                .described(meaning)
                .with("default", byDefault);
    }

    private static Schema setting(Setting setting) {
        if (!setting.words().isEmpty()) {
            return Schema.words(setting.words())
                    .described(setting.meaning())
                    .with("default", setting.text(setting.byDefault()));
        }
        Schema number = Schema.type(setting.whole() ? "integer" : "number")
                .with("minimum", number(setting, setting.least()))
                .with("maximum", number(setting, setting.most()));
        Schema schema = setting.most() < PLAIN
                ? number.described(setting.meaning())
                : Numbers.amount(number, setting.meaning());
        return schema.with("default", number(setting, setting.byDefault()));
    }

    private static Number number(Setting setting, double value) {
        if (setting.whole()) {
            return (long) value;
        }
        return value;
    }
}
