package nas4j.experiments.screen;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Objective;
import nas4j.experiments.predict.PredictorFile;
import nas4j.predict.Prediction;
import nas4j.predict.Row;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.screen.LossOrder;
import nas4j.search.screen.Screen;
import nas4j.space.Genotype;

/** Asks a predictor for one objective, and counts those that can be counted; the others count for nothing. */
final class TrainedScreen implements Screen {
    private final PredictorFile predictor;
    private final List<Objective> objectives;
    private final KnownLosses known;

    TrainedScreen(PredictorFile predictor, List<Objective> objectives, KnownLosses known) {
        this.predictor = predictor;
        this.objectives = List.copyOf(objectives);
        this.known = known;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void observe(Observation observation) {
        // it has learnt already
    }

    @Override
    public List<Integer> order(List<Genotype> genotypes) {
        List<Prediction> predictions = predictor.predict(Row.of(genotypes));
        List<List<Double>> losses = new ArrayList<>();
        for (int k = 0; k < predictions.size(); k++) {
            losses.add(losses(genotypes.get(k), predictions.get(k).mean()));
        }
        return LossOrder.of(losses);
    }

    private List<Double> losses(Genotype genotype, double predicted) {
        List<Double> losses = new ArrayList<>();
        for (int k = 0; k < objectives.size(); k++) {
            double loss = Screens.isAbout(predictor, objectives.get(k))
                    ? objectives.get(k).loss(predicted)
                    : known.of(genotype, k);
            if (!Double.isNaN(loss)) {
                losses.add(loss);
            }
        }
        return losses;
    }
}
