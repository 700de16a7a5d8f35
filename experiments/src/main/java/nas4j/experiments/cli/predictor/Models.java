package nas4j.experiments.cli.predictor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.plugin.Plugin;
import nas4j.plugin.Registry;
import nas4j.predict.PredictorProvider;
import nas4j.predictors.job.Model;

/** Predictors by the words of the command line. */
final class Models {
    /** The best of some in cross-validation. */
    static final String AUTO = "auto";

    /** Among which it is chosen, the one that is best where little is known first. */
    private static final List<String> CHOICE = List.of("gp", "gp-wl", "random-forest", "xgboost", "ridge", "svr");

    private Models() {}

    static Registry<PredictorProvider> registry() {
        return Registry.of(PredictorProvider.class, "predictor");
    }

    /** @throws InputException if there is none of that name, or it cannot read the rows */
    static Model of(String word, boolean hasColumns, Where where) {
        if (word.equals(AUTO)) {
            return new Model.Best(registry().all().stream()
                    .filter(provider -> CHOICE.contains(provider.name()))
                    .filter(provider -> provider.readsColumns() || !hasColumns)
                    .sorted(Comparator.comparingInt(provider -> CHOICE.indexOf(provider.name())))
                    .toList());
        }
        PredictorProvider provider = provider(word, where);
        if (hasColumns && !provider.readsColumns()) {
            throw new InputException(
                    where,
                    "found [" + word + "], which looks at networks alone, accepted: one that reads features, which are "
                            + registry().all().stream()
                                    .filter(PredictorProvider::readsColumns)
                                    .map(Plugin::name)
                                    .toList());
        }
        return new Model.One(provider);
    }

    private static PredictorProvider provider(String word, Where where) {
        List<String> names = new ArrayList<>(List.of(AUTO));
        registry().all().stream().map(Plugin::name).forEach(names::add);
        if (!names.contains(word)) {
            throw new InputException(where, "found no predictor called [" + word + "], " + Nearest.hint(word, names));
        }
        return registry().get(word, where);
    }
}
