package nas4j.experiments.cli.predictor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nas4j.experiments.predict.BaseFamily;
import nas4j.experiments.predict.ModelWords;
import nas4j.experiments.predict.SpaceSource;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.plugin.Plugin;
import nas4j.plugin.Registry;
import nas4j.predict.PredictorProvider;
import nas4j.predictors.djl.GraphTransferProvider;
import nas4j.predictors.job.Model;
import nas4j.predictors.job.TransferProvider;

/**
 * Predictors by the words of people, for rows of a kind.
 *
 * @param hasFeatures whether rows have numbers beside their networks
 * @param hasSources whether other tasks are known
 * @param space of the rows
 * @param base another family of networks
 */
record Models(boolean hasFeatures, boolean hasSources, SpaceSource space, Optional<BaseFamily> base) {
    /** Among which it is chosen, the one that is best where little is known first. */
    private static final List<String> CHOICE = List.of("gp", "gp-wl", "random-forest", "xgboost", "ridge", "svr");

    static Registry<PredictorProvider> registry() {
        return Registry.of(PredictorProvider.class, "predictor");
    }

    /** @throws InputException if there is none of that name, or it cannot read the rows */
    Model of(ModelWords words) {
        if (words.predictor().equals(ModelWords.AUTO)) {
            return best(words);
        }
        PredictorProvider provider = provider(words);
        if (provider.needsSources()) {
            requireTransfer(words);
            return new Model.One(transfer(words), Optional.empty());
        }
        requireColumns(provider, words);
        return new Model.One(provider, beside(words));
    }

    private Model best(ModelWords words) {
        boolean hasColumns = hasFeatures || hasSources;
        Optional<TransferProvider> beside = beside(words);
        Optional<TransferProvider> transfer =
                hasSources && hasNetworks() ? Optional.of(beside.orElseGet(() -> transfer(words))) : beside;
        return new Model.Best(
                registry().all().stream()
                        .filter(provider -> CHOICE.contains(provider.name()))
                        .filter(provider -> provider.readsColumns() || !hasColumns)
                        .sorted(Comparator.comparingInt(provider -> CHOICE.indexOf(provider.name())))
                        .toList(),
                transfer,
                beside.isPresent());
    }

    /** What makes one more column of the sources, if there is a base. */
    private Optional<TransferProvider> beside(ModelWords words) {
        boolean isLearnt = hasSources && hasNetworks();
        if (base.isPresent() && !isLearnt) {
            throw new InputException(
                    words.where(), "found a base, which is learnt before sources: name their columns, and a space");
        }
        boolean isAuto = words.predictor().equals(ModelWords.AUTO) && isLearnt;
        if (base.isEmpty() && !isAuto && !words.settings().isEmpty()) {
            throw new InputException(
                    words.where(),
                    "found settings " + words.settings().keySet() + " for [" + words.predictor()
                            + "], which has none; aio-p has some");
        }
        return base.isPresent() ? Optional.of(transfer(words)) : Optional.empty();
    }

    private void requireColumns(PredictorProvider provider, ModelWords words) {
        if (provider.readsColumns() || !(hasFeatures || hasSources)) {
            return;
        }
        throw new InputException(
                words.where(),
                "found [" + words.predictor() + "], which looks at networks alone, accepted: one that reads "
                        + (hasFeatures ? "features" : "what is known of sources") + ", which are "
                        + names(
                                hasFeatures
                                        ? PredictorProvider::readsColumns
                                        : known -> known.readsColumns() || known.needsSources()));
    }

    private boolean hasNetworks() {
        return switch (space) {
            case SpaceSource.Described _ -> true;
            case SpaceSource.Plain _, SpaceSource.Codes _ -> false;
        };
    }

    private TransferProvider transfer(ModelWords words) {
        return new GraphTransferProvider(
                TransferWords.read(words.settings(), words.where()), base.map(BaseFamily::read));
    }

    private void requireTransfer(ModelWords words) {
        String found = "found [" + words.predictor() + "], which ";
        if (!hasSources) {
            throw new InputException(
                    words.where(),
                    found + "learns other tasks first, but no sources: name their columns with --sources, or in a job"
                            + " with sources: {columns: [...]}\nMaybe take gnn, which needs none.");
        }
        if (!hasNetworks()) {
            throw new InputException(
                    words.where(),
                    found
                            + "reads networks, but rows of numbers alone: name the space of their networks\nMaybe take gp.");
        }
        if (hasFeatures) {
            throw new InputException(
                    words.where(),
                    found + "looks at networks alone, and features, accepted: one that reads them, which are "
                            + names(PredictorProvider::readsColumns));
        }
    }

    private static List<String> names(Predicate<PredictorProvider> which) {
        return registry().all().stream().filter(which).map(Plugin::name).toList();
    }

    private static PredictorProvider provider(ModelWords words) {
        List<String> names = new ArrayList<>(List.of(ModelWords.AUTO));
        names.addAll(names(_ -> true));
        String name = words.predictor();
        if (!names.contains(name)) {
            throw new InputException(
                    words.where(), "found no predictor called [" + name + "], " + Nearest.hint(name, names));
        }
        return registry().get(name, words.where());
    }

    /** What learns sources whose predictions are columns. */
    static PredictorProvider ofSources(Where where) {
        return registry().get("gp", where);
    }
}
