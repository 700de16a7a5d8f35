package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nas4j.predict.PerformancePredictor;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.LabelledGraphs;
import nas4j.predictors.graph.SpaceGraphs;
import nas4j.predictors.job.KnownRows;
import nas4j.predictors.job.LearntSource;
import nas4j.predictors.job.SourceTask;
import nas4j.predictors.job.TransferProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * {@code aio-p}. Its base learns another family of networks if there is one, and each source has an adapter; else the base
 * learns the first source, and only if there are others has each an adapter.
 */
public final class GraphTransferProvider implements TransferProvider {
    private static final String NAME = "aio-p";
    private static final long FAMILY_SEED = 0;

    private final TransferSettings settings;
    private final Optional<KnownRows> family;
    private final Optional<Start> start;
    private @Nullable GraphTransfer ofFamily;

    /** What has learnt the sources, and how it reads the networks of their space. */
    private record Start(SearchSpace space, Function<Genotype, FeatureGraph> graphs, GraphTransfer transfer) {}

    /** With the default settings and no other family. */
    public GraphTransferProvider() {
        this(TransferSettings.DEFAULT, Optional.empty());
    }

    /**
     * With settings.
     *
     * @param family networks of another space, which are learnt once for all sources and seeds
     */
    public GraphTransferProvider(TransferSettings settings, Optional<KnownRows> family) {
        this(settings, family, Optional.empty());
    }

    private GraphTransferProvider(TransferSettings settings, Optional<KnownRows> family, Optional<Start> start) {
        this.settings = settings;
        this.family = family;
        this.start = start;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Graph networks that learn other tasks first, and maybe another family of networks; for tasks of which"
                + " little or nothing is known. Needs sources.";
    }

    @Override
    public String paper() {
        return "Mills et al. 2023, \"AIO-P: Expanding neural performance predictors beyond image classification\"";
    }

    @Override
    public boolean readsColumns() {
        return false;
    }

    @Override
    public Pretrained learn(KnownRows known, List<SourceTask> sources, long seed) {
        if (sources.isEmpty()) {
            throw withoutSources();
        }
        Function<Genotype, FeatureGraph> graphs = SpaceGraphs.of(known.space());
        List<LabelledGraphs> tasks = new ArrayList<>();
        for (SourceTask source : sources) {
            tasks.add(labelled(source.name(), graphs, source.drawn(known, seed)));
        }
        GraphTransfer transfer = learnt(tasks, seed);
        PredictorProvider provider =
                new GraphTransferProvider(settings, family, Optional.of(new Start(known.space(), graphs, transfer)));
        LearntSource said = LearntSource.of(
                tasks.stream().map(LabelledGraphs::task).collect(Collectors.joining(", ")),
                provider,
                TunedTransfer.untuned(graphs, transfer, seed),
                tasks.getLast().labels());
        return new Pretrained(provider, said);
    }

    private GraphTransfer learnt(List<LabelledGraphs> tasks, long seed) {
        GraphTransfer transfer =
                family.isPresent() ? learntFamily(family.get()) : GraphTransfer.learn(tasks.getFirst(), settings, seed);
        if (family.isPresent() || tasks.size() > 1) {
            for (LabelledGraphs task : tasks) {
                transfer = transfer.adapt(task, seed);
            }
        }
        return transfer;
    }

    private synchronized GraphTransfer learntFamily(KnownRows rows) {
        if (ofFamily == null) {
            LabelledGraphs task = labelled("another family", SpaceGraphs.of(rows.space()), rows);
            ofFamily = GraphTransfer.learn(task, settings, FAMILY_SEED);
        }
        return ofFamily;
    }

    private static LabelledGraphs labelled(String task, Function<Genotype, FeatureGraph> graphs, KnownRows rows) {
        return new LabelledGraphs(
                task, rows.rows().stream().map(Row::genotype).map(graphs).toList(), rows.values());
    }

    private static IllegalArgumentException withoutSources() {
        return new IllegalArgumentException("found no source for [" + NAME
                + "], which learns other tasks first, accepted: 1 or more\nMaybe take gnn, which needs none.");
    }

    @Override
    public boolean needsSources() {
        return start.isEmpty();
    }

    @Override
    public PerformancePredictor open(SearchSpace space, long seed) {
        Start known = start.orElseThrow(GraphTransferProvider::withoutSources);
        Function<Genotype, FeatureGraph> graphs = space.equals(known.space()) ? known.graphs() : SpaceGraphs.of(space);
        return new TunedTransfer(graphs, known.transfer(), seed);
    }

    @Override
    public PerformancePredictor load(SearchSpace space, DataInput in) throws IOException {
        return TunedTransfer.load(space, in);
    }
}
