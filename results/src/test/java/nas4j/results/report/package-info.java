/** Tests of the report, some of them in a browser. */
@NullMarked
package nas4j.results.report;

import org.jspecify.annotations.NullMarked;
