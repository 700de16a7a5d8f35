/** Tests. */
@NullMarked
package nas4j.space.tree;

import org.jspecify.annotations.NullMarked;
