package nas4j.search.illumination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The elite of each cell, by the cell's number. */
final class Elites {
    /** One more than its place among the elites; 0 for an empty cell. */
    private final int[] places;

    private final List<Elite> filled = new ArrayList<>();
    private final List<Elite> view = Collections.unmodifiableList(filled);

    Elites(int cells) {
        places = new int[cells];
    }

    int cells() {
        return places.length;
    }

    boolean add(int cell, Elite elite) {
        if (places[cell] == 0) {
            filled.add(elite);
            places[cell] = filled.size();
            return true;
        }
        int place = places[cell] - 1;
        boolean better = elite.loss() < filled.get(place).loss();
        if (better) {
            filled.set(place, elite);
        }
        return better;
    }

    Optional<Elite> find(int cell) {
        return places[cell] == 0 ? Optional.empty() : Optional.of(filled.get(places[cell] - 1));
    }

    List<Elite> view() {
        return view;
    }
}
