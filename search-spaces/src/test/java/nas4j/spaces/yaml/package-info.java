@NullMarked
package nas4j.spaces.yaml;

import org.jspecify.annotations.NullMarked;
