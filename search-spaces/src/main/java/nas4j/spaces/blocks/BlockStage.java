package nas4j.spaces.blocks;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import nas4j.input.InputException;

/**
 * The rows of one stage.
 *
 * @param blocks names of the block types
 * @param windows names of the width windows, narrow to wide
 * @param rows by block type and window, none empty
 * @param sides of what comes in, in pixels
 */
record BlockStage(
        String name,
        List<String> blocks,
        List<String> windows,
        List<List<List<BlockRow>>> rows,
        SortedSet<Integer> sides) {
    private static final int MOST_STRIDE = 4;

    BlockStage(String name, List<String> blocks, List<String> windows, List<List<List<BlockRow>>> rows) {
        this(name, blocks, windows, rows, sides(rows));
    }

    private static SortedSet<Integer> sides(List<List<List<BlockRow>>> rows) {
        TreeSet<Integer> sides = new TreeSet<>();
        rows.forEach(windows -> windows.forEach(
                each -> each.forEach(row -> sides.add(row.shape().height()))));
        return sides;
    }

    BlockStage withLatencies(ToDoubleFunction<BlockRow> latency) {
        return new BlockStage(
                name,
                blocks,
                windows,
                rows.stream()
                        .map(windowed -> windowed.stream()
                                .map(each -> each.stream()
                                        .map(row -> row.withLatency(latency.applyAsDouble(row)))
                                        .toList())
                                .toList())
                        .toList(),
                sides);
    }

    /** By how much the next stage's images are smaller. */
    int stride(BlockStage next) {
        for (int stride = 1; stride <= MOST_STRIDE; stride++) {
            if (Math.ceilDiv(sides.last(), stride) == next.sides().last()) {
                return stride;
            }
        }
        throw new InputException(
                next.rows.getFirst().getFirst().getFirst().where(),
                "found images of side [" + next.sides().last() + "] in stage [" + next.name + "] after those of side ["
                        + sides.last() + "] in [" + name + "], accepted: what a stride from 1 to " + MOST_STRIDE
                        + " leaves\nMaybe the stages are not in the order of the network.");
    }
}
