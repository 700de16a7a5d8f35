/**
 * Sets of images in memory, as bytes: an {@link nas4j.djl.data.ImageData} has images of one shape and, for each of them,
 * one or more {@linkplain nas4j.djl.data.Target targets}: a class, a class per pixel, a value per pixel. A
 * {@link nas4j.djl.data.DataSet} has one for training and one for the final test; validation data are carved from the
 * first.
 *
 * <p>Files are read in {@code nas4j.djl.data.file}, well-known sets found by name in {@code nas4j.djl.data.online}, images
 * drawn in {@code nas4j.djl.data.glyphs}, batches assembled in {@code nas4j.djl.data.batch}. Nothing here knows an engine.
 */
@NullMarked
package nas4j.djl.data;

import org.jspecify.annotations.NullMarked;
