package nas4j.graph;

/** How a window is reduced to one number. */
public enum PoolKind {
    MAX,
    AVERAGE
}
