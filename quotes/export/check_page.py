"""A page that an editor can be sent: the draft with its quotations marked, the findings beside."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment

from quotes.check import DraftCheck, Finding, Match, Verdict
from quotes.diff import Segment, render_segments, shorten_cuts
from quotes.export.target import begins_with
from quotes.shown import label_stance, list_carriers
from quotes.text.inflection import count_of
from quotes.text.shown import show
from quotes.types import OpKind, Passage

_TEMPLATE = "page.html"

# No page that somebody else wrote begins so.
is_page = begins_with(rb"<!doctype html>\n<!-- written by quotes check -->\n")
"""Tell whether a file is a page that ``write_page`` wrote."""


def write_page(checks: Sequence[DraftCheck], path: Path) -> None:
    """Write one page that needs no other file; all text in it is escaped.

    What can't be seen, or moves what stands around it, has signs (``quotes.text.shown``), and names
    and words from the right are isolated from what stands beside them.
    """
    source = files("quotes").joinpath("data", "check", _TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_finalize
    )
    page = environment.from_string(source)
    written = page.render(
        drafts=[_draft(check) for check in checks],
        count_of=count_of,
        label_stance=label_stance,
        list_carriers=list_carriers,
    )
    path.write_text(written, encoding="utf-8")


def _finalize(value: object) -> object:
    return show(value, lines=True) if isinstance(value, str) else value


def _draft(check: DraftCheck) -> dict[str, Any]:
    return {
        "check": check,
        "pieces": list(_pieces(check)),
        "findings": [_told(number, one) for number, one in enumerate(check.findings, start=1)],
        "open": sum(not f.verdict.stands and not f.accepted for f in check.findings),
    }


def _pieces(check: DraftCheck) -> list[tuple[str, int, Finding | None]]:
    """Cut the draft's text where quotations begin and end; each with its number, 0 for none."""
    pieces: list[tuple[str, int, Finding | None]] = []
    reached = 0
    for number, finding in enumerate(check.findings, start=1):
        wording = finding.claim.wording
        for text, start in zip(wording.texts, wording.starts, strict=True):
            pieces.append((check.text[reached:start], 0, None))
            pieces.append((text, number, finding))
            reached = start + len(text)
    pieces.append((check.text[reached:], 0, None))
    return [piece for piece in pieces if piece[0]]


def _told(number: int, finding: Finding) -> dict[str, Any]:
    """Give a finding with the words that differ, on both sides."""
    draft = Passage(finding.claim.text)
    compared = [(match, *_compare(match, draft)) for match in finding.matches]
    whole = [Segment(OpKind.EQUAL, finding.claim.text)]
    found = finding.verdict is not Verdict.NOT_FOUND
    return {
        "number": number,
        "finding": finding,
        "segments": compared[0][2] if compared and found else whole,
        "matches": [{"match": match, "segments": _named(ours)} for match, ours, _ in compared],
    }


def _compare(match: Match, draft: Passage) -> tuple[list[Segment], list[Segment]]:
    whole = Passage(match.candidate.wording.text)
    difference, record = shorten_cuts(match.difference, whole)
    ours, theirs = render_segments(difference, record, draft)
    before = [Segment(OpKind.DELETE, "… ")] if record.start > whole.start else []
    after = [Segment(OpKind.DELETE, " …")] if record.end < whole.end else []
    return [*before, *ours, *after], theirs


def _named(segments: Sequence[Segment]) -> list[tuple[str, str]]:
    """Name what happened to a record's words: what is cut at either end is no mistake as such."""
    last = len(segments) - 1
    kept = [at for at, one in enumerate(segments) if one.kind is OpKind.EQUAL and one.text.strip()]
    first, end = (kept[0], kept[-1]) if kept else (0, last)
    return [
        ("cut" if one.kind is OpKind.DELETE and not first < at < end else one.kind.value, one.text)
        for at, one in enumerate(segments)
    ]
