@NullMarked
package nas4j.spaces.json;

import org.jspecify.annotations.NullMarked;
