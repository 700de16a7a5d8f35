/** What a worker process does where an experiment scores networks without training them. */
@NullMarked
package nas4j.experiments.proxy;

import org.jspecify.annotations.NullMarked;
