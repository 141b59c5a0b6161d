"""Quotations as text for people, for every command that shows one in full."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.commands._console import show_cell, write_fields, write_line, write_pieces
from quotes.commands._decisions import describe_decision
from quotes.confidence import confidence_level
from quotes.shown import is_shown, label_stance, list_carriers
from quotes.text.inflection import count_of
from quotes.text.lines import Lines
from quotes.types import (
    Article,
    Attribution,
    Mode,
    Quotation,
    QuotationKind,
    Reading,
    SpeakerStatus,
    Stance,
)
from quotes.unread import Unread

if TYPE_CHECKING:
    from quotes.store import (
        FamilyRecord,
        MemberRecord,
        QuotationDetail,
        ReadingRecord,
        TextSpan,
    )

GAP = " … "  # between the parts of an interrupted quotation
OPENING, CLOSING = "⟦", "⟧"  # unlikely in an article, since no language uses them


_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")


def write_reading(
    reading: Reading, unread: Sequence[Unread] | None = None, *, everything: bool
) -> None:
    """Write what a reader found in one article and, if given, what it left unread.

    Args:
        reading: What was found.
        unread: What was left unread.
        everything: Whether what lists don't show is written too, not only counted.
    """
    article = reading.article
    known = [part for part in (article.outlet, article.published_at) if part]
    write_line(f"{article.id}" + (f" ({', '.join(known)})" if known else ""))
    if not reading.attributions:
        write_line("  no quotations")
    lines = Lines(article.text)
    shown = [one for one in reading.attributions if everything or _is_shown(one.quotation)]
    for attribution in shown:
        _write_attribution(article, attribution, lines)
    if held_back := len(reading.attributions) - len(shown):
        write_line(f"  not shown without --all: {held_back}")
    if unread is not None:
        write_line(f"  in quotation marks, but not a quotation: {len(unread) or 'nothing'}")
        for passage in unread:
            _write_unread(article, passage, lines)
    write_line()


def describe_speaker(speakers: Sequence[str], status: SpeakerStatus, source: str) -> str:
    """Return who spoke; where nobody is named, the reason and the article's own words."""
    if status is SpeakerStatus.NAMED:
        return " and ".join(speakers)
    words = f": {show_cell(source)}" if source else ""
    if status is SpeakerStatus.ANONYMOUS:
        return f"nobody named{words}"
    return f"speaker unknown{words}"


def describe_confidence(confidence: float) -> str:
    """Return a confidence in words; programs get the number."""
    return f"confidence: {confidence_level(confidence)}"


def mark_doubt(name: str, *, doubtful: bool) -> str:
    """Return a name, marked if it is doubtful."""
    return f"{name} (doubtful)" if doubtful else name


def describe_form(kind: QuotationKind, mode: Mode, stance: Stance) -> str:
    """Return the kind of a quotation, its mode unless that is speech, its stance unless said."""
    forms = [kind.value]
    if mode is not Mode.SPEECH:
        forms.append(mode.value)
    if stance is not Stance.SAID:
        forms.append(stance.value)
    return ", ".join(forms)


def describe_reader(reading: "ReadingRecord") -> str:
    """Return when a text was read, by which reader, and the number of quotations found."""
    reader = reading.reader
    weights = f", weights {_short(reader.weights)}" if reader.weights else ""
    runtime = f", {reader.runtime}" if reader.runtime else ""
    result = reading.skipped or count_of(reading.quotations, "quotation")
    when = f"{reading.read_at:%Y-%m-%d %H:%M} UTC"
    by = f"{reader.name} {reader.version}{weights}{runtime}"
    return f"{when} by {by}, revision {reading.revision}: {result}"


def _short(weights: str) -> str:
    """Shorten a hash to digits enough to tell weights apart; keep the name of a pipeline."""
    return _HASH.sub(r"\1…", weights)


def describe_member(member: "MemberRecord") -> str:
    """Return where a wording was printed."""
    place = [member.outlet or "no outlet", member.published_at or "no date", member.article]
    stance = "" if member.stance is Stance.SAID else f", {member.stance}"
    return f"{', '.join(place)} (quotation {member.quotation}{stance})"


def write_quotation(detail: "QuotationDetail", families: Sequence["FamilyRecord"]) -> None:
    """Write everything known about a quotation, with its words marked in context."""
    record = detail.quotation
    what = describe_form(record.kind, record.mode, record.stance)
    write_line(f"Quotation {record.id}, {what} ({describe_confidence(record.confidence)})")
    write_line()
    marked = f"{OPENING}{detail.passage}{CLOSING}"
    words = [(detail.before, ""), (marked, "bold"), (detail.after, "")]
    write_pieces([(label_stance(record.stance), "bold")], words=words)
    write_line()
    write_fields(_detail_fields(detail))
    for family in families:
        _write_other_wordings(family, record.id)


def _detail_fields(detail: "QuotationDetail") -> dict[str, object]:
    record = detail.quotation
    source = _words(detail.source)
    speaker = describe_speaker(record.speakers, record.status, source)
    speaker += list_carriers(record.carriers)
    doubt = ", doubtful" if record.doubtful else ""
    newest = "current" if detail.newest else "superseded by a newer one"
    return {
        "Speaker": _with_confidence(speaker, record.status, record.speaker_confidence, doubt),
        "Speaker rule": record.speaker_rule,
        "Evidence": record.evidence,
        "Found by": record.rule,
        "Source": source,
        "Cue": _words(detail.cue),
        "Name from": detail.mention.text if detail.mention else None,
        "Within": f"quotation {record.parent}" if record.parent else None,
        "Offsets": [f"{part.start} to {part.end}" for part in record.parts],
        "Outlet": record.outlet,
        "Title": record.title,
        "Date": record.published_at,
        "URL": record.url,
        "Article": f"{record.article} (number {record.article_id})",
        "Revision": f"{detail.revision}, {newest}",
        "SHA-256": detail.sha256,
        "Added": f"{detail.added_at:%Y-%m-%d %H:%M} UTC from {detail.origin}",
        "Read": [describe_reader(reading) for reading in detail.readings],
        "Decisions": [describe_decision(decision) for decision in detail.decisions],
    }


def _with_confidence(
    speaker: str, status: SpeakerStatus, confidence: float, doubt: str = ""
) -> str:
    """Return a speaker with the confidence in it; an unknown speaker has none."""
    if status is SpeakerStatus.UNKNOWN:
        return speaker
    return f"{speaker} ({describe_confidence(confidence)}{doubt})"


def _write_other_wordings(family: "FamilyRecord", quotation: int) -> None:
    write_line()
    write_line(f"Other wordings (family {family.id})")
    for member in family.members:
        if member.quotation != quotation:
            write_line(f"  {describe_member(member)}")
            write_line(f"    {label_stance(member.stance)}", words=member.text)
    for member in family.elsewhere:
        write_line(f"  {label_stance(member.stance) or 'said: '}{describe_member(member)}")
        write_line("    ", words=member.text)


def _is_shown(quotation: Quotation) -> bool:
    return is_shown(quotation.mode, quotation.stance, quotation.confidence)


def _write_attribution(article: Article, attribution: Attribution, lines: Lines) -> None:
    quotation = attribution.quotation
    source = " ".join(span.of(article.text) for span in quotation.source)
    speaker = describe_speaker(attribution.speakers, attribution.status, source)
    speaker += list_carriers([span.of(article.text) for span in quotation.carriers])
    what = describe_form(quotation.kind, quotation.mode, quotation.stance)
    line = lines.number_of(quotation.span.start)
    write_line(
        f"  line {line}, {what} ({describe_confidence(quotation.confidence)}): "
        f"{_with_confidence(speaker, attribution.status, attribution.confidence)}"
    )
    words = GAP.join(span.of(article.text) for span in quotation.content)
    write_line(f"    {label_stance(quotation.stance)}", words=words)


def _write_unread(article: Article, passage: Unread, lines: Lines) -> None:
    number = lines.number_of(passage.span.start)
    write_line(f"  line {number}, {passage.reason}: {passage.evidence}")
    write_line("    ", words=passage.span.of(article.text))


def _words(spans: Sequence["TextSpan"]) -> str:
    return " ".join(span.text for span in spans)
