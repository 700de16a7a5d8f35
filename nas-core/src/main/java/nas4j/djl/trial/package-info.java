/**
 * From an architecture to its figures: trained within a budget, measured on images it was not trained on, and all memory
 * given back however that ends.
 */
@NullMarked
package nas4j.djl.trial;

import org.jspecify.annotations.NullMarked;
