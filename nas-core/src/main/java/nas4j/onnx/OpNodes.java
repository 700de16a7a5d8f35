package nas4j.onnx;

import java.util.List;
import nas4j.graph.Op;

/** The one switch from operators to those of ONNX. */
final class OpNodes {
    private OpNodes() {}

    private static IllegalStateException nothing(Step step) {
        return new IllegalStateException("node [" + step.node().path() + "] computes nothing");
    }

    /** Adds what a node computes. */
    static void add(Step step) {
        switch (step.node().op()) {
            case Op.Conv2d conv -> LayerNodes.conv(step, conv);
            case Op.Linear linear -> LayerNodes.linear(step, linear);
            case Op.MatMul product -> ArithmeticNodes.matMul(step, product);
            case Op.Pool pool -> PoolNodes.pool(step, pool);
            case Op.GlobalPool pool -> PoolNodes.global(step, pool.kind());
            case Op.BatchNorm norm -> NormNodes.batch(step, norm);
            case Op.LayerNorm _ -> NormNodes.layer(step);
            case Op.Activation activation -> ActivationNodes.add(step, activation.kind());
            case Op.Add _ -> ArithmeticNodes.sum(step);
            case Op.Multiply _ -> ArithmeticNodes.product(step);
            case Op.Concat _ -> ShapeNodes.concat(step);
            case Op.Attention attention -> AttentionNodes.add(step, attention.heads());
            case Op.Resize resize -> ShapeNodes.resize(step, resize);
            case Op.Reshape _ -> ShapeNodes.reshape(step);
            case Op.Flatten _ -> step.result("Flatten", List.of(step.in(0)));
            case Op.Transpose transpose -> ShapeNodes.transpose(step, transpose);
            case Op.Embedding embedding -> {
                String table = step.weights("weight", embedding.vocabulary(), embedding.features());
                step.result("Gather", List.of(table, step.in(0)));
            }
            case Op.Position _ -> ArithmeticNodes.position(step);
            case Op.Pad pad -> ShapeNodes.pad(step, pad);
            case Op.ChannelShuffle shuffle -> ShapeNodes.shuffle(step, shuffle.groups());
            case Op.Zero _ -> ShapeNodes.zero(step);
            case Op.Dropout _, Op.Identity _ ->
                step.resultRounded(step.in(0), step.grid().orElseThrow(() -> nothing(step)));
            case Op.Input _ -> throw nothing(step);
        }
    }
}
