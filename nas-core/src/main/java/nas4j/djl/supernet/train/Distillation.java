package nas4j.djl.supernet.train;

import nas4j.space.Genotype;

/**
 * What smaller networks learn from a larger one of the same supernet, while it learns itself: their loss is that of the
 * task plus {@code weight} times their distance from the teacher's outputs. Yu et al. 2020, section 3.1; Cai et al. 2020,
 * section 3.2.
 *
 * @param teacher such as the largest network of the space
 * @param weight above 0
 */
public record Distillation(Genotype teacher, double weight) {
    public Distillation {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight [" + weight + "] of distillation is not above 0");
        }
    }
}
