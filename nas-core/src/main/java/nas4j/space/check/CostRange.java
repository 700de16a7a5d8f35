package nas4j.space.check;

import nas4j.space.Costs;

/**
 * Range of a cost over the networks that satisfy the constraints over decisions, those that violate constraints over costs
 * included. Peak memory is that of the order in which the nodes are given.
 *
 * @param exact whether all networks were looked at; otherwise it is the range of those that were
 */
public record CostRange(Costs.Cost cost, long min, long max, boolean exact) {}
