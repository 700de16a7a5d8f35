package nas4j.space.compile;

import java.util.ArrayList;
import java.util.List;
import nas4j.space.term.Term;

/**
 * Where in a space the compiler is.
 *
 * @param nodePath path of the nodes made here
 * @param decisionPath path of the decisions made here; differs from the nodes' inside what shares its decisions
 * @param guards conditions under which this place exists
 */
record Context(String nodePath, String decisionPath, Scope scope, Marks marks, List<Term> guards) {
    Context {
        guards = List.copyOf(guards);
    }

    /** One step further down both paths. */
    Context at(String segment) {
        return at(segment, segment);
    }

    Context at(String nodeSegment, String decisionSegment) {
        return new Context(join(nodePath, nodeSegment), join(decisionPath, decisionSegment), scope, marks, guards);
    }

    /** The same place for nodes, another for decisions. */
    Context deciding(String path) {
        return new Context(nodePath, path, scope, marks, guards);
    }

    Context under(Term guard) {
        List<Term> more = new ArrayList<>(guards);
        more.add(guard);
        return new Context(nodePath, decisionPath, scope, marks, more);
    }

    Context in(Scope inner) {
        return new Context(nodePath, decisionPath, inner, marks, guards);
    }

    Context in(Marks inner) {
        return new Context(nodePath, decisionPath, scope, inner, guards);
    }

    /** This place's names under another place's conditions. */
    Context guardedAs(Context other) {
        return new Context(nodePath, decisionPath, scope, marks, other.guards);
    }

    String decision(String segment) {
        return join(decisionPath, segment);
    }

    static String join(String path, String segment) {
        if (segment.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? segment : path + "/" + segment;
    }
}
