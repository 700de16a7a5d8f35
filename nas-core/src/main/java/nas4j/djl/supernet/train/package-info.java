/**
 * Training of supernets: the networks that a {@link nas4j.search.oneshot.PathSampler} draws learn together, may learn from
 * a larger one of them, and are given statistics of their own before they are measured.
 */
@NullMarked
package nas4j.djl.supernet.train;

import org.jspecify.annotations.NullMarked;
