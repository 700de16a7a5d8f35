package nas4j.experiments.cli.output;

/** How results are printed. */
public enum Format {
    text,
    json,
    csv
}
