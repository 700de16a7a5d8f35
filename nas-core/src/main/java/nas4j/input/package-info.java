/** What a person wrote, where it stands, and how to say that it is wrong. */
@NullMarked
package nas4j.input;

import org.jspecify.annotations.NullMarked;
