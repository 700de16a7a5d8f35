/**
 * What can be said of a search space before anything is trained. {@link nas4j.space.check.SpaceCheck} looks, {@link
 * nas4j.space.check.SpaceReport} says; each part of the check is a class of its own.
 */
@NullMarked
package nas4j.space.check;

import org.jspecify.annotations.NullMarked;
