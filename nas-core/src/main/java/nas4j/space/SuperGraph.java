package nas4j.space;

/** One network that holds every network of a space. */
public record SuperGraph() {
    public static final SuperGraph EMPTY = new SuperGraph();
}
