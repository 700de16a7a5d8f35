package nas4j.experiments.predict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.experiments.yaml.QuantizeText;
import nas4j.experiments.yaml.Spaces;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.QuantizeReader;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;

/** What a space can be made of again, elsewhere. */
public sealed interface SpaceSource {

    /** The space. */
    SearchSpace open();

    /** One of networks, as somebody has written it. */
    sealed interface Described extends SpaceSource {
        /** The space as it is written. */
        SpaceTree tree();

        @Override
        default SearchSpace open() {
            return SpaceCompiler.compile(tree());
        }
    }

    /** One of the catalogue. */
    record Named(String name) implements Described {
        @Override
        public SpaceTree tree() {
            return Catalogue.load(name);
        }
    }

    /**
     * Of a file.
     *
     * @param file its name, for messages
     * @param text all of it
     */
    record Written(String file, String text) implements Described {
        @Override
        public SpaceTree tree() {
            return SpaceReader.read(YamlFile.read(file, text));
        }
    }

    /**
     * One whose networks round as an experiment says.
     *
     * @param base the space as it is written
     * @param quantize what {@link QuantizeText} made of it
     */
    record Rounded(Described base, String quantize) implements Described {
        @Override
        public SpaceTree tree() {
            return base.tree().with(QuantizeReader.read(YamlFile.read("quantize", quantize)));
        }
    }

    /** Rows without networks. */
    record Plain() implements SpaceSource {
        @Override
        public SearchSpace open() {
            return PlainSpaces.columns();
        }
    }

    /** Rows of which the answers to nameless questions are known. */
    record Codes(List<List<String>> answers) implements SpaceSource {
        public Codes {
            answers = answers.stream().map(List::copyOf).toList();
        }

        @Override
        public SearchSpace open() {
            return PlainSpaces.codes(answers);
        }
    }

    /**
     * By the name of a space or of a file.
     *
     * @throws InputException if there is neither
     */
    static Described of(String nameOrFile, Where where) {
        if (Catalogue.names().contains(nameOrFile)) {
            return new Named(nameOrFile);
        }
        Spaces.load(nameOrFile, where); // says what is wrong with it
        try {
            return new Written(nameOrFile, Files.readString(Path.of(nameOrFile), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException(where, "the file [" + nameOrFile + "] cannot be read: " + e.getMessage());
        }
    }

    /** Writes it, for {@link #read}. */
    default void write(DataOutput out) throws IOException {
        switch (this) {
            case Named named -> {
                out.writeUTF("named");
                out.writeUTF(named.name());
            }
            case Written written -> {
                out.writeUTF("written");
                out.writeUTF(written.file());
                byte[] bytes = written.text().getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case Rounded rounded -> {
                out.writeUTF("rounded");
                out.writeUTF(rounded.quantize());
                rounded.base().write(out);
            }
            case Plain _ -> out.writeUTF("plain");
            case Codes codes -> {
                out.writeUTF("codes");
                out.writeInt(codes.answers().size());
                for (List<String> answers : codes.answers()) {
                    out.writeUTF(String.join(" ", answers));
                }
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static SpaceSource read(DataInput in) throws IOException {
        String kind = in.readUTF();
        return switch (kind) {
            case "named" -> new Named(in.readUTF());
            case "written" -> {
                String file = in.readUTF();
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                yield new Written(file, new String(bytes, StandardCharsets.UTF_8));
            }
            case "rounded" -> {
                String quantize = in.readUTF();
                yield new Rounded((Described) read(in), quantize);
            }
            case "plain" -> new Plain();
            case "codes" -> {
                List<List<String>> answers = new ArrayList<>();
                int questions = in.readInt();
                for (int question = 0; question < questions; question++) {
                    answers.add(List.of(in.readUTF().split(" ", -1)));
                }
                yield new Codes(answers);
            }
            default -> throw new IOException("found a space of the kind [" + kind + "]");
        };
    }
}
