/** The layers that spaces can name. To add one, add a line to {@link nas4j.space.layer.Layers}; one that is made of others
 * is a block in {@link nas4j.space.layer.StandardBlocks}. */
@NullMarked
package nas4j.space.layer;

import org.jspecify.annotations.NullMarked;
