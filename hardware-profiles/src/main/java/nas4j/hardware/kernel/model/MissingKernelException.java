package nas4j.hardware.kernel.model;

import nas4j.hardware.kernel.Kernel;

/** A kernel of a kind that was not measured, or hardly. */
public final class MissingKernelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MissingKernelException(Kernel kernel) {
        super("no model of kernels of the kind [" + kernel.kind() + "], such as [" + kernel + "]."
                + "\nMaybe measure longer: `nas device profile --build --budget 40min` goes on.");
    }
}
