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
            if (size < 1 || size > items.size() || ways(items.size(), size) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a subset of size [" + size + "] of " + items.size() + " items");
            }
        }

        @Override
        public int options() {
            return (int) ways(items.size(), size);
        }

        @Override
        public int option(String label) {
            List<String> wanted = List.of(label.split("\\+", -1));
            long rank = 0;
            int next = 0;
            for (int place = 0; place < wanted.size() && place < size; place++) {
                int item = items.indexOf(wanted.get(place));
                for (; next < item; next++) {
                    rank += ways(items.size() - next - 1, size - place - 1);
                }
                next++;
            }
            boolean exists = rank < options() && label((int) rank).equals(label);
            return exists ? (int) rank : -1;
        }

        /** Item numbers of an option, ascending. */
        public List<Integer> members(int option) {
            List<Integer> members = new ArrayList<>();
            long rank = option;
            int item = 0;
            while (members.size() < size) {
                long startingHere = ways(items.size() - item - 1, size - members.size() - 1);
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

        /** How many subsets there are: a binomial coefficient, or the largest long if it is larger. */
        public static long ways(int items, int size) {
            long ways = 1;
            for (int i = 1; i <= size; i++) {
                long factor = (long) items - size + i;
                if (ways > Long.MAX_VALUE / factor) {
                    return Long.MAX_VALUE;
                }
                ways = ways * factor / i;
            }
            return ways;
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
        public int option(String label) {
            try {
                long option = (Long.parseLong(label) - from) / step;
                return option >= 0 && option < options && label((int) option).equals(label) ? (int) option : -1;
            } catch (NumberFormatException _) {
                return -1;
            }
        }

        @Override
        public boolean ordered() {
            return true;
        }
    }

    /** {@code options} numbers from {@code from} to {@code to}, at equal distances or equal ratios. */
    record FloatRange(String path, double from, double to, boolean logarithmic, int options, Where where)
            implements Decision {
        private static final int LEAST_DIGITS = 6;
        private static final int MOST_DIGITS = 17;

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
        public int option(String label) {
            try {
                double value = Double.parseDouble(label);
                double share =
                        logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
                int nearest = (int) Math.clamp(Math.rint(share * (options - 1)), 0, options - 1);
                return label(nearest).equals(label) ? nearest : -1;
            } catch (NumberFormatException _) {
                return -1;
            }
        }

        @Override
        public boolean ordered() {
            return true;
        }

        private String text(double value) {
            return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%." + digits() + "g", value)));
        }

        /** Significant digits that tell neighbouring values apart. */
        private int digits() {
            double step = logarithmic
                    ? Math.pow(to / from, 1.0 / Math.max(1, options - 1)) - 1
                    : (to - from) / Math.max(1, options - 1) / Math.max(Math.abs(from), Math.abs(to));
            return (int) Math.clamp(Math.ceil(-Math.log10(step)) + 2, LEAST_DIGITS, MOST_DIGITS);
        }
    }
}
