/**
 * JSON Schemas, for editors that complete and check files; the one of space files is made from the lists of keywords and
 * layers.
 */
@NullMarked
package nas4j.spaces.json;

import org.jspecify.annotations.NullMarked;
