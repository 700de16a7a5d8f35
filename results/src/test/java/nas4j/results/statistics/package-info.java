/** Tests of statistics, against figures that other programs give and against counting by hand. */
@NullMarked
package nas4j.results.statistics;

import org.jspecify.annotations.NullMarked;
