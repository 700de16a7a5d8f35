/** Tests of the graph, and the networks they share. */
@NullMarked
package nas4j.graph;

import org.jspecify.annotations.NullMarked;
