package nas4j.graph.picture;

import java.util.Locale;

/** The style sheet of pictures, for light and dark colour schemes. */
final class SvgStyle {
    private static final String LIGHT = """
            --page:#ffffff;--ink:#1c2430;--muted:#6a7585;--line:#8b97a8;--body:#ffffff;--border:#c4ccd8;
            --frame0:#eef1f6;--frame1:#f6f8fb;--frame-border:#d3dae4;
            --entry:#dfe4ec;--convolution:#cfe2ff;--dense:#e2d6fb;--pooling:#c7eee9;--normalisation:#e8ebf0;
            --activation:#ffe2bd;--join:#d2efcf;--shape:#f3e3d6;--nothing:#f1f1f1;""";

    private static final String DARK = """
            --page:#12161d;--ink:#e6ebf2;--muted:#96a2b3;--line:#76839a;--body:#1d232d;--border:#465264;
            --frame0:#1a2029;--frame1:#161b23;--frame-border:#323c4a;
            --entry:#3a4454;--convolution:#1f4a86;--dense:#4d3a80;--pooling:#14585a;--normalisation:#343d4b;
            --activation:#74501a;--join:#2b5c2d;--shape:#5f4632;--nothing:#2c323c;""";

    private static final String RULES = """
            text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;fill:var(--ink)}
            .title{font-size:16px;font-weight:600}.muted{fill:var(--muted)}.small{font-size:10.5px;fill:var(--muted)}
            .page{fill:var(--page)}
            .frame0{fill:var(--frame0);stroke:var(--frame-border)}.frame1{fill:var(--frame1);stroke:var(--frame-border)}
            .label{font-size:11px;font-weight:600;fill:var(--muted);paint-order:stroke;stroke:var(--frame1);stroke-width:4px}
            .edge{fill:none;stroke:var(--line);stroke-width:1.3}.tip{fill:var(--line)}
            .count{font-size:10.5px;fill:var(--muted);paint-order:stroke;stroke:var(--page);stroke-width:4px}
            .body{fill:var(--body);stroke:var(--border)}
            .op{text-anchor:middle}.note{font-size:10.5px;text-anchor:middle;fill:var(--muted)}
            """;

    private SvgStyle() {}

    static String text() {
        StringBuilder text = new StringBuilder("\nsvg{")
                .append(LIGHT)
                .append("}\n@media(prefers-color-scheme:dark){svg{")
                .append(DARK)
                .append("}}\n")
                .append(RULES);
        for (Family family : Family.values()) {
            String name = family.name().toLowerCase(Locale.ROOT);
            text.append('.').append(name).append("{fill:var(--").append(name).append(")}");
        }
        return text.append('\n').toString();
    }
}
