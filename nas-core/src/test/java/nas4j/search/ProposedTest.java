package nas4j.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import nas4j.space.InfeasibleSpaceException;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class ProposedTest {
    @Test
    void whatWasAddedIsNotDrawn() {
        SearchSpace space = TinySpace.subset();
        Proposed proposed = new Proposed(space, Seeds.generator(1));
        Set<Genotype> added = new HashSet<>();
        space.enumerate().limit(40).forEach(genotype -> {
            assertThat(proposed.add(genotype)).isTrue();
            assertThat(proposed.add(genotype)).isFalse();
            added.add(genotype);
        });
        for (int k = 0; k < 8; k++) {
            assertThat(added.add(proposed.findFresh().orElseThrow())).isTrue();
        }
        assertThat(proposed.findFresh()).isEmpty();
        assertThat(proposed.add(space.sample(Seeds.generator(2)))).isFalse();
    }

    @Test
    void whatIsAddedAfterTheRestWasListedIsNotDrawn() {
        SearchSpace space = TinySpace.subset();
        Proposed proposed = new Proposed(space, Seeds.generator(1));
        Set<Genotype> drawn = new HashSet<>();
        for (int k = 0; k < 30; k++) {
            drawn.add(proposed.findFresh().orElseThrow());
        }
        space.enumerate().filter(proposed::add).limit(10).forEach(drawn::add);
        for (Optional<Genotype> next = proposed.findFresh(); next.isPresent(); next = proposed.findFresh()) {
            assertThat(drawn.add(next.get())).isTrue();
        }
        assertThat(drawn).hasSize(48);
    }

    /** At most one kernel of 24 is not 1, and that one is 3: 24 genotypes. Only the first condition can be counted. */
    @Test
    void aSpaceThatCannotBeCountedEndsToo() {
        SearchSpace space = SpaceCompiler.compile(TinySpace.image("uncounted")
                .network(Networks.repeat(
                        24, Networks.layer("conv", "channels", 4, "kernel", Expressions.oneOf(1, 3, 5))))
                .constraint("count(kernel, 5) + count(kernel, 3) <= 1")
                .constraint("count(kernel, 3) * count(kernel, 1) >= 20")
                .build());
        assertThat(space.size().exact()).isFalse();
        Proposed proposed = new Proposed(space, Seeds.generator(1));
        Set<Genotype> drawn = new HashSet<>();
        for (Optional<Genotype> next = proposed.findFresh(); next.isPresent(); next = proposed.findFresh()) {
            assertThat(drawn.add(next.get())).isTrue();
        }
        assertThat(drawn).hasSize(24);
        assertThat(proposed.findFresh()).isEmpty();
    }

    @Test
    void aSpaceWithoutGenotypesIsAnError() {
        SearchSpace space = SpaceCompiler.compile(TinySpace.image("none")
                .let("a", Expressions.ordered(3, 5))
                .network(Networks.layer("conv", "channels", 4, "kernel", "a"))
                .constraint("a > 5")
                .build());
        assertThatExceptionOfType(InfeasibleSpaceException.class)
                .isThrownBy(() -> new Proposed(space, Seeds.generator(1)).findFresh());
    }
}
