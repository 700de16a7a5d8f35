package nas4j.experiments.cli;

/** How results are printed. */
enum Format {
    text,
    json,
    csv
}
