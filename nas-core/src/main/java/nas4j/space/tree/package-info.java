/**
 * A search space as it was written: expressions, networks, blocks and constraints. What the YAML reader and the Java
 * builder make, and what the compiler of spaces reads. Trees are immutable and equal when they say the same.
 */
@NullMarked
package nas4j.space.tree;

import org.jspecify.annotations.NullMarked;
