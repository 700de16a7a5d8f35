package nas4j.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.evaluate.pareto.NonDominatedSorting;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class SurvivalTest {
    private static final Genotype ANY = TinySpace.single().genotype(0, 0);

    private static Member member(double... losses) {
        return new Member(ANY, DoubleStream.of(losses).boxed().toList(), 0);
    }

    @Test
    void leastLossFirst() {
        assertThat(new LeastLoss().best(List.of(member(3), member(1), member(2)), 2))
                .containsExactly(member(1), member(2));
    }

    /** Of a front of five in the corners' middle, the two corners come first, then who has most room. */
    @Test
    void theCrowdedGoLast() {
        List<Member> front = List.of(member(0, 10), member(1, 8), member(2, 7), member(6, 3), member(10, 0));
        List<Member> all = new ArrayList<>(front);
        all.addFirst(member(11, 11));
        List<Member> best = new Crowding().best(all, 6);
        assertThat(best.subList(0, 2)).containsExactlyInAnyOrder(front.get(0), front.get(4));
        assertThat(best.subList(2, 5)).containsExactly(front.get(3), front.get(2), front.get(1));
        assertThat(best.getLast()).isEqualTo(member(11, 11));
    }

    /** Whoever survives has a rank no higher than whoever does not. */
    @Test
    void lowerRanksComeFirst() {
        Seeds.each(30, random -> {
            for (int objectives : new int[] {1, 2, 3, 5}) {
                List<Member> members = new ArrayList<>();
                for (int k = 0; k < 40; k++) {
                    members.add(member(random.doubles(objectives).toArray()));
                }
                int[] ranks = NonDominatedSorting.ranks(
                        members.stream().map(Member::losses).toList());
                int[] sorted = Arrays.stream(ranks).sorted().limit(15).toArray();
                for (Survival survival : List.of(new Crowding(), new Niches(20))) {
                    int[] best = survival.best(members, 15).stream()
                            .mapToInt(member -> ranks[members.indexOf(member)])
                            .toArray();
                    assertThat(best).containsExactly(sorted);
                    assertThat(survival.best(members, 40)).containsExactlyInAnyOrderElementsOf(members);
                    assertThat(survival.best(members, 0)).isEmpty();
                }
            }
        });
    }

    /** Three members are near one axis, one is near each other: each direction has its member before any has a second. */
    @Test
    void eachDirectionHasItsMember() {
        List<Member> members = List.of(
                member(1, 0, 0.02),
                member(0.98, 0.01, 0.02),
                member(0.96, 0.02, 0.02),
                member(0.01, 1, 0.01),
                member(0.005, 0.015, 1));
        List<Member> best = new Niches(3).best(members, 3);
        assertThat(best).hasSize(3).contains(members.get(3), members.get(4));
    }

    @Test
    void directionsAreAsManyAsFit() {
        assertThat(Directions.of(3, 91).size()).isEqualTo(91);
        assertThat(Directions.of(3, 100).size()).isEqualTo(91);
        assertThat(Directions.of(2, 20).size()).isEqualTo(20);
        assertThat(Directions.of(5, 3).size()).isEqualTo(5);
        Directions one = Directions.of(1, 10);
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.point(0)).containsExactly(1.0);
        Directions some = Directions.of(3, 15);
        for (int k = 0; k < some.size(); k++) {
            assertThat(some.point(k).stream().mapToDouble(Double::doubleValue).sum())
                    .isEqualTo(1, within(1e-12));
            double[] point = some.point(k).stream().mapToDouble(x -> 7 * x).toArray();
            assertThat(some.nearest(point)).isEqualTo(k);
            assertThat(some.distance(point, k)).isEqualTo(0, within(1e-9));
        }
    }

    @Test
    void lossesAreScaledToTheInterceptsOfTheirPlane() {
        List<double[]> members = List.of(new double[] {1, 30}, new double[] {3, 10}, new double[] {2, 20});
        assertThat(Intercepts.of(members, 3).scale(new double[] {2, 20}))
                .containsExactly(new double[] {0.5, 0.5}, within(1e-9));
        List<double[]> alike = List.of(new double[] {1, 1}, new double[] {1, 1});
        assertThat(Intercepts.of(alike, 2).scale(new double[] {1, 1})).containsExactly(0, 0);
    }
}
