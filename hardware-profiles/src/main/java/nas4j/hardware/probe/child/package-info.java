/**
 * Probes that run in a process of their own, so that a model that crashes the runtime ends that process alone, and its
 * memory can be told from the rest.
 */
@NullMarked
package nas4j.hardware.probe.child;

import org.jspecify.annotations.NullMarked;
