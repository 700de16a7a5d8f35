package nas4j.search.differentiable;

/** How far the gradient of the architecture weights looks ahead. Liu et al. 2019, section 2.3. */
public enum Order {
    /** The network's weights are taken as they are: ∇α L_val(w, α). */
    FIRST,
    /**
     * After one step w' = w − ξ ∇w L_train(w, α), differentiated through: ∇α L_val(w', α) − ξ ∇²αw L_train(w, α) v, where
     * v = ∇w' L_val(w', α). The engine differentiates twice.
     */
    SECOND,
    /**
     * The same, with the product by central differences: (∇α L_train(w + εv, α) − ∇α L_train(w − εv, α)) / 2ε, where
     * ε = 0.01 / ‖v‖. Equations 7 and 8.
     */
    SECOND_BY_DIFFERENCES
}
