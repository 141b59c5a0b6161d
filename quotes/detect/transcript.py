"""Transcripts: who spoke stands before each turn, and all of the turn is what was said."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.text.sentences import ends_sentence
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerKind,
    SpeakerStatus,
)

TRANSCRIPT_READER = ReaderInfo("transcript", "1")

# "MR. SMITH:", "SEN. TED CRUZ (R-TX):", "JOHN SMITH, CNN HOST:", behind a time, ">>" or marks of
# Markdown; in small letters a few words with capitals, which must recur: "Note:" stands once. What
# stands before the name is walked over once and never given back: the name begins with a letter.
_LABEL = re.compile(
    r"^[ \t]*+(?:>[ \t]*+|[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]++|[*_])*+"
    r"(?P<label>(?P<name>[^\W\d_](?:[\w.'’\- ]{0,59}?[\w.'’\-])??)"
    r"(?P<role>[ \t]*+[,(][^:\n]{1,80}+)?)"
    r"[ \t]*+[*_]{0,2}:[*_]{0,2}(?=\s|$)[ \t]*+",
    re.MULTILINE,
)
_QUESTION = re.compile(r"^[ \t]*(?P<label>Q|A)(?:[ \t]{2,}|\t)", re.MULTILINE)
_NOBODY = re.compile(
    r"(?:Q|A|QUESTION|ANSWER|REPORTER|PRESS|AUDIENCE|OPERATOR|MODERATOR|NOTE|NOTES|SUBJECT|RE|"
    r"SPEAKER(?: ?\w{1,2})?|(?:UNIDENTIFIED|UNKNOWN).*)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:MR|MRS|MS|MX|DR|SEN|REP|GOV|GEN|COL|SGT|PROF|SENATOR|REPRESENTATIVE|GOVERNOR|GENERAL|"
    r"PRESIDENT|SECRETARY|CHAIRMAN|CHAIRWOMAN|MAYOR|JUDGE|JUSTICE|SIR|DAME|LORD|LADY|PROFESSOR|"
    r"AMBASSADOR|MINISTER|PRIME MINISTER|VICE PRESIDENT|CHIEF)\.? ",
    re.IGNORECASE,
)
_ROLE = re.compile(r"THE [\w ]+", re.IGNORECASE)
_MOST_WORDS = 5
# What is no speech: "(Applause.)", "[LAUGHTER]", "(CROSSTALK)".
_STAGE = re.compile(
    r"[(\[][^()\[\]\n]{0,80}?(?:applau|laugh|cheer|crosstalk|inaudible|unintelligible|pause|music|"
    r"video|audio|commercial|silence|off[- ]mic|end)[^()\[\]\n]{0,80}[)\]]",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


class _Turn(NamedTuple):
    label: CharSpan | None
    name: str
    body: CharSpan


def read_transcript(article: Article) -> Reading:
    """Take each turn of a transcript as a direct quotation of whom its label names.

    A label that gives a surname alone stands for the one full name that another label has with it.
    Where nobody is named, each paragraph is a quotation of an unknown speaker.

    Returns:
        A reading whose quotations have a span for each paragraph, without stage directions.
    """
    text = article.text
    turns = list(_find_turns(text)) if text else []
    full = _full_names([turn.name for turn in turns])
    attributions = tuple(
        _attribute(turn, content, full)
        for turn in turns
        if (content := tuple(_spoken(text, turn.body)))
    )
    return Reading(article, TRANSCRIPT_READER, attributions)


def _find_turns(text: str) -> Iterator[_Turn]:
    labels = sorted((match for match in _labels(text)), key=lambda match: match.start())
    if not labels:
        for span in _paragraphs(text, CharSpan(0, len(text))):
            yield _Turn(None, "", span)
        return
    if text[: labels[0].start()].strip():
        # An opening statement before the first label; a heading has no sentence.
        for span in _paragraphs(text, CharSpan(0, labels[0].start())):
            if ends_sentence(span.of(text)):
                yield _Turn(None, "", span)
    ends = [match.start() for match in labels[1:]] + [len(text)]
    for match, end in zip(labels, ends, strict=True):
        if match.end() < end:
            label = CharSpan(*match.span("label"))
            name = match["name"] if "name" in match.groupdict() else match["label"]
            yield _Turn(label, name.strip(), CharSpan(match.end(), end))


def _labels(text: str) -> Iterator[re.Match[str]]:
    found = [match for match in _LABEL.finditer(text) if len(match["name"].split()) <= _MOST_WORDS]
    counts: dict[str, int] = {}
    for match in found:
        counts[match["name"]] = counts.get(match["name"], 0) + 1
    for match in found:
        name = match["name"]
        capitals = name.upper() == name
        words = [word for word in name.split() if word[0].isalpha()]
        named = all(word[0].isupper() for word in words)
        if (capitals and (len(name) > 1 or name in "QA")) or (named and counts[name] > 1):
            yield match
    if any(match["label"] == "Q" for match in _QUESTION.finditer(text)):
        yield from _QUESTION.finditer(text)


def _full_names(names: Sequence[str]) -> dict[str, str]:
    """Map a surname to the one full name that has it."""
    found: dict[str, set[str]] = {}
    for name in names:
        bare = _TITLE.sub("", name)
        if " " in bare and not _ROLE.fullmatch(name) and not _NOBODY.fullmatch(name):
            found.setdefault(bare.split()[-1].casefold(), set()).add(write_name(bare))
    return {surname: full.pop() for surname, full in found.items() if len(full) == 1}


def write_name(name: str) -> str:
    """Write a name in capitals as names are written.

    >>> [write_name(name) for name in ("TED CRUZ", "O'BRIEN", "MCCONNELL", "McCain")]
    ['Ted Cruz', "O'Brien", 'McConnell', 'McCain']
    """
    if name.upper() != name:
        return name
    written = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
    written = re.sub(r"(?<=['’])S\b", "s", written)
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", written)


def _attribute(turn: _Turn, content: tuple[CharSpan, ...], full: dict[str, str]) -> Attribution:
    quotation = Quotation(
        QuotationKind.DIRECT,
        content,
        source=(turn.label,) if turn.label else (),
        rule="transcript turn",
        evidence=("a turn of the transcript",),
    )
    if turn.label is None:
        evidence = ("the transcript names nobody",)
        return Attribution(quotation, (), SpeakerStatus.UNKNOWN, 1.0, None, evidence)
    if _NOBODY.fullmatch(turn.name) or _ROLE.fullmatch(turn.name):
        evidence = ("the label gives no name",)
        return Attribution(quotation, (), SpeakerStatus.ANONYMOUS, 1.0, turn.label, evidence)
    bare = _TITLE.sub("", turn.name)
    title = turn.name.removesuffix(bare).strip(" .").casefold()
    name = bare if " " in bare else full.get(bare.casefold(), bare)
    kind = SpeakerKind.PERSON if title or " " in name else SpeakerKind.OTHER
    profile = Profile(write_name(name), kind, roles=(title,) if title else ())
    evidence = ("named before the turn",)
    return Attribution(quotation, (profile,), SpeakerStatus.NAMED, 1.0, turn.label, evidence)


def _spoken(text: str, body: CharSpan) -> Iterator[CharSpan]:
    """Give the paragraphs of a turn without stage directions."""
    for paragraph in _paragraphs(text, body):
        start = paragraph.start
        for stage in [*_STAGE.finditer(text, paragraph.start, paragraph.end), None]:
            end = stage.start() if stage else paragraph.end
            span = _trimmed(text, start, end)
            if span:
                yield span
            start = stage.end() if stage else end


def _paragraphs(text: str, body: CharSpan) -> Iterator[CharSpan]:
    start = body.start
    for gap in [*_PARAGRAPH.finditer(text, body.start, body.end), None]:
        span = _trimmed(text, start, gap.start() if gap else body.end)
        if span:
            yield span
        start = gap.end() if gap else body.end


def _trimmed(text: str, start: int, end: int) -> CharSpan | None:
    """Return a stretch without white space around, if it has a letter or digit."""
    piece = text[start:end]
    if not any(map(str.isalnum, piece)):
        return None
    return CharSpan(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
