/**
 * Pictures of networks: {@link nas4j.graph.picture.SvgPicture} draws and needs nothing else, {@link
 * nas4j.graph.picture.DotPicture} writes for Graphviz.
 *
 * <p>A network becomes a {@link nas4j.graph.picture.Diagram} of boxes, groups and edges ({@code GraphDiagram}); its groups
 * are laid out from the inside out ({@code GroupLayout}), each in layers ({@code Level}).
 */
@NullMarked
package nas4j.graph.picture;

import org.jspecify.annotations.NullMarked;
