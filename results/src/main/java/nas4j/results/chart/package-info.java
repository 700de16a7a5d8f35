/**
 * Charts as SVG for pages: axes, lines, bands, dots, bars. Colours and strokes are named by the page's style sheet, so that
 * they follow its theme; series also differ in dashes and marks.
 */
@NullMarked
package nas4j.results.chart;

import org.jspecify.annotations.NullMarked;
