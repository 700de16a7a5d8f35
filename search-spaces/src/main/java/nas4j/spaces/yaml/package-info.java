/**
 * Reads files that people write: YAML 1.2 with the place of everything ({@code YamlFile}), and search spaces in it
 * ({@code SpaceReader}). A new key of the space language goes into {@code NetworkKeyword} or the reader of its part.
 */
@NullMarked
package nas4j.spaces.yaml;

import org.jspecify.annotations.NullMarked;
