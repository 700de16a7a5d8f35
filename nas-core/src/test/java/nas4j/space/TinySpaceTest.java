package nas4j.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import nas4j.contract.SearchSpaceContract;
import nas4j.contract.TinySpace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract on small spaces, and their sizes as counted by hand. */
class TinySpaceTest {
    @Test
    void sizesAreAsCountedByHand() {
        assertThat(TinySpace.allSmall().stream()
                        .map(space -> space.size().genotypes().intValueExact()))
                .isEqualTo(List.of(29, 6, 48, 13, 10, 12, 16, 1));
        assertThat(TinySpace.allSmall()).allMatch(space -> space.size().exact());
        assertThat(TinySpace.large().size().genotypes())
                .isEqualTo(BigInteger.valueOf(9840).pow(3).multiply(BigInteger.valueOf(3)));
    }

    @Test
    void countsOverManyDecisionsAreExact() {
        BigInteger expected = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int fives = 0; fives <= 8; fives++) {
            expected = expected.add(choose.multiply(BigInteger.TWO.pow(24 - fives)));
            choose = choose.multiply(BigInteger.valueOf(24 - fives)).divide(BigInteger.valueOf(fives + 1));
        }
        assertThat(TinySpace.tallied().size()).isEqualTo(new SpaceSize(expected, true));
    }

    /** Nearly all genotypes that satisfy the first constraint satisfy the second; the estimate draws with a fixed seed. */
    @Test
    void whatIsTooEntangledIsEstimated() {
        SpaceSize size = TinySpace.entangled().size();
        assertThat(size.exact()).isFalse();
        assertThat(size.genotypes().doubleValue()
                        / TinySpace.tallied().size().genotypes().doubleValue())
                .isBetween(0.9, 1.0);
    }

    @Nested
    class Conditional implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.conditional();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Shared implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.shared();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Subset implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.subset();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Constrained implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.constrained();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Counted implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.counted();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class SeveralInputsAndOutputs implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.severalInputsAndOutputs();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Training implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.training();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Single implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.single();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Large implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.large();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Tallied implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.tallied();

        @Override
        public SearchSpace space() {
            return space;
        }
    }

    @Nested
    class Entangled implements SearchSpaceContract {
        private final SearchSpace space = TinySpace.entangled();

        @Override
        public SearchSpace space() {
            return space;
        }
    }
}
