/** Reads devices from YAML files: those that come with the platform, and people's own. */
@NullMarked
package nas4j.experiments.yaml.device;

import org.jspecify.annotations.NullMarked;
