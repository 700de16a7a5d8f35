/**
 * From graph to trained network, on PyTorch by way of DJL. Only packages of this name know the engine, and nothing
 * loads it before {@link nas4j.djl.Engine#open} is called.
 *
 * <p>A network is not a tree of DJL blocks but a flat list of steps in topological order, each one call of a kernel on
 * the values before it; a value is given back as soon as its last reader ran. A block would add a list, a parameter
 * store look-up and a shape initialisation to each call, and its names are positions; here parameters carry the paths
 * of the graph's nodes, and a graph of any form, with several inputs and outputs, is as simple as a chain.
 *
 * <p>All random numbers (first weights, dropout) are made in Java from a seed and a node path: the engine's own
 * generator is shared by all threads, so results would depend on their order.
 */
@NullMarked
package nas4j.djl;

import org.jspecify.annotations.NullMarked;
