/** Tests. */
@NullMarked
package nas4j.search.tpe;

import org.jspecify.annotations.NullMarked;
