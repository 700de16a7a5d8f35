/** What it means to evaluate an architecture: who does it, at what budget, and what comes out. */
@NullMarked
package nas4j.evaluate;

import org.jspecify.annotations.NullMarked;
