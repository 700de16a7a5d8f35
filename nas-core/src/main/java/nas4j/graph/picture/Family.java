package nas4j.graph.picture;

/** Operators that are drawn in one colour. */
public enum Family {
    ENTRY("input, output"),
    CONVOLUTION("convolution"),
    DENSE("linear, attention"),
    POOLING("pooling"),
    NORMALISATION("normalisation"),
    ACTIVATION("activation"),
    JOIN("sum, product, concat"),
    SHAPE("shape"),
    NOTHING("identity, zero");

    private final String text;

    Family(String text) {
        this.text = text;
    }

    /** Words for the legend. */
    public String text() {
        return text;
    }
}
