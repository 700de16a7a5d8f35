/** Tests of pictures. */
@NullMarked
package nas4j.graph.picture;

import org.jspecify.annotations.NullMarked;
