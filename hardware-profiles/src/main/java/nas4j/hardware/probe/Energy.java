package nas4j.hardware.probe;

/**
 * What one run of a model takes beyond what the machine takes anyway.
 *
 * @param millijoules mean of one run; noise can put it below 0
 * @param error standard error of it
 * @param n counted runs
 * @param idleWatts what the machine took while nothing ran
 */
public record Energy(double millijoules, double error, long n, double idleWatts) {}
