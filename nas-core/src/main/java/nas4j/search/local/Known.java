package nas4j.search.local;

import nas4j.space.Genotype;

/** What was evaluated and has a loss. */
record Known(Genotype genotype, double loss) {}
