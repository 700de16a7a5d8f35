/** Tests of the checklist. */
@NullMarked
package nas4j.results.checklist;

import org.jspecify.annotations.NullMarked;
