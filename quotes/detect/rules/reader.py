"""The rules reader: a parsed article in, its quotations out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from quotes.detect.join import kind_of, merge_spans, whole_marks
from quotes.detect.modes import mode_of
from quotes.detect.rules.constructions import (
    Construction,
    cue_span,
    find_constructions,
    find_source,
    iter_parsed,
)
from quotes.detect.rules.cues import CueTable, load_cues
from quotes.detect.rules.labels import Label, find_label
from quotes.detect.rules.links import Link, Place, link_marked
from quotes.detect.rules.nested import link_nested
from quotes.detect.rules.sources import beside_mark
from quotes.detect.rules.spacy_model import name_pipeline
from quotes.detect.rules.span_index import SpanIndex
from quotes.detect.stances import stance_of
from quotes.text.annotated import AnnotatedText
from quotes.text.marks import Marked
from quotes.types import CharSpan, Quotation, QuotationKind, ReaderInfo

# A verb is taken for a cue if it was one in this share of its uses; with words in quotation
# marks behind it, less is asked. Swept on PolNeAR train for the F1 over all kinds.
MIN_SHARE = 0.35
MIN_SHARE_QUOTED = 0.2
# A stretch in quotation marks that nobody is said to have spoken is kept from this many words
# on: shorter ones are mostly titles, names and scare quotes.
MIN_WORDS = 5

# How many of a rule's quotations were right (half of the joint words or more) on PolNeAR train;
# nested ones, which PolNeAR seldom marks, by reading a sample.
CONFIDENCE = {
    "marks/after": 0.95,
    "marks/before": 0.9,
    "marks/label": 0.9,
    "marks/colon": 0.8,
    "marks/sentence before": 0.7,
    "marks/nested": 0.6,
    "marks/uncued": 0.5,
    "reported/clause": 0.8,
    "reported/infinitive": 0.7,
    "reported/object": 0.6,
    "according": 0.8,
}
# A quotation whose mark is never closed has words too many or too few, as often as not.
GUESSED = 0.6


class RulesReader:
    """Reads a parsed article by rules: marks, a table of cue verbs and the parse."""

    needs = frozenset({"parser", "lemmatizer"})

    def __init__(self) -> None:
        self.info = ReaderInfo(name="rules", version="1", weights=name_pipeline())

    def read(self, text: AnnotatedText, doc: Doc | None) -> list[Quotation]:
        """Find the quotations of an article.

        Args:
            text: The article's text.
            doc: The same, parsed.

        Returns:
            Quotations in text order; offsets count characters of the text.
        """
        if doc is None:
            message = "the rules reader needs a parsed document"
            raise ValueError(message)
        return read_parsed(text, doc, load_cues())


@dataclass(slots=True)
class _Group:
    """The parts of one quotation while they are collected."""

    content: list[CharSpan]
    rule: str
    cue: CharSpan | None = None
    source: CharSpan | None = None
    evidence: list[str] = field(default_factory=list)
    guessed: bool = False  # where a part ends is a guess
    within: CharSpan | None = None  # the stretch that a nested quotation stands in


def read_parsed(annotated: AnnotatedText, doc: Doc, cues: CueTable) -> list[Quotation]:
    """Find the quotations of a parsed text, in text order."""
    text, paragraphs = annotated.text, annotated.paragraphs
    reported = {
        found.verb.i: found
        for found in find_constructions(doc, text)
        if not annotated.quoted_parts(found.cue) and _reports(annotated, found, cues)
    }
    spoken = [token for token in iter_parsed(doc) if _may_speak(token, cues)]
    speech = [token for token in spoken if not _is_marked(annotated, token)]
    links = link_marked(text, paragraphs, annotated.outermost, speech)
    groups = _marked_groups(text, paragraphs, links, reported)
    taken = {group.cue for group in groups}
    claimed = {span for group in groups for span in group.content}
    groups += [
        _reported_group(text, found)
        for found in reported.values()
        if found.cue not in taken and not _is_claimed(annotated, found, claimed)
    ]
    for outer, inner, cue in link_nested(text, annotated.marked, spoken):
        evidence = [f"it stands in another quotation, beside '{cue.text}'"]
        source = find_source(cue, text)
        nested = _Group([inner.content], "marks/nested", cue_span(cue), source, evidence)
        nested.within = outer.content
        groups.append(nested)
    return _quotations(annotated, groups)


def _is_claimed(annotated: AnnotatedText, found: Construction, claimed: set[CharSpan]) -> bool:
    """Return True if a clause is nothing but words in marks that have their cue already."""
    if kind_of(annotated, found.content) is not QuotationKind.DIRECT:
        return False
    parts = (part for span in found.content for part in annotated.quoted_parts(span))
    return claimed.issuperset(parts)


def _may_speak(token: Token, cues: CueTable) -> bool:
    if token.lower_ == "according":
        return True
    if token.pos_ != "VERB" or token.lemma_.lower() not in cues.speech:
        return False
    # "while trying to explain" reports nothing.
    return not any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


def _is_marked(annotated: AnnotatedText, token: Token) -> bool:
    return bool(annotated.quoted_parts(CharSpan(token.idx, token.idx + len(token))))


def _reports(annotated: AnnotatedText, found: Construction, cues: CueTable) -> bool:
    if found.verb.lower_ == "according":
        return True
    share = cues.share(found.frame, found.verb.lemma_.lower())
    if share >= MIN_SHARE:
        return True
    return share >= MIN_SHARE_QUOTED and any(map(annotated.quoted_parts, found.content))


def _marked_groups(
    text: str,
    paragraphs: Sequence[CharSpan],
    links: Sequence[Link],
    reported: Mapping[int, Construction],
) -> list[_Group]:
    """Collect what stands in quotation marks into quotations, each with its cue."""
    collector = _Collector(text, reported)
    for link in links:
        label = find_label(text, link.marked, paragraphs[link.marked.paragraph])
        collector.take(link, label)
    return list(collector.groups.values())


class _Collector:
    """Puts stretches in marks, one after the other, into quotations."""

    def __init__(self, text: str, reported: Mapping[int, Construction]) -> None:
        self.text = text
        self.reported = reported
        self.contents = SpanIndex(
            (span, found) for found in reported.values() for span in found.content
        )
        # By identity: two quotations may have the same parts so far.
        self.groups: dict[int, _Group] = {}
        self.by_cue: dict[int, _Group] = {}
        self.previous: _Group | None = None
        self.continued = False

    def take(self, link: Link, label: Label | None) -> None:
        """Add a stretch to the quotation that it belongs to, or drop it as none."""
        group = _label_group(self.text, label) if label else self._group_of(link)
        if group is not None:
            if self.continued and self.previous and self.previous.cue is None and group.cue:
                # The paragraph before opened this quotation; only here is its cue.
                group.content += self.previous.content
                del self.groups[id(self.previous)]
            group.content.append(link.marked.content)
            _note_marks(group, link.marked)
            self.groups[id(group)] = group
        self.previous = group
        self.continued = link.marked.continued

    def _group_of(self, link: Link) -> _Group | None:
        if link.place is Place.SAME and self.previous is not None:
            return self.previous
        holding = _holding(link.marked, self.contents)
        if link.cue is not None and not (
            holding and link.place is Place.BEFORE and _reports_cue(holding, link.cue)
        ):
            if link.cue.i not in self.by_cue:
                found = self.reported.get(link.cue.i)
                self.by_cue[link.cue.i] = _cued_group(self.text, link, link.cue, found)
            return self.by_cue[link.cue.i]
        if holding is not None:
            return self.by_cue.setdefault(holding.verb.i, _reported_group(self.text, holding))
        if _is_utterance(self.text, link.marked):
            return _Group([], "marks/uncued", evidence=["nobody is said to have spoken it"])
        return None


def _cued_group(text: str, link: Link, verb: Token, found: Construction | None) -> _Group:
    cue = cue_span(verb)
    source = beside_mark(text, link)
    evidence = [f"'{cue.of(text)}' stands {link.place.value} the quotation mark"]
    group = _Group([], f"marks/{link.place.value}", cue, source, evidence)
    if found and link.place is Place.BEFORE:
        # The streets were empty, he said, “but …”: the words before the cue belong to it.
        group.content += [span for span in found.content if span.end <= cue.start]
    return group


def _reported_group(text: str, found: Construction) -> _Group:
    evidence = [f"'{found.cue.of(text)}' takes the words as its {found.frame.value}"]
    rule = "according" if found.verb.lower_ == "according" else f"reported/{found.frame.value}"
    return _Group(list(found.content), rule, found.cue, found.source, evidence)


def _label_group(text: str, label: Label) -> _Group:
    evidence = [f"'{label.cue.of(text)}' joins the words to '{label.source.of(text)}'"]
    return _Group([], "marks/label", label.cue, label.source, evidence)


def _reports_cue(found: Construction, cue: Token) -> bool:
    """Return True if a cue is itself a part of what is reported ("warned that he goes on “…”")."""
    return any(span.start <= cue.idx < span.end for span in found.content)


def _holding(marked: Marked, contents: SpanIndex[Construction]) -> Construction | None:
    """Find the nearest cue whose content holds a stretch; of two as near, the first."""
    return min(
        contents.overlapping(marked.content),
        key=lambda found: (abs(found.cue.start - marked.outer.start), found.verb.i),
        default=None,
    )


def _is_utterance(text: str, marked: Marked) -> bool:
    words = marked.content.of(text).split()
    return marked.continued or (len(words) >= MIN_WORDS and words[-1][-1] in ".,!?…—–-’'")


def _note_marks(group: _Group, marked: Marked) -> None:
    if not marked.closed and not marked.continued:
        group.guessed = True
        group.evidence.append("its mark is never closed: where it ends is a guess")
    elif marked.closed and not marked.matched:
        group.evidence.append("a mark of another kind closes it")


def _quotations(annotated: AnnotatedText, groups: Sequence[_Group]) -> list[Quotation]:
    text, outermost = annotated.text, annotated.outermost
    found: dict[tuple[CharSpan, ...], _Group] = {}
    for group in groups:
        content = merge_spans(text, [whole_marks(text, span, outermost) for span in group.content])
        if content:
            found.setdefault(content, group)
    ordered = sorted(found)
    places = SpanIndex((span, place) for place, content in enumerate(ordered) for span in content)
    return [_quotation(annotated, found[content], content, places) for content in ordered]


def _quotation(
    annotated: AnnotatedText,
    group: _Group,
    content: tuple[CharSpan, ...],
    places: SpanIndex[int],
) -> Quotation:
    cue = (group.cue,) if group.cue else ()
    source = (group.source,) if group.source else ()
    return Quotation(
        kind=kind_of(annotated, content),
        content=content,
        cue=cue,
        source=source,
        mode=mode_of(annotated.text, cue, source),
        stance=stance_of(annotated.text, cue, source, content),
        rule=group.rule,
        confidence=min(CONFIDENCE[group.rule], GUESSED if group.guessed else 1.0),
        evidence=tuple(dict.fromkeys(group.evidence)),
        parent=places.first_containing(group.within) if group.within else None,
    )
