/** Every choice kept: one network that holds every network of a space, as data. */
@NullMarked
package nas4j.space.relax;

import org.jspecify.annotations.NullMarked;
