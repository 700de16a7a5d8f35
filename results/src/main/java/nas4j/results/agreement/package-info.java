/** How far the weights that networks share put them into the order that they have when each is trained alone. */
@NullMarked
package nas4j.results.agreement;

import org.jspecify.annotations.NullMarked;
