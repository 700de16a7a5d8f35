package nas4j.store;

/**
 * Where trials were evaluated.
 *
 * @param codeVersion of NAS4J
 * @param threads of each operation of the engine
 * @param workers evaluations at once
 * @param dataHash SHA-256 of the data's content; empty if there is none
 */
public record Environment(
        String codeVersion, String jdk, String os, String cpu, int threads, int workers, String dataHash) {}
