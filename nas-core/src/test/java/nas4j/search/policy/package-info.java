@NullMarked
package nas4j.search.policy;

import org.jspecify.annotations.NullMarked;
