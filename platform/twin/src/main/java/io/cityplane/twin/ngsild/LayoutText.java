package io.cityplane.twin.ngsild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.cityplane.twin.EntityGlance;
import io.cityplane.twin.Layout;
import io.cityplane.twin.Layout.Form;
import io.cityplane.twin.Layout.Member;
import io.cityplane.twin.ngsild.Representation.Format;
import io.cityplane.twin.ngsild.context.LdContext;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Everything of an entity's JSON that is the same for all of its layout, ready to be written: what
/// {@link EntityWriter} writes of such an entity, byte for byte.
final class LayoutText {

    private final byte[] types;
    private final Part[] parts;

    private LayoutText(byte[] types, Part[] parts) {
        this.types = types;
        this.parts = parts;
    }

    /// @param before all from the end of what precedes to the value
    /// @param behind all from the value to the time of observation or the end
    /// @param end behind that time
    private record Part(
            int member, Form form, byte[] before, byte[] behind, boolean isTimed, byte[] end) {}

    /// Null if there is something in it that takes more than to put parts together.
    ///
    /// @param view one that {@link #suits}
    static @Nullable LayoutText of(Layout layout, View view, LdContext context) {
        var names = new HashSet<String>();
        var parts = new ArrayList<Part>();
        for (var i = 0; i < layout.members().size(); i++) {
            var member = layout.members().get(i);
            if (!view.shows(member.name())) {
                continue;
            }
            if (!isPlain(member) || !names.add(member.name())) {
                return null;
            }
            parts.add(part(i, member, view.representation().format(), context));
        }
        var types = layout.types().stream().map(context::compact).toList();
        return new LayoutText(
                view.projection().shows("type") ? bytes(",\"type\":" + strings(types)) : bytes(""),
                parts.toArray(Part[]::new));
    }

    /// Whether entities that are asked for so can be put together of parts.
    static boolean suits(View view) {
        var representation = view.representation();
        return representation.format() != Format.CONCISE
                && representation.systemAttributes() == Representation.SystemAttributes.HIDDEN
                && view.linking().style() == Linking.Style.NONE
                && view.languages().areAll()
                && view.projection().shows("id");
    }

    private static boolean isPlain(Member member) {
        var isPlainKind =
                switch (member.kind()) {
                    case PROPERTY, GEO_PROPERTY, RELATIONSHIP, LIST_PROPERTY -> true;
                    case LANGUAGE_PROPERTY, VOCAB_PROPERTY, JSON_PROPERTY, LIST_RELATIONSHIP ->
                            false;
                };
        return isPlainKind && member.dataset().isEmpty() && !member.parts().isNested();
    }

    private static Part part(int index, Member member, Format format, LdContext context) {
        var name = ",\"" + escaped(context.compact(member.name())) + "\":";
        var quote = member.form() == Form.TEXT ? "\"" : "";
        if (format == Format.SIMPLIFIED) {
            return new Part(
                    index, member.form(), bytes(name + quote), bytes(quote), false, bytes(""));
        }
        var kind = member.kind();
        var unit = member.unitCode().map(it -> ",\"unitCode\":\"" + escaped(it) + '"').orElse("");
        var isTimed = member.parts().isObserved();
        return new Part(
                index,
                member.form(),
                bytes(
                        name
                                + "{\"type\":\""
                                + Words.word(kind)
                                + "\",\""
                                + Words.valueMember(kind)
                                + "\":"
                                + quote),
                bytes(quote + unit + (isTimed ? ",\"observedAt\":\"" : "}")),
                isTimed,
                bytes(isTimed ? "\"}" : ""));
    }

    /// Writes the members of an entity of this layout, but for its id and context.
    void write(EntityGlance entity, boolean withScopes, JsonBytes to) {
        to.raw(types);
        if (withScopes) {
            var scopes = entity.scopes();
            if (!scopes.isEmpty()) {
                to.raw(bytes(",\"scope\":" + strings(scopes)));
            }
        }
        for (var part : parts) {
            to.raw(part.before());
            switch (part.form()) {
                case NUMBER -> to.number(entity.number(part.member()));
                case TRUTH -> to.ascii(entity.truth(part.member()) ? "true" : "false");
                case TEXT -> entity.text(part.member(), to::escaped);
                case JSON -> entity.text(part.member(), to::raw);
            }
            to.raw(part.behind());
            if (part.isTimed()) {
                to.time(entity.observedAt(part.member()));
                to.raw(part.end());
            }
        }
    }

    private static String strings(List<String> texts) {
        var quoted = texts.stream().map(text -> '"' + escaped(text) + '"').toList();
        return quoted.size() == 1 ? quoted.getFirst() : '[' + String.join(",", quoted) + ']';
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
