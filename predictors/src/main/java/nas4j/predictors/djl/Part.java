package nas4j.predictors.djl;

/** Which parameters of a {@link GraphModel}. */
sealed interface Part {

    /** The embedding and convolutions of the base. */
    record Base() implements Part {}

    /** What predicts from the base alone. */
    record Head() implements Part {}

    /** The convolutions of an adapter, from 0. */
    record Adapter(int index) implements Part {}

    /** What predicts from the base and an adapter, from 0. */
    record AdapterHead(int index) implements Part {}

    /** How the parameters lie. */
    default Layout layout() {
        return switch (this) {
            case Base _ -> Layout.BASE;
            case Head _ -> Layout.HEAD;
            case Adapter _ -> Layout.ADAPTER;
            case AdapterHead _ -> Layout.ADAPTER_HEAD;
        };
    }
}
