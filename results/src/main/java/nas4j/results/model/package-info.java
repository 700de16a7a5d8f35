/** What reports and comparisons are made of: experiments as plain data, read from any trial store. */
@NullMarked
package nas4j.results.model;

import org.jspecify.annotations.NullMarked;
