"""The rules reader: a parsed article in, its quotations out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from quotes.detect.join import kind_of, merge_spans
from quotes.detect.marks import Marked, detect_marked, quoted_parts
from quotes.detect.paragraphs import split_paragraphs
from quotes.detect.rules.constructions import Construction, cue_span, find_constructions
from quotes.detect.rules.cues import CueTable, load_cues
from quotes.detect.rules.links import Link, Place, link_marked
from quotes.detect.rules.sources import beside_mark
from quotes.types import CharSpan, Quotation, QuotationKind, ReaderInfo

# A verb is taken for a cue if it was one in this share of its uses; with words in quotation
# marks behind it, less is asked. Swept on PolNeAR train for the F1 over all kinds.
MIN_SHARE = 0.35
MIN_SHARE_QUOTED = 0.2
# A stretch in quotation marks that nobody is said to have spoken is kept from this many words
# on: shorter ones are mostly titles, names and scare quotes.
MIN_WORDS = 5


class RulesReader:
    """Reads a parsed article by rules: marks, a table of cue verbs and the parse."""

    info = ReaderInfo(name="rules", version="1")
    needs = frozenset({"parser", "lemmatizer"})

    def read(self, text: str, doc: Doc | None) -> list[Quotation]:
        """Find the quotations of an article.

        Args:
            text: The article's text with markup masked.
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


def read_parsed(text: str, doc: Doc, cues: CueTable) -> list[Quotation]:
    """Find the quotations of a parsed text, in text order."""
    outermost = [stretch for stretch in detect_marked(text) if stretch.level == 0]
    reported = {
        found.verb.i: found
        for found in find_constructions(doc, text)
        if not quoted_parts(text, found.cue) and _reports(text, found, cues)
    }
    speech = [token for token in doc if _may_speak(token, cues) and not _is_marked(text, token)]
    links = link_marked(text, split_paragraphs(text), outermost, speech)
    groups = _marked_groups(text, links, reported)
    taken = {group.cue for group in groups}
    groups += [
        _reported_group(text, found) for found in reported.values() if found.cue not in taken
    ]
    return _quotations(text, groups)


def _may_speak(token: Token, cues: CueTable) -> bool:
    if token.lower_ == "according":
        return True
    if token.pos_ != "VERB" or token.lemma_.lower() not in cues.speech:
        return False
    # "while trying to explain" reports nothing.
    return not any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


def _is_marked(text: str, token: Token) -> bool:
    return bool(quoted_parts(text, CharSpan(token.idx, token.idx + len(token))))


def _reports(text: str, found: Construction, cues: CueTable) -> bool:
    if found.verb.lower_ == "according":
        return True
    share = cues.share(found.frame, found.verb.lemma_.lower())
    if share >= MIN_SHARE:
        return True
    return share >= MIN_SHARE_QUOTED and any(quoted_parts(text, span) for span in found.content)


def _marked_groups(
    text: str, links: Sequence[Link], reported: Mapping[int, Construction]
) -> list[_Group]:
    """Collect what stands in quotation marks into quotations, each with its cue."""
    groups: list[_Group] = []
    by_cue: dict[int, _Group] = {}
    previous: _Group | None = None
    for link in links:
        group = None
        if link.place is Place.SAME:
            group = previous
        elif link.cue is not None:
            group = by_cue.get(link.cue.i) or _cued_group(text, link, reported.get(link.cue.i))
            by_cue[link.cue.i] = group
        elif found := _holding(link.marked, reported):
            group = by_cue.setdefault(found.verb.i, _reported_group(text, found))
        elif _is_utterance(text, link.marked):
            group = _Group([], "marks/uncued", evidence=["nobody is said to have spoken it"])
        if group is not None:
            group.content.append(link.marked.content)
            _note_marks(group, link.marked)
            if group not in groups:
                groups.append(group)
        previous = group
    return groups


def _cued_group(text: str, link: Link, found: Construction | None) -> _Group:
    assert link.cue is not None
    cue = cue_span(link.cue)
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


def _holding(marked: Marked, reported: Mapping[int, Construction]) -> Construction | None:
    """Find the nearest cue whose content holds a stretch."""
    holding = [
        found
        for found in reported.values()
        if any(span.overlaps(marked.content) for span in found.content)
    ]
    return min(holding, key=lambda found: abs(found.cue.start - marked.outer.start), default=None)


def _is_utterance(text: str, marked: Marked) -> bool:
    words = marked.content.of(text).split()
    return len(words) >= MIN_WORDS and words[-1][-1] in ".,!?…—–-’'"


def _note_marks(group: _Group, marked: Marked) -> None:
    if not marked.closed and not marked.continued:
        group.evidence.append("its mark is never closed: where it ends is a guess")
    elif marked.closed and not marked.matched:
        group.evidence.append("a mark of another kind closes it")


def _quotations(text: str, groups: Sequence[_Group]) -> list[Quotation]:
    found = {}
    for group in groups:
        content = merge_spans(text, group.content)
        if content:
            quotation = Quotation(
                kind=kind_of(text, content),
                content=content,
                cue=(group.cue,) if group.cue else (),
                source=(group.source,) if group.source else (),
                rule=group.rule,
                evidence=tuple(dict.fromkeys(group.evidence)),
            )
            found.setdefault(content, quotation)
    return sorted(found.values(), key=lambda quotation: quotation.content)
