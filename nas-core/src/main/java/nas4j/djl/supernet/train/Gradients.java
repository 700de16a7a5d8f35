package nas4j.djl.supernet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Subnetwork;
import nas4j.djl.train.Scaled;

/**
 * Adds up the gradients of the networks of one step, each of which is freed before the next.
 *
 * @param batch makes a network's inputs
 * @param firstPass number of the step's first pass
 * @param listener is told what each network answered
 */
record Gradients(
        DjlSupernet supernet, Function<NDManager, NDArray[]> batch, Lesson lesson, long firstPass, Listener listener) {

    /** Is told of the networks of a step. */
    @FunctionalInterface
    interface Listener {
        /**
         * A network has learned.
         *
         * @param network its number among those of the step, from 0
         * @param outputs before the step; valid during the call
         */
        void learned(int network, Map<String, NDArray> outputs);
    }

    /** Nobody is told. */
    Gradients(DjlSupernet supernet, Function<NDManager, NDArray[]> batch, Lesson lesson, long firstPass) {
        this(supernet, batch, lesson, firstPass, (_, _) -> {});
    }

    /**
     * Each network learns from the lesson alone.
     *
     * @param manager that the result is attached to
     * @return mean loss
     */
    NDArray of(List<Subnetwork> networks, NDManager manager) {
        PtNDArray[] losses = new PtNDArray[networks.size()];
        for (int k = 0; k < losses.length; k++) {
            losses[k] = learn(networks.get(k), firstPass + k, manager, lesson::loss, new LinkedHashMap<>());
        }
        return mean(losses);
    }

    /**
     * Each network but the teacher learns from its outputs as well. A teacher that is one of the networks learns first, and
     * teaches what it answered; another one answers with the batch's own statistics, and learns nothing.
     *
     * @param weight of the distance from the teacher's outputs
     */
    NDArray of(List<Subnetwork> networks, Subnetwork teacher, double weight, NDManager manager) {
        Map<String, NDArray> answers = new LinkedHashMap<>();
        PtNDArray[] losses = new PtNDArray[networks.size()];
        int first = networks.indexOf(teacher);
        if (first >= 0) {
            losses[first] = learn(teacher, firstPass + first, manager, lesson::loss, answers);
        } else {
            answer(teacher, manager, answers);
        }
        for (int k = 0; k < losses.length; k++) {
            if (k != first) {
                losses[k] = learn(
                        networks.get(k),
                        firstPass + k,
                        manager,
                        outputs -> taught(outputs, answers, weight),
                        new LinkedHashMap<>());
            }
        }
        return mean(losses);
    }

    private NDArray taught(Map<String, NDArray> outputs, Map<String, NDArray> answers, double weight) {
        NDArray loss = lesson.loss(outputs);
        try (NDArray own = loss;
                NDArray distance = lesson.distance(outputs, answers);
                NDArray share = Scaled.times(distance, weight)) {
            return own.add(share);
        }
    }

    private PtNDArray learn(
            Subnetwork network,
            long pass,
            NDManager manager,
            Function<Map<String, NDArray>, NDArray> loss,
            Map<String, NDArray> answers) {
        try (CompiledNetwork lent = supernet.forStep(network, pass);
                NDManager own = lent.newManager()) {
            Map<String, NDArray> outputs = lent.forward(true, batch.apply(own));
            NDArray scalar = loss.apply(outputs);
            lent.backward(scalar);
            listener.learned((int) (pass - firstPass), outputs);
            outputs.forEach((name, output) -> answers.put(name, alone(output, manager)));
            return alone(scalar, manager);
        }
    }

    private void answer(Subnetwork teacher, NDManager manager, Map<String, NDArray> answers) {
        try (CompiledNetwork lent = supernet.share(teacher);
                NDManager own = lent.newManager()) {
            lent.forwardOnBatch(batch.apply(own)).forEach((name, output) -> answers.put(name, alone(output, manager)));
        }
    }

    private static PtNDArray alone(NDArray array, NDManager manager) {
        PtNDArray alone = JniUtils.detachGradient((PtNDArray) array);
        alone.attach(manager);
        return alone;
    }

    private static NDArray mean(PtNDArray... losses) {
        if (losses.length == 1) {
            return losses[0];
        }
        try (PtNDArray all = JniUtils.stack(losses, 0)) {
            return JniUtils.mean(all);
        }
    }
}
