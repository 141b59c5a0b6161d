"""A draft's findings as text for people: in the draft's order, the worst marked."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.commands._console import is_watched, write_line, write_pieces
from quotes.commands.families import STYLES
from quotes.shown import label_stance, list_carriers
from quotes.text.inflection import count_of
from quotes.types import OpKind, Passage

if TYPE_CHECKING:
    from quotes.check import Candidate, Claim, DraftCheck, Finding, Hint, Match

_STYLES = {"high": "bold red", "medium": "yellow", "low": "dim", "none": "green"}
# Marks in the margin, for output without colours.
_SIGNS = {"high": "!!", "medium": "! ", "low": "  ", "none": "  "}
_SHOWN = 3


def write_check(check: "DraftCheck") -> None:
    """Write the findings of one draft."""
    write_pieces([(check.name, "bold")])
    for finding in check.findings:
        _write_finding(finding)
    for hint in check.hints:
        _write_hint(hint)
    for text in check.notes:
        write_line(f"   {text}")
    write_line()


def write_summary(checks: "Sequence[DraftCheck]") -> None:
    """Write one line on all drafts."""
    findings = [finding for check in checks for finding in check.findings]
    if not findings:
        return
    counts = Counter(
        "accepted" if finding.accepted else finding.verdict.value for finding in findings
    )
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    write_line(f"{count_of(len(findings), 'quotation')}: {told}")


def _write_finding(finding: "Finding") -> None:
    claim = finding.claim
    severity = finding.severity.value
    verdict = "accepted, " + finding.verdict.value if finding.accepted else finding.verdict.value
    write_pieces(
        [
            (f"{_SIGNS[severity]} line {claim.line}: ", ""),
            (verdict, _STYLES[severity]),
            (f"  {claim.speaker or 'speaker unknown'}  ({claim.key})", ""),
        ]
    )
    write_line("     ", words=claim.text)
    if finding.accepted:
        done = finding.accepted
        write_line(f"     accepted by {done.who} on {done.decided_at:%Y-%m-%d}: {done.why}")
    for flag in finding.flags:
        write_pieces([(f"     {flag.kind}: {flag.a or 'nothing'} / {flag.b or 'nothing'}", "bold")])
    for text in finding.notes:
        write_line(f"     note: {text}")
    for match in finding.matches[:_SHOWN]:
        write_line(f"     {describe_candidate(match.candidate)}")
        _write_words(match, claim)
    if len(finding.matches) > _SHOWN:
        write_line(f"     and {len(finding.matches) - _SHOWN} more")
    if finding.advice:
        write_line(f"     next: {finding.advice}")


def _write_words(match: "Match", claim: "Claim") -> None:
    """Write a record's words; [-words-] occur only there, {+words+} only in the draft."""
    from quotes.diff import (  # noqa: PLC0415
        Segment,
        render_segments,
        render_text,
        shorten_cuts,
    )

    draft = Passage(claim.text)
    whole = Passage(match.candidate.wording.text)
    difference, record = shorten_cuts(match.difference, whole)
    before = "… " if record.start > whole.start else ""
    after = " …" if record.end < whole.end else ""
    stance = label_stance(match.candidate.stance)
    if not is_watched():
        write_line(
            f"       {stance}", words=f"{before}{render_text(difference, record, draft)}{after}"
        )
        return
    ours, theirs = render_segments(difference, record, draft)
    ours = [Segment(OpKind.EQUAL, before), *ours, Segment(OpKind.EQUAL, after)]
    for sign, segments in zip("-+", (ours, theirs), strict=True):
        line = [(" ".join(text.split("\n")), STYLES.get(kind, "")) for kind, text in segments]
        write_pieces([(f"       {sign} {stance if sign == '-' else ''}", "")], words=line)


def _write_hint(hint: "Hint") -> None:
    write_line(f"   line {hint.claim.line}, reported speech of {hint.claim.speaker}:")
    write_line("     ", words=hint.claim.text)
    for candidate in hint.candidates:
        write_line(f"     on record: {describe_candidate(candidate)}")
        write_line("       ", words=candidate.wording.text)


def describe_candidate(candidate: "Candidate") -> str:
    """Return where words were printed or said, and by whom."""
    place = [candidate.outlet or "no outlet", candidate.date or "no date", candidate.article]
    kind = ", transcript" if candidate.is_transcript else ""
    number = f" (quotation {candidate.quotation})" if candidate.quotation is not None else ""
    speaker = " and ".join(candidate.speakers) or "no speaker named"
    speaker += list_carriers(candidate.carriers)
    return f"{', '.join(place)}{kind}{number}: {speaker}"
