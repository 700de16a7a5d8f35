/**
 * From graph and weights to an ONNX file.
 *
 * <p>The file is written by a protobuf writer of our own ({@link nas4j.onnx.proto}, a dozen field numbers): generated
 * classes would bring 2 MB of libraries and two more copies of the weights. Nothing here starts an engine;
 * {@link nas4j.onnx.runtime} runs the file.
 *
 * <p>Names: an input is called by its node's path, an output by its declared name, every other value and every node by
 * its node's path, and a weight by its path among the weights. What a node needs besides is called by its path and a
 * suffix. A name that is taken already gets a prime.
 */
@NullMarked
package nas4j.onnx;

import org.jspecify.annotations.NullMarked;
