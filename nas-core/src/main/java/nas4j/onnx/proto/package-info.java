/**
 * The ONNX file format (onnx.proto, version 8 of the format) as records, and how protobuf writes them. Only what the
 * exporter needs; the names are ONNX's own.
 */
@NullMarked
package nas4j.onnx.proto;

import org.jspecify.annotations.NullMarked;
