package nas4j.hardware.agents.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The controller's authority, made once, and the certificate that it gives the controller: made anew when the names
 * change or it ends soon. The folder is for this user alone.
 */
public final class Certificates {
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "controller";
    private static final int AUTHORITY_DAYS = 3650;
    private static final int SERVER_DAYS = 397;
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");

    private final Path store;
    private final Path password;
    private final InstantSource clock;

    private Certificates(Path folder, InstantSource clock) {
        store = folder.resolve("keys.p12");
        password = folder.resolve("password");
        this.clock = clock;
    }

    /**
     * Opens the folder, and makes the authority if it is missing.
     *
     * @param secrets cannot be guessed
     */
    public static Certificates open(Path folder, InstantSource clock, RandomGenerator secrets) throws IOException {
        Files.createDirectories(folder);
        boolean hasPermissions =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (hasPermissions) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Certificates certificates = new Certificates(folder, clock);
        if (!Files.exists(certificates.password)) {
            byte[] bytes = new byte[16];
            secrets.nextBytes(bytes);
            Files.writeString(certificates.password, HexFormat.of().formatHex(bytes));
        }
        if (!Files.exists(certificates.store)) {
            certificates.generate(
                    AUTHORITY,
                    AUTHORITY_DAYS,
                    List.of("-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign"));
        }
        return certificates;
    }

    /** The authority's certificate as text, for the devices. */
    public String authority() throws IOException {
        try {
            byte[] bytes = certificate(load(), AUTHORITY).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What the controller's connections use.
     *
     * @param hosts names and addresses by which devices reach it
     */
    public SSLContext context(List<String> hosts) throws IOException {
        try {
            KeyStore keys = load();
            if (!keys.containsAlias(SERVER) || !isGood(certificate(keys, SERVER), hosts)) {
                issue(hosts, keys.containsAlias(SERVER));
                keys = load();
            }
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(SERVER, keys.getKey(SERVER, secret()), secret(), keys.getCertificateChain(SERVER));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(own, secret());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isGood(X509Certificate certificate, List<String> hosts) throws GeneralSecurityException {
        Set<String> names = new TreeSet<>();
        if (certificate.getSubjectAlternativeNames() != null) {
            certificate.getSubjectAlternativeNames().forEach(name -> names.add(String.valueOf(name.get(1))));
        }
        Instant end = certificate.getNotAfter().toInstant();
        return names.containsAll(hosts) && clock.instant().plus(RENEWED_BEFORE).isBefore(end);
    }

    private void issue(List<String> hosts, boolean isThere) throws IOException {
        if (isThere) {
            Keytool.run(withStore(List.of("-delete", "-alias", SERVER)));
        }
        String names = hosts.stream()
                .map(host -> (isAddress(host) ? "ip:" : "dns:") + host)
                .collect(Collectors.joining(","));
        generate(SERVER, SERVER_DAYS, List.of("-signer", AUTHORITY, "-ext", "san=" + names));
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private void generate(String alias, int days, List<String> more) throws IOException {
        String start = START.format(clock.instant().minus(CLOCKS_DIFFER).atZone(ZoneId.systemDefault()));
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=NAS4J " + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                start,
                "-validity",
                String.valueOf(days)));
        arguments.addAll(more);
        Keytool.run(withStore(arguments));
    }

    private List<String> withStore(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass:file", password.toString()));
        return all;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, secret());
            return keys;
        }
    }

    private char[] secret() throws IOException {
        return Files.readString(password, StandardCharsets.US_ASCII).toCharArray();
    }

    private static X509Certificate certificate(KeyStore keys, String alias) throws GeneralSecurityException {
        Certificate found = keys.getCertificate(alias);
        if (found instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("found no certificate of [" + alias + "]");
    }
}
