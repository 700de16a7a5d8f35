package nas4j.djl.supernet;

/** How a smaller kernel comes out of the supernet's larger one. */
public enum Kernels {
    /** Its centre. */
    CROPPED,
    /**
     * Its centre, two smaller in each direction at a time, each time through a learned linear map that all channels of the
     * layer share and that begins as the identity. Of square kernels; others are cropped. Cai et al. 2020, section 3.2.
     */
    TRANSFORMED
}
