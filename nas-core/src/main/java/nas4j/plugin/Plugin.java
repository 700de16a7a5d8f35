package nas4j.plugin;

/**
 * Something that others may add: a class with a public constructor without parameters, and its name in the file {@code
 * META-INF/services/<type>} of a jar. Making one costs nothing; its methods do the work.
 */
public interface Plugin {

    /** What it is called in files and commands: lower-case words with hyphens, no other has the same. */
    String name();
}
