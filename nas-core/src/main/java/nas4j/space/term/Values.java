package nas4j.space.term;

import nas4j.graph.TensorShape;
import nas4j.space.Costs;

/** What a {@link Term} can ask while a genotype is read. */
public interface Values {
    /** Option of a decision; -1 if it does not exist. */
    int option(Slot slot);

    /** A value that was bound where a block was entered. */
    Object local(int register);

    /** Shape of the value that comes into the current element. */
    TensorShape incoming();

    double cost(Costs.Cost cost);

    /** How many of a count's decisions take one of its labels. */
    default int count(Term.Count count) {
        int found = 0;
        for (Slot slot : count.counted()) {
            int option = option(slot);
            found += option >= 0 && count.labels().contains(slot.decision().label(option)) ? 1 : 0;
        }
        return found;
    }

    /** Decisions and costs only; used where no network is at hand. */
    static Values of(int[] options, Costs costs) {
        return new Values() {
            @Override
            public int option(Slot slot) {
                return options[slot.index()];
            }

            @Override
            public Object local(int register) {
                return Term.ABSENT;
            }

            @Override
            public TensorShape incoming() {
                throw new IllegalStateException("no network is at hand");
            }

            @Override
            public double cost(Costs.Cost cost) {
                return costs.of(cost);
            }
        };
    }
}
