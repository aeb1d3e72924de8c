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

    /// A member, ready but for what it says.
    private static final class Part {

        private final int member;
        private final Form form;
        private final boolean isTimed;

        /// From the end of what precedes to the value.
        private final byte[] before;

        /// From the value to the time of observation, or to the end if there is none.
        private final byte[] behind;

        /// Behind that time.
        private final byte[] end;

        private Part(int index, Member member, Format format, LdContext context) {
            this.member = index;
            form = member.form();
            isTimed = format == Format.NORMALIZED && member.parts().isObserved();
            var name = ",\"" + escaped(context.compact(member.name())) + "\":";
            var quote = form == Form.TEXT ? "\"" : "";
            if (format == Format.SIMPLIFIED) {
                before = bytes(name + quote);
                behind = bytes(quote);
                end = behind;
                return;
            }
            var kind = member.kind();
            var unit =
                    member.unitCode().map(it -> ",\"unitCode\":\"" + escaped(it) + '"').orElse("");
            before =
                    bytes(
                            "%s{\"type\":\"%s\",\"%s\":%s"
                                    .formatted(
                                            name,
                                            Words.word(kind),
                                            Words.valueMember(kind),
                                            quote));
            behind = bytes(quote + unit + (isTimed ? ",\"observedAt\":\"" : "}"));
            end = bytes("\"}");
        }

        private void write(EntityGlance entity, JsonBytes to) {
            to.raw(before);
            switch (form) {
                case NUMBER -> to.number(entity.number(member));
                case TRUTH -> to.ascii(entity.truth(member) ? "true" : "false");
                case TEXT -> entity.text(member, to::escaped);
                case JSON -> entity.text(member, to::raw);
            }
            to.raw(behind);
            if (isTimed) {
                to.time(entity.observedAt(member));
                to.raw(end);
            }
        }
    }

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
            parts.add(new Part(i, member, view.representation().format(), context));
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
            part.write(entity, to);
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
