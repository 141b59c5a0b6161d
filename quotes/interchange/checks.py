"""The shapes in which other tools read what became of a draft's quotations."""

from typing import TYPE_CHECKING

from quotes.interchange.quotations import JsonObject

if TYPE_CHECKING:
    from quotes.check import Candidate, Claim, DraftCheck, Finding, Match
    from quotes.types import DiffOp

FINDING_FIELDS = (
    "id",
    "draft",
    "line",
    "start",
    "end",
    "text",
    "speaker",
    "verdict",
    "severity",
    "flags",
    "notes",
    "advice",
    "quotation",
    "article",
    "outlet",
    "date",
    "said_by",
    "printed",
)
"""The columns of findings as CSV."""


def finding_object(check: "DraftCheck", finding: "Finding") -> JsonObject:
    """Return a finding as an object of ``quotes check``.

    ``start`` and ``end`` count in the draft's text; ``text`` is what stands there, with the
    draft's own words ("she said") where these interrupt it. Of flags, a is the record's words, b
    the draft's; of operations, a counts in the article and b in the draft.
    """
    claim = finding.claim
    accepted = finding.accepted
    return {
        "id": claim.key,
        "draft": check.name,
        "line": claim.line,
        "start": claim.wording.start,
        "end": claim.wording.end,
        "text": check.text[claim.wording.start : claim.wording.end],
        "speaker": claim.speaker,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "flags": [{"kind": flag.kind, "a": flag.a, "b": flag.b} for flag in finding.flags],
        "notes": list(finding.notes),
        "advice": finding.advice,
        "accepted": None
        if accepted is None
        else {
            "verdict": accepted.verdict.value,
            "who": accepted.who,
            "why": accepted.why,
            "decided_at": accepted.decided_at.isoformat(),
        },
        "matches": [_match_object(claim, match) for match in finding.matches],
    }


def finding_row(check: "DraftCheck", finding: "Finding") -> JsonObject:
    """Return a finding as a row of a table: flags as text, and the match that decided."""
    row = finding_object(check, finding)
    flags = [
        f"{flag.kind}: {flag.a or 'nothing'} / {flag.b or 'nothing'}" for flag in finding.flags
    ]
    nearest = row["matches"][0] if row["matches"] else {}
    return {
        **{key: nearest.get(key) for key in ("quotation", "article", "outlet", "date")},
        **row,
        "flags": flags,
        "said_by": nearest.get("speaker"),
        "printed": nearest.get("text"),
    }


def _match_object(claim: "Claim", match: "Match") -> JsonObject:
    candidate = match.candidate
    return {
        "quotation": candidate.quotation,
        "article": candidate.article,
        "article_kind": candidate.kind.value,
        "outlet": candidate.outlet,
        "date": candidate.date,
        "start": candidate.wording.start,
        "end": candidate.wording.end,
        "text": candidate.wording.text,
        "speaker": " and ".join(candidate.speakers) or None,
        "doubtful": candidate.doubtful,
        "stance": candidate.stance.value,
        "carrier": list(candidate.carriers),
        "ops": [_op_object(op, candidate, claim) for op in match.difference.ops],
    }


def _op_object(op: "DiffOp", candidate: "Candidate", claim: "Claim") -> JsonObject:
    a, b = candidate.wording.locate(*op.a), claim.wording.locate(*op.b)
    return {"op": op.op.value, "a": list(a), "b": list(b)}
