"""Words on record that nobody put forward as said: they never confirm that somebody said them."""

from collections.abc import Sequence
from dataclasses import replace

from quotes.check.advice import advise
from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.check.compare import Comparison
from quotes.check.findings import Finding, Verdict
from quotes.check.verdict import adjudicate
from quotes.names.speakers import Speakers
from quotes.types import Stance

# What says of words that they were not spoken, and so is worth a note beside a record of them.
_AGAINST = (Stance.DENIED, Stance.NOT_SAID)
# What stands so on record has a claim's words as said, whatever else is wrong with it.
_HAVE_IT = {
    Verdict.WRONG_SPEAKER,
    Verdict.CUT_BEFORE_CONDITION,
    Verdict.CUT_OPENING,
    Verdict.ELLIPSIS_HIDES,
}
_TOLD = {
    Stance.DENIED: "{who} denies saying this",
    Stance.NOT_SAID: "{who} is said not to have said this",
    Stance.HYPOTHETICAL: "this is only what {who} would say",
    Stance.ASKED: "{who} was only asked about this",
    Stance.FICTION: "this is a line of fiction",
}


def adjudicate_stances(
    claim: Claim, comparisons: Sequence[Comparison], known: int | None = None
) -> Finding:
    """Give the verdict on a claim, with records that don't have the words as said kept apart.

    Args:
        claim: A quotation of a draft.
        comparisons: With what may be its record; others do no harm.
        known: How many quotations its speaker has on record; None if nobody is named.
    """
    said = [one for one in comparisons if one.candidate.stance is Stance.SAID]
    other = [one for one in comparisons if one.candidate.stance is not Stance.SAID]
    if claim.stance is Stance.DENIED:
        return _adjudicate_denial(claim, said, other, known)
    finding = adjudicate(claim, said, known)
    like = [one for one in other if one.same]
    if not like:
        return finding
    if finding.verdict.stands or finding.verdict in _HAVE_IT:
        return _with_notes(finding, [one for one in like if _has_exactly(one) and _is_against(one)])
    if finding.verdict is not Verdict.NOT_FOUND:
        like = [one for one in like if _has_exactly(one)]
    return _denied(claim, like) if like else finding


def describe_stance(candidate: Candidate) -> str:
    """Return how a record that is not one of something said puts its words forward, and where."""
    who = " and ".join(candidate.speakers) or "somebody who is not named"
    day = f" of {candidate.date[:10]}" if candidate.date else ""
    return f"in {candidate.printed_in}{day} {_TOLD[candidate.stance].format(who=who)}"


def _adjudicate_denial(
    claim: Claim, said: Sequence[Comparison], other: Sequence[Comparison], known: int | None
) -> Finding:
    """Hold words that the draft itself says were denied against what denies them.

    Where only something said has them, the words are compared, but nothing confirms the denial.
    """
    denials = [one for one in other if _is_against(one)]
    finding = adjudicate(claim, denials, known)
    if finding.verdict is not Verdict.NOT_FOUND:
        return replace(finding, notes=("on record as denied, as the draft has it", *finding.notes))
    finding = adjudicate(claim, said, known)
    if finding.verdict is Verdict.NOT_FOUND:
        return finding
    note = "on record as said: that it was denied is not confirmed"
    return replace(finding, notes=(note, *finding.notes), confirmed=False)


def _denied(claim: Claim, like: Sequence[Comparison]) -> Finding:
    """Write the finding on words that are on record only as something else than said."""
    ranked = sorted(like, key=_nearness)
    base = ranked[0]
    notes = list(dict.fromkeys(describe_stance(one.candidate) for one in ranked))
    if not base.verdict.stands:
        notes.append(f"the wording differs as well ({base.verdict})")
    matches = {(one.candidate.article, one.candidate.wording): one.match for one in ranked}
    return Finding(
        claim,
        Verdict.DENIED,
        base.flags,
        (*notes, *base.notes),
        tuple(matches.values()),
        advise(Verdict.DENIED, base.candidate),
        confirmed=base.speakers is Speakers.SAME,
    )


def _nearness(comparison: Comparison) -> tuple[object, ...]:
    """Sort the nearest first: the speaker's own, then those with the most of the words."""
    own = comparison.speakers is Speakers.SAME
    return (
        not own,
        not _is_against(comparison),
        -comparison.verdict.rank,
        comparison.candidate.order,
    )


def _has_exactly(comparison: Comparison) -> bool:
    """Return True if a record has all of a claim's words, and nobody else's."""
    exact = comparison.verdict.rank > Verdict.REWORDED.rank
    return exact and comparison.speakers is not Speakers.DIFFERENT


def _is_against(comparison: Comparison) -> bool:
    return comparison.candidate.stance in _AGAINST


def _with_notes(finding: Finding, against: Sequence[Comparison]) -> Finding:
    """Say beside a record of something said who denies it, and show where."""
    told = dict.fromkeys(describe_stance(one.candidate) for one in against)
    matches = tuple(one.match for one in sorted(against, key=_nearness))
    return replace(finding, notes=(*finding.notes, *told), matches=(*finding.matches, *matches))
