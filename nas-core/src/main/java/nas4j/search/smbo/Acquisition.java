package nas4j.search.smbo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import nas4j.predict.Normal;
import nas4j.predict.Prediction;

/** What an evaluation promises, by what is predicted of its loss: the larger, the better. */
enum Acquisition {
    /** By how much it is expected to be below the best loss (Jones, Schonlau and Welch 1998, equation 15). */
    EI {
        @Override
        double of(Prediction prediction, double best, RandomGenerator random) {
            return expectedImprovement(prediction.mean(), prediction.std(), best);
        }
    },
    /** How low the loss may well be: β deviations below its mean (Srinivas et al. 2010). */
    UCB {
        @Override
        double of(Prediction prediction, double best, RandomGenerator random) {
            return UCB_BETA * prediction.std() - prediction.mean();
        }
    },
    /** A loss drawn from what is predicted, independent of others (White et al. 2021, independent Thompson sampling). */
    THOMPSON {
        @Override
        double of(Prediction prediction, double best, RandomGenerator random) {
            return -(prediction.mean() + prediction.std() * random.nextGaussian());
        }
    };

    /** A promise that is kept with a probability only; those that may be below 0 are logarithms of promises. */
    double weighted(double promise, double probability) {
        return this == EI ? promise * probability : promise + Math.log(probability);
    }

    private static final double UCB_BETA = 1;

    /** The promise of an evaluation beside the best loss so far. */
    abstract double of(Prediction prediction, double best, RandomGenerator random);

    static List<String> words() {
        return Arrays.stream(values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static Acquisition named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static double expectedImprovement(double mean, double std, double best) {
        if (std <= 0) {
            return Math.max(0, best - mean);
        }
        double z = (best - mean) / std;
        return (best - mean) * Normal.distribution(z) + std * Normal.density(z);
    }
}
