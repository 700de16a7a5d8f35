/** Tests that every plug-in of a kind passes, and what they share. */
@NullMarked
package nas4j.contract;

import org.jspecify.annotations.NullMarked;
