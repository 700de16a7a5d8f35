package nas4j.spaces.bench.djl;

import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;

/**
 * The network in which DARTS searches, as its published code has it: 8 channels, 4 cells of which the middle ones halve the
 * image, 4 nodes that read all before them, 8 operations, normalisations without scale and shift also after pools.
 */
final class DartsNetwork {
    static final int CHANNELS = 8;
    static final int CELLS = 4;

    private static final String TEXT = """
            space: darts-search
            input: {image: [3, 32, 32]}
            output: {classes: 10}
            network:
              - conv: 24
              - norm
              - mark: before
              - normal-cell: {channels: 8, after-reduction: false}
              - reduction-cell: {channels: 16, after-reduction: false}
              - reduction-cell: {channels: 32, after-reduction: true}
              - normal-cell: {channels: 32, after-reduction: true}
              - global-pool
              - linear: classes
            blocks:
              normal-cell(channels, after-reduction):
                share: true
                body: {cell: {channels: channels, after-reduction: after-reduction, stride: 1}}
              reduction-cell(channels, after-reduction):
                share: true
                body: {cell: {channels: channels, after-reduction: after-reduction, stride: 2}}
              cell(channels, after-reduction, stride):
                - mark: last
                - from: before
                - {when: after-reduction, then: {factorized-reduce: channels}, else: {relu-conv-norm: channels}}
                - mark: input1
                - from: last
                - mark: before
                - relu-conv-norm: channels
                - mark: input2
                - graph:
                    inputs: [input1, input2]
                    nodes: 6
                    in-edges: 2
                    edge: {operation: "if(from < 2, stride, 1)"}
                    output: concat
              operation(stride):
                one-of:
                  none: {zero: {stride: stride}}
                  max_pool_3x3:
                    - max-pool: {kernel: 3, stride: stride, padding: 1}
                    - norm: false
                  avg_pool_3x3:
                    - avg-pool: {kernel: 3, stride: stride, padding: 1}
                    - norm: false
                  skip_connect: {when: stride == 1, then: identity, else: {factorized-reduce: in.channels}}
                  sep_conv_3x3: {sep-conv: {kernel: 3, stride: stride}}
                  sep_conv_5x5: {sep-conv: {kernel: 5, stride: stride}}
                  dil_conv_3x3: {separable: {kernel: 3, stride: stride, dilation: 2}}
                  dil_conv_5x5: {separable: {kernel: 5, stride: stride, dilation: 2}}
              sep-conv(kernel, stride):
                - separable: {kernel: kernel, stride: stride}
                - separable: {kernel: kernel, stride: 1}
              separable(kernel, stride, dilation = 1):
                - act: relu
                - depthwise: {kernel: kernel, stride: stride, dilation: dilation}
                - conv: {channels: in.channels, kernel: 1}
                - norm: false
              relu-conv-norm(channels):
                - act: relu
                - conv: {channels: channels, kernel: 1}
                - norm: false
              factorized-reduce(channels):
                - act: relu
                - concat:
                    - conv: {channels: channels / 2, kernel: 1, stride: 2}
                    - - pad: {top: -1, left: -1}
                      - conv: {channels: channels / 2, kernel: 1, stride: 2}
                - norm: false
            """;

    private DartsNetwork() {}

    static SearchSpace space() {
        return SpaceCompiler.compile(SpaceReader.read(YamlFile.read("benchmark", TEXT)));
    }
}
