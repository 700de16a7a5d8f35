/**
 * Well-known sets of images by name. DJL's part is the repository: it downloads, checks and caches files. They are read
 * by {@code nas4j.djl.data.file}, like a person's own: as bytes, without the engine, each label and length checked.
 */
@NullMarked
package nas4j.djl.data.online;

import org.jspecify.annotations.NullMarked;
