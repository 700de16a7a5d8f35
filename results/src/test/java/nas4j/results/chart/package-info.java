/** Tests of charts. */
@NullMarked
package nas4j.results.chart;

import org.jspecify.annotations.NullMarked;
