package nas4j.experiments.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an architecture is evaluated. */
public sealed interface EvaluationPlan {

    /** What the plan is called in an experiment file. */
    String name();

    /** Whether an evaluation goes on from where one of the same architecture at a smaller share of the budget ended. */
    boolean continues();

    /** Its results are looked up. */
    record ByTable() implements EvaluationPlan {
        /** As an experiment file has it. */
        public static final String NAME = "table";

        @Override
        public String name() {
            return NAME;
        }

        /** What a table has of several budgets are trainings of their own. */
        @Override
        public boolean continues() {
            return false;
        }
    }

    /**
     * It is scored without being trained.
     *
     * @param proxy name of what scores it
     * @param batch images that are looked at, from 2
     * @param device such as {@code cpu} or {@code gpu:1}
     */
    record ByProxy(String proxy, int batch, String device) implements EvaluationPlan {
        /** As an experiment file has it. */
        public static final String NAME = "proxy";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean continues() {
            return false;
        }
    }

    /** Its results are predicted. */
    record ByPredictor() implements EvaluationPlan {
        /** As an experiment file has it. */
        public static final String NAME = "predictor";

        @Override
        public String name() {
            return NAME;
        }

        /** A predictor knows no parts of a budget. */
        @Override
        public boolean continues() {
            return false;
        }
    }

    /**
     * It is trained.
     *
     * @param epochs of each trial, above 0
     * @param finalEpochs of the winner's last training
     * @param validation share of the training data that a search compares networks on
     * @param device such as {@code cpu} or {@code gpu:1}
     * @param limit time after which a trial fails; null for none
     * @param fidelity what a share of the full budget scales
     * @param quantisation of networks whose layers are to be rounded
     */
    record ByTraining(
            double epochs,
            double finalEpochs,
            TrainingRecipe recipe,
            double validation,
            String device,
            @Nullable Duration limit,
            Fidelity fidelity,
            QuantisationRecipe quantisation)
            implements EvaluationPlan {
        /** As an experiment file has it. */
        public static final String NAME = "training";

        /** Calibrated as usual if it rounds. */
        public ByTraining(
                double epochs,
                double finalEpochs,
                TrainingRecipe recipe,
                double validation,
                String device,
                @Nullable Duration limit,
                Fidelity fidelity) {
            this(epochs, finalEpochs, recipe, validation, device, limit, fidelity, QuantisationRecipe.USUAL);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean continues() {
            return fidelity == Fidelity.EPOCHS;
        }
    }

    /**
     * It takes its weights from a network that holds all of the space, which is trained first.
     *
     * @param epochs of the supernet's training, above 0
     * @param sampler how the networks of a step are drawn: one of {@link #SAMPLERS}
     * @param kernels how smaller kernels come out of larger ones: one of {@link #KERNELS}
     * @param statistics batches that a network's running statistics are made of anew, from 1
     * @param agreement networks that are trained alone as well, to compare their order: from {@value #LEAST_AGREEMENT}, or 0 for none
     * @param alone how networks are trained alone; the supernet has its recipe
     */
    record BySupernet(double epochs, String sampler, String kernels, int statistics, int agreement, ByTraining alone)
            implements EvaluationPlan {
        /** As an experiment file has it. */
        public static final String NAME = "supernet";

        /** Fewer networks have no order to speak of. */
        public static final int LEAST_AGREEMENT = 3;

        /** One network a step, all equally likely. */
        public static final String UNIFORM = "uniform";
        /** Each option of a decision in one network of a step. */
        public static final String FAIR = "fair";
        /** The largest network, the smallest, and some between. */
        public static final String SANDWICH = "sandwich";
        /** Smaller networks stage by stage. */
        public static final String SHRINKING = "shrinking";
        /** All of them; the first is the default. */
        public static final List<String> SAMPLERS = List.of(UNIFORM, FAIR, SANDWICH, SHRINKING);

        /** Their centre. */
        public static final String CROPPED = "cropped";
        /** Their centre through learned maps. */
        public static final String TRANSFORMED = "transformed";
        /** Both. */
        public static final List<String> KERNELS = List.of(CROPPED, TRANSFORMED);

        /** What kernels are where nobody says: transformed with the sampler that came with them. */
        public static String usualKernels(String sampler) {
            return sampler.equals(SHRINKING) ? TRANSFORMED : CROPPED;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean continues() {
            return false;
        }
    }
}
