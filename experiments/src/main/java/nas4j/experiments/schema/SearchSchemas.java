package nas4j.experiments.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.experiments.yaml.OneShotReader;
import nas4j.experiments.yaml.Strategies;
import nas4j.search.Setting;
import nas4j.search.StrategyProvider;
import nas4j.search.oneshot.OneShotProvider;
import nas4j.search.task.TaskSearchProvider;
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
        if (provider instanceof OneShotProvider) {
            properties.put("cost", provider instanceof TaskSearchProvider ? added() : cost());
        }
        provider.settings().forEach(setting -> properties.put(setting.name(), setting(setting)));
        return Schema.object(List.of("strategy"), properties);
    }

    private static Schema cost() {
        Map<String, Schema> multiplied = new LinkedHashMap<>();
        multiplied.put("form", Schema.words(List.of(OneShotReader.FORMS.getLast())));
        multiplied.put("factor", amount("a", OneShotReader.FACTOR));
        multiplied.put("exponent", amount("b", OneShotReader.EXPONENT));
        return Schema.anyOf(List.of(
                        added(),
                        cost(List.of("measure", "reference", "form"), multiplied, "exclusiveMinimum", 1)
                                .described("the loss, times a (log E / log R) ^ b, with the expected cost E")))
                .described("what networks cost, as part of the loss of architecture weights; not given: nothing");
    }

    private static Schema added() {
        Map<String, Schema> added = new LinkedHashMap<>();
        added.put("form", Schema.words(List.of(OneShotReader.FORMS.getFirst())));
        added.put("weight", amount("λ", OneShotReader.WEIGHT));
        return cost(List.of("measure", "reference"), added, "minimum", Numbers.SMALLEST)
                .described("the loss, plus λ (E − R) / R, with the expected cost E");
    }

    private static Schema cost(List<String> required, Map<String, Schema> own, String bound, Number least) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "measure",
                Schema.type("string")
                        .with(
                                "pattern",
                                "^(macs|parameters|model-bytes|bit-operations|predicted-latency\\s+on\\s+\\S.*)$")
                        .described("macs, parameters, model-bytes, bit-operations, or predicted-latency on a device"));
        properties.put(
                "reference", Numbers.amount(Schema.type("number").with(bound, least), "R, the cost that is aimed at"));
        properties.putAll(own);
        return Schema.object(required, properties);
    }

    private static Schema amount(String meaning, double byDefault) {
        return Numbers.number(Numbers.SMALLEST).described(meaning).with("default", byDefault);
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
