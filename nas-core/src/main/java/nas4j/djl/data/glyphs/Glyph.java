package nas4j.djl.data.glyphs;

import java.util.List;

/** A class of glyphs. Each stays what it is when turned by less than 45 degrees. */
record Glyph(String name, StrokePath path) {
    static final List<Glyph> ALL = List.of(
            of("ring", StrokePath.pen().arc(0, 0, .9, .9, 0, 360)),
            of("triangle", StrokePath.pen().line(0, -1, .95, .75, -.95, .75, 0, -1)),
            of("square", StrokePath.pen().line(-.8, -.8, .8, -.8, .8, .8, -.8, .8, -.8, -.8)),
            of("cross", StrokePath.pen().line(0, -1, 0, 1).line(-1, 0, 1, 0)),
            of("arrow", StrokePath.pen().line(0, 1, 0, -1).line(-.75, -.2, 0, -1, .75, -.2)),
            of("zed", StrokePath.pen().line(-.8, -.9, .8, -.9, -.8, .9, .8, .9)),
            of("cup", cup(StrokePath.pen(), -1, .2)),
            of("hourglass", StrokePath.pen().line(-.8, -.9, .8, -.9, -.8, .9, .8, .9, -.8, -.9)),
            of("spiral", StrokePath.pen().arc(0, 0, .1, 1, 0, 630)),
            of("fork", cup(StrokePath.pen().line(0, 1, 0, -1), -1, -.6)));

    private static Glyph of(String name, StrokePath.Pen pen) {
        return new Glyph(name, pen.lift());
    }

    private static StrokePath.Pen cup(StrokePath.Pen pen, double top, double bend) {
        return pen.line(-.8, top, -.8, bend).arc(0, bend, .8, .8, 180, 0).line(.8, bend, .8, top);
    }
}
