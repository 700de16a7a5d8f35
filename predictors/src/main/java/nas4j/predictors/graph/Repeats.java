package nas4j.predictors.graph;

import java.util.ArrayList;
import java.util.List;
import nas4j.predictors.features.Networks;

/** Leaves one of what a network has several times in a row. */
final class Repeats {
    private static final long ENTRY = 0x5EC7104E4721L;

    private Repeats() {}

    /**
     * Nodes behind one tensor through which all signals pass, up to the next such tensor.
     *
     * @param to place behind its last node
     * @param digest equal for sections that are alike but for sizes, in whatever order their nodes are
     * @param copies how often it is there
     */
    private record Section(int from, int to, long digest, int copies) {}

    static Draft once(Draft draft) {
        List<Section> sections = sections(draft);
        for (int period = 1; 2 * period <= sections.size(); ) {
            List<Section> fewer = once(sections, period);
            period = fewer.size() < sections.size() ? 1 : period + 1;
            sections = fewer;
        }
        return rebuilt(draft, sections);
    }

    private static List<Section> sections(Draft draft) {
        int[] lastReaders = lastReaders(draft);
        List<Section> sections = new ArrayList<>();
        int from = 0;
        int furthest = 0;
        for (int place = 0; place < draft.size(); place++) {
            boolean isLast = place == draft.size() - 1;
            if (furthest <= place || isLast) {
                boolean isClosed = furthest <= place;
                sections.add(new Section(from, place + 1, digest(draft, from, place + 1, isClosed), 1));
                from = place + 1;
            }
            furthest = Math.max(furthest, lastReaders[place]);
        }
        return sections;
    }

    /** For each node the place of its last reader; behind all places for an output. */
    private static int[] lastReaders(Draft draft) {
        int[] last = new int[draft.size()];
        for (int place = 0; place < last.length; place++) {
            for (int input : draft.inputs(place)) {
                last[input] = place;
            }
        }
        for (int place = 0; place < last.length; place++) {
            last[place] = draft.isOutput(place) ? last.length : last[place];
        }
        return last;
    }

    private static long digest(Draft draft, int from, int to, boolean isClosed) {
        long[] colours = new long[to - from];
        long sum = isClosed ? 0 : 1;
        for (int place = from; place < to; place++) {
            long read = draft.inputs(place).length;
            for (int input : draft.inputs(place)) {
                read += Networks.mixed(input < from ? ENTRY : colours[input - from]);
            }
            colours[place - from] = Networks.mixed(draft.label(place) * 31 + read);
            sum += Networks.mixed(colours[place - from]);
        }
        return Networks.mixed(sum * 31 + colours[colours.length - 1]);
    }

    /** What is left if sequences of {@code period} sections that follow each other stand once. */
    private static List<Section> once(List<Section> sections, int period) {
        List<Section> left = new ArrayList<>();
        for (int at = 0; at < sections.size(); ) {
            int repeats = repeats(sections, at, period);
            if (repeats == 1) {
                left.add(sections.get(at++));
                continue;
            }
            for (int k = 0; k < period; k++) {
                left.add(sum(sections, at + k, period, repeats));
            }
            at += repeats * period;
        }
        return left;
    }

    private static int repeats(List<Section> sections, int at, int period) {
        int end = at + period;
        while (end < sections.size()
                && sections.get(end).digest() == sections.get(end - period).digest()) {
            end++;
        }
        return Math.max(1, (end - at) / period);
    }

    private static Section sum(List<Section> sections, int first, int period, int repeats) {
        Section section = sections.get(first);
        int copies = 0;
        for (int k = 0; k < repeats; k++) {
            copies += sections.get(first + k * period).copies();
        }
        return new Section(section.from(), section.to(), section.digest(), copies);
    }

    /** A section that is left reads the last node of the one left before it. */
    private static Draft rebuilt(Draft draft, List<Section> sections) {
        Draft small = new Draft();
        for (Section section : sections) {
            int entry = small.size() - 1;
            int shift = small.size() - section.from();
            for (int place = section.from(); place < section.to(); place++) {
                int[] inputs = draft.inputs(place).clone();
                for (int k = 0; k < inputs.length; k++) {
                    inputs[k] = inputs[k] < section.from() ? entry : inputs[k] + shift;
                }
                small.add(draft.node(place).times(section.copies()), draft.label(place), inputs);
            }
        }
        return small;
    }
}
