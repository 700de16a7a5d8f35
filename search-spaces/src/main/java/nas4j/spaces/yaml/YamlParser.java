package nas4j.spaces.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns the events of a YAML text into nodes and keeps the limits while it does. Not thread-safe; for one text. */
final class YamlParser {
    private static final int LONGEST_KEY = 200;

    private final String file;
    private final Iterator<Event> events;
    private final Map<Anchor, @Nullable YamlNode> anchors = new HashMap<>();
    private final YamlLimits limits = new YamlLimits();
    private String path = "";

    private YamlParser(String file, String text) {
        this.file = file;
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    static YamlNode parse(String file, String text) {
        YamlParser parser = new YamlParser(file, text);
        try {
            return parser.document();
        } catch (MarkedYamlEngineException e) {
            Where where = YamlPlaces.at(file, e.getProblemMark().or(e::getContextMark), parser.path);
            throw notYaml(where, e.getProblem().replace(" (Do not use @ for indentation)", ""), e);
        } catch (ReaderException e) {
            String found = "found the character [U+%04X], which a text file does not hold".formatted(e.getCodePoint());
            throw notYaml(YamlPlaces.at(file, text, text.indexOf(e.getCodePoint()), ""), found, e);
        } catch (YamlEngineException e) {
            throw notYaml(new Where(file, 0, 0, parser.path), String.valueOf(e.getMessage()), e);
        }
    }

    private YamlNode document() {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (root != null) {
                    throw wrong(event, "", "found a second document [---], accepted: one document in a file");
                }
                root = node(events.next(), "", 1);
            }
        }
        if (root == null || (root instanceof YamlText text && text.value().isEmpty())) {
            throw new InputException(new Where(file, 1, 1, ""), "the file is empty");
        }
        return root;
    }

    private YamlNode node(Event event, String at, int depth) {
        path = at;
        limits.count(place(event, at), depth);
        if (event instanceof AliasEvent alias) {
            return follow(alias, at, depth);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, null));
        YamlNode node = written(event, at, depth);
        anchor.ifPresent(name -> anchors.put(name, node));
        return node;
    }

    private YamlNode written(Event event, String at, int depth) {
        return switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(scalar, scalar.getTag(), at);
                yield new YamlText(scalar.getValue(), !scalar.isPlain(), place(scalar, at));
            }
            case CollectionStartEvent start -> {
                refuseTag(start, start.getTag(), at);
                yield start instanceof MappingStartEvent ? map(start, at, depth) : sequence(start, at, depth);
            }
            default -> throw new IllegalStateException("no node: " + event);
        };
    }

    private YamlNode sequence(CollectionStartEvent start, String at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, YamlPlaces.item(at, items.size()), depth + 1));
            path = at;
        }
        return new YamlList(items, place(start, at));
    }

    private YamlNode map(CollectionStartEvent start, String at, int depth) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            String key = key(event, at);
            Where where = place(event, YamlPlaces.key(at, key));
            checkNew(key, where, entries.get(key));
            path = where.key();
            entries.put(key, new YamlMap.Entry(key, where, node(events.next(), path, depth + 1)));
            path = at;
        }
        return new YamlMap(entries, place(start, at));
    }

    private static void checkNew(String key, Where where, YamlMap.@Nullable Entry earlier) {
        if (earlier != null) {
            String line = "line " + earlier.keyWhere().line();
            throw new InputException(where, "found the key [" + key + "] again; it is already in " + line);
        }
    }

    private String key(Event event, String at) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw wrong(event, at, "found [a list, a map or an alias] as a key, accepted: a text");
        }
        if (scalar.getValue().isBlank() || scalar.getValue().length() > LONGEST_KEY) {
            throw wrong(event, at, "a key has 1 to " + LONGEST_KEY + " characters");
        }
        return scalar.getValue();
    }

    private YamlNode follow(AliasEvent alias, String at, int depth) {
        String name = alias.getAlias().getValue();
        limits.countAlias(place(alias, at), name);
        if (!anchors.containsKey(alias.getAlias())) {
            throw wrong(alias, at, "found the alias [*" + name + "] without an anchor [&" + name + "] above it");
        }
        YamlNode target = anchors.get(alias.getAlias());
        if (target == null) {
            throw wrong(alias, at, "the alias [*" + name + "] stands inside what it repeats");
        }
        return AliasCopy.of(target, place(alias, at), depth, limits);
    }

    private void refuseTag(Event event, Optional<String> tag, String at) {
        if (tag.isPresent() && !tag.get().equals("!")) {
            throw wrong(event, at, "found the tag [" + tag.get() + "], accepted: values without tags");
        }
    }

    private Where place(Event event, String at) {
        return YamlPlaces.at(file, event.getStartMark(), at);
    }

    private InputException wrong(Event event, String at, String problem) {
        return new InputException(place(event, at), problem);
    }

    private static InputException notYaml(Where where, String problem, YamlEngineException cause) {
        InputException exception = new InputException(where, "this is not YAML: " + problem);
        exception.initCause(cause);
        return exception;
    }
}
