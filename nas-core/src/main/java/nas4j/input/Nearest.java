package nas4j.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what was probably meant by a misspelt name. */
public final class Nearest {
    private static final int LISTED = 30;
    /** Longer texts are not names that somebody misspelt. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The known name that is the fewest edits away, if it is near enough to be what was meant. */
    public static Optional<String> find(String found, Collection<String> known) {
        return known.stream()
                .filter(name -> isNear(found, name))
                .min(Comparator.<String>comparingInt(name -> distance(found, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String found, String name) {
        int most = Math.max(1, Math.min(found.length(), name.length()) / 2);
        if (Math.max(found.length(), name.length()) > LONGEST || Math.abs(found.length() - name.length()) > most) {
            return false;
        }
        int distance = distance(found, name);
        boolean sharesLetters = distance < Math.max(found.length(), name.length()) || distance == 0;
        return sharesLetters && distance <= most;
    }

    /** "accepted: a, b, c" and, on a line of its own, "Maybe b." if one of them is near. */
    public static String hint(String found, Collection<String> known) {
        if (known.isEmpty()) {
            return "nothing is accepted here";
        }
        String accepted =
                String.join(", ", new TreeSet<>(known).stream().limit(LISTED).toList());
        String more = known.size() > LISTED ? ", … (" + known.size() + ")" : "";
        return "accepted: " + accepted + more
                + find(found, known).map(name -> "\nMaybe " + name + "?").orElse("");
    }

    /** Edits (insert, delete, replace, swap neighbours) that turn one text into the other. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 ? j : j == 0 ? i : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
