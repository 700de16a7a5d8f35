package nas4j.predictors.djl;

/**
 * What a training came to.
 *
 * @param variance mean squared error on rows that members did not learn from; 1 if there were too few rows to hold any out
 */
record Learnt(GraphModel model, double variance) {}
