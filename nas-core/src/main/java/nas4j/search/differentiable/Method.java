package nas4j.search.differentiable;

/** How architecture weights α become the weights of a mix. */
public sealed interface Method {
    /** How far gradients look ahead. */
    default Order order() {
        return Order.FIRST;
    }

    /**
     * All branches, by a softmax. DARTS: Liu et al. 2019, equation 2.
     *
     * @param order how far gradients look ahead
     */
    record Softmax(Order order) implements Method {}

    /**
     * All branches by a softmax, each on the first channels of an edge; the other channels pass by it, and all are
     * shuffled after it. PC-DARTS: Xu et al. 2020, equations 2 and 3.
     *
     * @param share K: one of so many channels goes through the branches, from 1; 1 for all
     * @param weighsEdges whether edges that come together in a node are weighed by a softmax of weights of their own, β
     */
    record Partial(int share, boolean weighsEdges) implements Method {
        public Partial {
            if (share < 1) {
                throw new IllegalArgumentException("one of [" + share + "] channels, accepted: from 1");
            }
        }

        /** One of four channels, and edges with weights. */
        public static Partial standard() {
            return new Partial(4, true);
        }
    }

    /**
     * All branches, each by a sigmoid of its own, which is drawn to 0 or 1: the loss gets − weight · mean((σ(α) − ½)²).
     * FairDARTS: Chu et al. 2020, equation 7.
     *
     * @param weight of that loss, from 0
     */
    record Sigmoid(Order order, double weight) implements Method {
        public Sigmoid {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight [" + weight + "] is below 0");
            }
        }
    }

    /**
     * One branch, drawn by the Gumbel trick, whose gradients pass straight to the softmax that it was drawn from. GDAS: Dong
     * and Yang 2019, equations 4 and 5.
     *
     * @param first temperature τ at the first step, above 0
     * @param last temperature at the last step, above 0; between them it goes in a straight line
     */
    record Gumbel(double first, double last) implements Method {
        public Gumbel {
            if (!(first > 0 && last > 0)) {
                throw new IllegalArgumentException(
                        "temperatures [" + first + "] and [" + last + "], accepted: above 0");
            }
        }

        /** From 10 to 0.1. */
        public static Gumbel standard() {
            return new Gumbel(10, 0.1);
        }

        /**
         * τ.
         *
         * @param progress share of the steps that are done, 0 to 1
         */
        public double temperature(double progress) {
            return first + (last - first) * progress;
        }
    }

    /**
     * One branch, drawn by its probability. When α is learned, a second one is drawn and run, and gradients pass to the
     * probabilities of these two. ProxylessNAS: Cai et al. 2019, section 3.2.
     */
    record Gates() implements Method {}
}
