/** The catalogue of search spaces: one YAML file each under {@code nas4j/spaces/catalogue}. */
@NullMarked
package nas4j.spaces;

import org.jspecify.annotations.NullMarked;
