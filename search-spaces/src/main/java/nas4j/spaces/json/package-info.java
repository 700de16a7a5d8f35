/** The JSON Schema of space files, made from the lists of keywords and layers. */
@NullMarked
package nas4j.spaces.json;

import org.jspecify.annotations.NullMarked;
