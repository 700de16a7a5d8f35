package nas4j.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nas4j.input.Where;

/**
 * One open question of a search space. Every decision has finitely many options, numbered from 0; each option has a label
 * that names it in genotypes.
 */
public sealed interface Decision {

    /** Name in genotypes, unique in its space, such as {@code stage1/2/kernel}. */
    String path();

    /** Number of options, at least 1. */
    int options();

    /** Name of an option. */
    String label(int option);

    /** Whether neighbouring options are alike, so that a small step is a small change. */
    boolean ordered();

    /** Where it was written. */
    Where where();

    /** Number of the option with this label; -1 if there is none. */
    default int option(String label) {
        for (int option = 0; option < options(); option++) {
            if (label(option).equals(label)) {
                return option;
            }
        }
        return -1;
    }

    /** One of several named things. */
    record OneOf(String path, List<String> labels, boolean ordered, Where where) implements Decision {
        public OneOf {
            labels = List.copyOf(labels);
        }

        @Override
        public int options() {
            return labels.size();
        }

        @Override
        public String label(int option) {
            return labels.get(option);
        }
    }

    /** {@code size} of several things; options are in lexicographic order, labelled {@code 0+2}. */
    record SubsetOf(String path, List<String> items, int size, Where where) implements Decision {
        public SubsetOf {
            items = List.copyOf(items);
            if (size < 1 || size > items.size()) {
                throw new IllegalArgumentException("a subset of size [" + size + "] of " + items.size() + " items");
            }
        }

        @Override
        public int options() {
            return Math.toIntExact(binomial(items.size(), size));
        }

        /** Item numbers of an option, ascending. */
        public List<Integer> members(int option) {
            List<Integer> members = new ArrayList<>();
            long rank = option;
            int item = 0;
            while (members.size() < size) {
                long startingHere = binomial(items.size() - item - 1, size - members.size() - 1);
                if (rank < startingHere) {
                    members.add(item);
                } else {
                    rank -= startingHere;
                }
                item++;
            }
            return members;
        }

        @Override
        public String label(int option) {
            return String.join("+", members(option).stream().map(items::get).toList());
        }

        @Override
        public boolean ordered() {
            return false;
        }

        private static long binomial(int n, int k) {
            long result = 1;
            for (int i = 1; i <= k; i++) {
                result = result * (n - k + i) / i;
            }
            return result;
        }
    }

    /** {@code from, from + step, …}, {@code options} of them. */
    record IntRange(String path, int from, int step, int options, Where where) implements Decision {
        /** The number that an option stands for. */
        public int value(int option) {
            return from + option * step;
        }

        @Override
        public String label(int option) {
            return Integer.toString(value(option));
        }

        @Override
        public boolean ordered() {
            return true;
        }
    }

    /** {@code options} numbers from {@code from} to {@code to}, at equal distances or equal ratios. */
    record FloatRange(String path, double from, double to, boolean logarithmic, int options, Where where)
            implements Decision {
        private static final int DIGITS = 6;

        /** The number that an option stands for: exactly what its label says. */
        public double value(int option) {
            return Double.parseDouble(label(option));
        }

        @Override
        public String label(int option) {
            if (options == 1) {
                return text(from);
            }
            double share = option / (double) (options - 1);
            return text(logarithmic ? from * Math.pow(to / from, share) : from + (to - from) * share);
        }

        @Override
        public boolean ordered() {
            return true;
        }

        private static String text(double value) {
            return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%." + DIGITS + "g", value)));
        }
    }
}
