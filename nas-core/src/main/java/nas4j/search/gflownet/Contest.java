package nas4j.search.gflownet;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import nas4j.space.Genotype;

/**
 * A batch to learn from: groups of its genotypes, and a label y for each member of a group. The loss L_OP is the mean over
 * groups of the cross-entropy between y and the softmax of log R^ over the group, where log R^(x) = log Z + Σ log P_F along
 * the trajectory of x; log Z is the same for all, so it falls out. Chen and Mauch 2024, "Order-preserving GFlowNets". All
 * that it says of the losses is their order.
 */
public final class Contest {
    private final List<Genotype> genotypes;
    private final int groupSize;
    private final long[] members;
    private final float[] labels;

    private Contest(List<Genotype> genotypes, int groupSize, long[] members, float[] labels) {
        this.genotypes = List.copyOf(genotypes);
        this.groupSize = groupSize;
        this.members = members;
        this.labels = labels;
    }

    /**
     * Each pair is a group: y is 1 for the better and 0 for the worse, ½ for both where they are equal.
     *
     * @param places of the genotypes in their order, 0 for the best; equal for those that are equal
     */
    public static Contest ofPairs(List<Genotype> genotypes, int... places) {
        int count = places.length;
        long[] members = new long[count * (count - 1)];
        float[] labels = new float[members.length];
        int next = 0;
        for (int one = 0; one < count; one++) {
            for (int other = 0; other < one; other++) {
                float better = 0.5f - 0.5f * Integer.signum(places[one] - places[other]);
                members[next] = one;
                labels[next++] = better;
                members[next] = other;
                labels[next++] = 1 - better;
            }
        }
        return new Contest(genotypes, 2, members, labels);
    }

    /**
     * All are one group: y is one over the size of the front for those on it, and 0 for the rest.
     *
     * @param places of the genotypes, 0 for those on the front
     */
    public static Contest ofFront(List<Genotype> genotypes, int... places) {
        long[] members = new long[places.length];
        float[] labels = new float[places.length];
        int front = 0;
        for (int place : places) {
            front += place == 0 ? 1 : 0;
        }
        for (int k = 0; k < places.length; k++) {
            members[k] = k;
            labels[k] = places[k] == 0 ? 1f / front : 0;
        }
        return new Contest(genotypes, places.length, members, labels);
    }

    /** Each once. */
    public List<Genotype> genotypes() {
        return genotypes;
    }

    /** How many groups there are. */
    public int groups() {
        return members.length / groupSize;
    }

    /** How many members each has. */
    public int groupSize() {
        return groupSize;
    }

    /** Numbers of genotypes, one group after the other. */
    public LongBuffer members() {
        return LongBuffer.wrap(members).asReadOnlyBuffer();
    }

    /** y of each member; they sum to 1 in each group. */
    public FloatBuffer labels() {
        return FloatBuffer.wrap(labels).asReadOnlyBuffer();
    }
}
