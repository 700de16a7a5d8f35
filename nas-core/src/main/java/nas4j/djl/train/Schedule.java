package nas4j.djl.train;

import java.util.List;
import java.util.stream.DoubleStream;

/** Share of the learning rate at each step of a training whose number of steps is known. Immutable. */
public sealed interface Schedule {
    /** Always all. */
    Schedule CONSTANT = new Constant();

    /** Falls in a straight line, to zero after the last step. */
    Schedule LINEAR = new Linear();

    /** Half a cosine wave, to zero after the last step. */
    Schedule COSINE = new Cosine();

    /**
     * The share at one step.
     *
     * @param step from 0 to below {@code steps}
     * @param steps of the whole training
     * @return 0 to 1
     */
    double share(long step, long steps);

    /** Always all. */
    record Constant() implements Schedule {
        @Override
        public double share(long step, long steps) {
            return 1;
        }
    }

    /** Falls in a straight line, to zero after the last step. */
    record Linear() implements Schedule {
        @Override
        public double share(long step, long steps) {
            return 1 - (double) step / steps;
        }
    }

    /** Half a cosine wave, to zero after the last step. Loshchilov and Hutter 2017, eq. 5 without restarts. */
    record Cosine() implements Schedule {
        @Override
        public double share(long step, long steps) {
            return (1 + Math.cos(Math.PI * step / steps)) / 2;
        }
    }

    /**
     * Falls by a factor at some points. He et al. 2016 fall to a tenth at a half and three quarters.
     *
     * @param at shares of the training, each above 0 and below 1, in ascending order
     * @param factor above 0 and below 1
     */
    record Steps(List<Double> at, double factor) implements Schedule {
        public Steps {
            at = List.copyOf(at);
            double last = 0;
            for (double point : at) {
                if (!(point > last && point < 1)) {
                    throw new IllegalArgumentException(
                            "points " + at + " do not ascend between 0 and 1, both excluded, at [" + point + "]");
                }
                last = point;
            }
            if (!(factor > 0 && factor < 1)) {
                throw new IllegalArgumentException("factor [" + factor + "] is not above 0 and below 1");
            }
        }

        /** Falls each time that another such share of the training is done. */
        public static Steps every(double share, double factor) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share [" + share + "] is not above 0 and below 1");
            }
            return new Steps(
                    DoubleStream.iterate(share, point -> point < 1 - 1e-9, point -> point + share)
                            .boxed()
                            .toList(),
                    factor);
        }

        @Override
        public double share(long step, long steps) {
            long passed = at.stream().filter(point -> step >= point * steps).count();
            return Math.pow(factor, (double) passed);
        }
    }

    /**
     * Rises in a straight line from nearly nothing; then another schedule has the steps that are left. Goyal et al. 2017,
     * section 2.2.
     *
     * @param part of the steps that rise, 0 to below 1
     */
    record WarmUp(double part, Schedule then) implements Schedule {
        public WarmUp {
            if (!(part >= 0 && part < 1)) {
                throw new IllegalArgumentException("warm-up [" + part + "] is not 0 to below 1");
            }
        }

        @Override
        public double share(long step, long steps) {
            long rising = (long) (part * steps);
            return step < rising ? (step + 1.0) / (rising + 1) : then.share(step - rising, steps - rising);
        }
    }
}
