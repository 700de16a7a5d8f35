/** The agent's side of the protocol: HTTPS with one trusted authority. */
@NullMarked
package nas4j.agent.http;

import org.jspecify.annotations.NullMarked;
