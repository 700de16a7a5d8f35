package nas4j.hardware.kernel.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.data.KernelStore;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.h2.api.ErrorCode;

/**
 * Keeps measurements in a database of H2: the tables {@code fusion}, {@code network} and {@code kernel}. A network and its
 * kernels are committed together, and are on the disk then.
 */
public final class H2KernelStore implements KernelStore {
    /** What H2 adds to the name. */
    public static final String SUFFIX = ".mv.db";

    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0";
    private static final List<String> TABLES = List.of(
            "create table if not exists fusion (pair varchar primary key)",
            "create table if not exists network (number int primary key, problem varchar not null, ratio double,"
                    + " reference_ms double, macs bigint not null, seconds double not null)",
            "create table if not exists kernel (network int not null, place int not null, relative double,"
                    + KernelColumns.DEFINITION + ", primary key (network, place))",
            "alter table kernel add column if not exists " + KernelColumns.ADDED);
    private static final String BLOCK = "block=";

    private final Connection connection;
    private final Path file;

    private H2KernelStore(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /**
     * Opens a database; makes it if it is not there.
     *
     * @param file with the ending {@link #SUFFIX}
     * @throws InputException if another program has it open, or it is none
     */
    public static H2KernelStore open(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.contains(";") || !path.endsWith(SUFFIX)) {
            throw problem(file, "accepted: a path without semicolons that ends in [" + SUFFIX + "]");
        }
        String url = "jdbc:h2:file:" + path.substring(0, path.length() - SUFFIX.length()) + SETTINGS;
        try {
            Connection connection = DriverManager.getConnection(url, "sa", "");
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return new H2KernelStore(connection, file);
        } catch (SQLException e) {
            String maybe = e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                    ? "\nMaybe another build is under way."
                    : "\nMaybe move the file away: kernels are measured anew then.";
            throw problem(file, "the database cannot be opened: " + e.getMessage() + maybe);
        }
    }

    private static InputException problem(Path file, String text) {
        return new InputException(new Where(file.toString(), 0, 0, ""), text);
    }

    private IllegalStateException failure(SQLException e) {
        return new IllegalStateException("the database [" + file + "] does not work: " + e.getMessage(), e);
    }

    @Override
    public Optional<FusionRules> findRules() {
        Set<String> pairs = new LinkedHashSet<>();
        int block = -1;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pair from fusion")) {
            while (rows.next()) {
                String text = rows.getString(1);
                if (text.startsWith(BLOCK)) {
                    block = Integer.parseInt(text.substring(BLOCK.length()));
                } else {
                    pairs.add(text);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
        return block < 0 ? Optional.empty() : Optional.of(new FusionRules(pairs, block));
    }

    @Override
    public void putRules(FusionRules rules) {
        try (PreparedStatement insert = connection.prepareStatement("merge into fusion values (?)")) {
            List<String> rows = new ArrayList<>(rules.pairs());
            rows.add(BLOCK + rules.block());
            for (String row : rows) {
                insert.setString(1, row);
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void add(SampleNetwork network) {
        try (PreparedStatement insert = connection.prepareStatement("insert into network values (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, network.number());
            insert.setString(2, network.problem());
            insert.setDouble(3, network.ratio());
            insert.setDouble(4, network.referenceMs());
            insert.setLong(5, network.macs());
            insert.setDouble(6, network.seconds());
            insert.executeUpdate();
            addKernels(network);
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Kernels that were found have a time; those that were predicted follow them, without. */
    private void addKernels(SampleNetwork network) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into kernel values (?, ?, ?" + ", ?".repeat(KernelColumns.COUNT) + ")")) {
            int place = 0;
            for (KernelTime time : network.times()) {
                insert.setDouble(3, time.relative());
                addKernel(insert, network.number(), place++, time.kernel());
            }
            for (Kernel kernel : network.plan()) {
                insert.setNull(3, java.sql.Types.DOUBLE);
                addKernel(insert, network.number(), place++, kernel);
            }
            insert.executeBatch();
        }
    }

    private static void addKernel(PreparedStatement insert, int network, int place, Kernel kernel) throws SQLException {
        insert.setInt(1, network);
        insert.setInt(2, place);
        KernelColumns.set(insert, 4, kernel);
        insert.addBatch();
    }

    @Override
    public List<SampleNetwork> networks() {
        try {
            KernelRows kernels = KernelRows.read(connection);
            List<SampleNetwork> networks = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from network order by number")) {
                while (rows.next()) {
                    int number = rows.getInt(1);
                    networks.add(new SampleNetwork(
                            number,
                            rows.getString(2),
                            rows.getDouble(3),
                            rows.getDouble(4),
                            rows.getLong(5),
                            rows.getDouble(6),
                            kernels.planned().getOrDefault(number, List.of()),
                            kernels.found().getOrDefault(number, List.of())));
                }
            }
            return networks;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The kernels by the number of their network. */
    private record KernelRows(Map<Integer, List<Kernel>> planned, Map<Integer, List<KernelTime>> found) {
        static KernelRows read(Connection connection) throws SQLException {
            KernelRows all = new KernelRows(new java.util.HashMap<>(), new java.util.HashMap<>());
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from kernel order by network, place")) {
                while (rows.next()) {
                    Kernel kernel = KernelColumns.get(rows, 4);
                    double relative = rows.getDouble(3);
                    if (rows.wasNull()) {
                        all.planned
                                .computeIfAbsent(rows.getInt(1), _ -> new ArrayList<>())
                                .add(kernel);
                    } else {
                        all.found
                                .computeIfAbsent(rows.getInt(1), _ -> new ArrayList<>())
                                .add(new KernelTime(kernel, relative));
                    }
                }
            }
            return all;
        }
    }
}
