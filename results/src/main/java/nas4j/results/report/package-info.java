/**
 * The report on experiments: one page that needs nothing else. {@link nas4j.results.report.Report} writes it; each section
 * is a class.
 */
@NullMarked
package nas4j.results.report;

import org.jspecify.annotations.NullMarked;
