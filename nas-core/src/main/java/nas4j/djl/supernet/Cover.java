package nas4j.djl.supernet;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the union of boxes apart into blocks that do not overlap: along the first dimension into bands, in each of which the
 * same boxes are, and each band by the dimensions that are left. A box that another one holds counts for nothing: where one
 * holds all others, it is the only block.
 *
 * @param all shape of the array that the boxes are in
 * @param centred number of dimensions, counted from the last, in which the boxes are in the middle
 */
record Cover(Shape all, int centred) {

    /** Blocks whose union is that of the parts of an array, of which there is one at least. */
    static List<Block> of(List<Part> parts, Shape all) {
        Cover cover = new Cover(all, parts.getFirst().centred());
        return parts.size() == 1
                ? List.of(parts.getFirst().in(all))
                : cover.blocks(parts.stream().map(Part::sizes).toList());
    }

    /** @param boxes their sizes in the last dimensions of the array */
    private List<Block> blocks(List<List<Long>> boxes) {
        int dimensions = boxes.getFirst().size();
        if (dimensions == 0) {
            return List.of(Block.POINT);
        }
        List<List<Long>> largest = largest(boxes);
        List<Block> blocks = new ArrayList<>();
        long inner = 0;
        for (long outer :
                largest.stream().map(List::getFirst).distinct().sorted().toList()) {
            List<List<Long>> rests = largest.stream()
                    .filter(box -> box.getFirst() >= outer)
                    .map(box -> box.subList(1, dimensions))
                    .toList();
            add(blocks(rests), all.dimension() - dimensions, inner, outer, blocks);
            inner = outer;
        }
        return blocks;
    }

    /** The boxes that no other one holds. */
    private static List<List<Long>> largest(List<List<Long>> boxes) {
        List<List<Long>> different = boxes.stream().distinct().toList();
        return different.stream()
                .filter(box -> different.stream().noneMatch(other -> !other.equals(box) && holds(other, box)))
                .toList();
    }

    private static boolean holds(List<Long> outer, List<Long> inner) {
        boolean holds = true;
        for (int k = 0; k < inner.size(); k++) {
            holds &= outer.get(k) >= inner.get(k);
        }
        return holds;
    }

    /** Adds a band, of what is in a size but not in a smaller one: in the middle of the dimension it has two sides. */
    private void add(List<Block> rests, int axis, long inner, long outer, List<Block> blocks) {
        long start = start(axis, outer);
        long end = start + outer;
        if (inner == 0) {
            rests.forEach(rest -> blocks.add(rest.behind(start, end)));
            return;
        }
        long hole = start(axis, inner);
        if (start < hole) {
            rests.forEach(rest -> blocks.add(rest.behind(start, hole)));
        }
        if (hole + inner < end) {
            rests.forEach(rest -> blocks.add(rest.behind(hole + inner, end)));
        }
    }

    private long start(int axis, long size) {
        return Part.start(size, axis, all, centred);
    }
}
