package nas4j.predictors.djl;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.PredictorContract;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predictors.job.KnownRows;
import nas4j.predictors.job.SourceTask;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@Tag("slow")
class GraphTransferProviderTest implements PredictorContract {
    private static final PredictorProvider PROVIDER = learnt();

    @Override
    public PredictorProvider provider() {
        return PROVIDER;
    }

    /** Knows how many decisions of a space take their last option. */
    private static PredictorProvider learnt() {
        SearchSpace space = TinySpace.large();
        RandomGenerator random = Seeds.generator(7);
        List<Row> rows =
                Stream.generate(() -> Row.of(space.sample(random))).limit(60).toList();
        List<Double> values =
                rows.stream().map(row -> lastOptions(row.genotype())).toList();
        KnownRows known = new KnownRows(
                space, rows, values, rows.stream().map(Row::toString).toList());
        TransferSettings settings = new TransferSettings(Tuning.ALL, false, 2, 200, 100);
        return new GraphTransferProvider(settings, Optional.empty())
                .learn(known, List.of(new SourceTask("last", values, 60, new GraphNetworkProvider())), 1)
                .provider();
    }

    private static double lastOptions(Genotype genotype) {
        double sum = 0;
        for (int k = 0; k < genotype.options().length; k++) {
            sum += genotype.option(k) == genotype.space().decisions().get(k).options() - 1 ? 1 : 0;
        }
        return sum;
    }

    @Test
    void needsSourcesAndSaysWhatDoesNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GraphTransferProvider().open(TinySpace.large(), 1))
                .withMessageContaining("[aio-p]")
                .withMessageContaining("gnn");
    }
}
