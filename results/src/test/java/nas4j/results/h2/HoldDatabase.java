package nas4j.results.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A process that has the database open, as somebody's SQL tool may, until its input ends. */
final class HoldDatabase {
    private HoldDatabase() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection _ = Sql.open(Path.of(arguments[0]))) {
            System.out.println("open");
            System.in.transferTo(System.out);
        }
    }
}
