package nas4j.hardware.kernel.h2;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nas4j.graph.Window;
import nas4j.hardware.kernel.Extent;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelFamily;

/** A kernel as columns of a table. */
final class KernelColumns {
    static final String DEFINITION =
            "family varchar not null, variant varchar not null, in_channels int, in_height int,"
                    + " in_width int, out_channels int, out_height int, out_width int, kernel_height int, kernel_width int,"
                    + " stride int, dilation int, padding_height int, padding_width int, groups_ int, inputs int,"
                    + " blocked boolean";
    /** Of which older databases have none: their kernels are of floats. */
    static final String ADDED = "integers boolean default false not null";

    static final int COUNT = 18;

    private KernelColumns() {}

    static void set(PreparedStatement row, int from, Kernel kernel) throws SQLException {
        int at = from;
        row.setString(at++, kernel.family().name());
        row.setString(at++, kernel.variant());
        Window window = kernel.window();
        int[] numbers = {
            kernel.in().channels(),
            kernel.in().height(),
            kernel.in().width(),
            kernel.out().channels(),
            kernel.out().height(),
            kernel.out().width(),
            window.kernelHeight(),
            window.kernelWidth(),
            window.stride(),
            window.dilation(),
            window.paddingHeight(),
            window.paddingWidth(),
            kernel.groups(),
            kernel.inputs()
        };
        for (int number : numbers) {
            row.setInt(at++, number);
        }
        row.setBoolean(at++, kernel.isBlocked());
        row.setBoolean(at, kernel.isInteger());
    }

    static Kernel get(ResultSet row, int from) throws SQLException {
        int at = from + 2;
        Extent in = new Extent(row.getInt(at), row.getInt(at + 1), row.getInt(at + 2));
        Extent out = new Extent(row.getInt(at + 3), row.getInt(at + 4), row.getInt(at + 5));
        Window window = new Window(
                row.getInt(at + 6),
                row.getInt(at + 7),
                row.getInt(at + 8),
                row.getInt(at + 9),
                row.getInt(at + 10),
                row.getInt(at + 11));
        return new Kernel(
                KernelFamily.valueOf(row.getString(from)),
                row.getString(from + 1),
                in,
                out,
                window,
                row.getInt(at + 12),
                row.getInt(at + 13),
                row.getBoolean(at + 14),
                row.getBoolean(at + 15));
    }
}
