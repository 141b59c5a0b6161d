"""The verdict on a claim, from its comparisons with what is on record."""

from collections.abc import Iterable, Sequence

from quotes.check.advice import advise
from quotes.check.claims import Claim
from quotes.check.compare import Comparison
from quotes.check.findings import Finding, Match, Verdict
from quotes.check.splices import Piece, are_one_passage, describe_occasion, find_pieces
from quotes.diff.render import shorten
from quotes.names.speakers import Speakers
from quotes.text.inflection import count_of
from quotes.types import Flag

_SHOWN = 6
# Of a wording that is the same speaker's, so much makes it likelier than another's exact words.
_NEARLY = 0.75
# Of a wording that only a reporter has, so much makes it that one.
_MOSTLY = 0.6
# With so much from one record, a claim is that one's and no splice.
_WHOLE = 0.85
# What is shown as the nearest wording of a quotation that was not found.
_NEAREST_SHARE, _NEAREST_BITS = 0.34, 4.0
# A cut is known from a longer wording of somebody who is not named only if it is that rare.
_CUT_BITS = 10.0
_CUTS = {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}


def adjudicate(
    claim: Claim, comparisons: Sequence[Comparison], known: int | None = None
) -> Finding:
    """Give the verdict on a claim.

    What transcripts have decides, where they have it; else what was printed. Of several records
    the one decides that the claim is nearest to, unless a longer one shows what was cut off.

    Args:
        claim: A quotation of a draft.
        comparisons: With what may be its record; others do no harm.
        known: How many quotations its speaker has on record; None if nobody is named.
    """
    current = [
        one for one in comparisons if not one.candidate.reported and not one.candidate.superseded
    ]
    same = [one for one in current if one.same]
    said = [one for one in same if one.candidate.is_transcript]
    base = _best(said or same)
    if base is None or (base.verdict is Verdict.REWORDED and base.share < _WHOLE):
        pieces = find_pieces(claim, current)
        if pieces:
            return _finding_of_pieces(claim, pieces)
    if base is None or base.verdict is Verdict.REWORDED:
        base = _elsewhere(comparisons, base) or base
    if base is None:
        return _not_found(claim, comparisons, known)
    if base.verdict.stands:
        base = _longer(said or same) or base
    return _finding(claim, base, [one for one in comparisons if one.same], printed=bool(said))


def _best(comparisons: Sequence[Comparison]) -> Comparison | None:
    """Return the record that a claim is nearest to, a speaker who agrees before others.

    The exact words without any name prove nothing against a record that names somebody else.
    """
    others = any(_is_exact(one) and _is_others(one) for one in comparisons)

    def tier(one: Comparison) -> int:
        if one.speakers is Speakers.SAME:
            return 5 if _is_exact(one) else 3 if one.share >= _NEARLY else 1
        if one.speakers is Speakers.DIFFERENT:
            return 2 if _is_exact(one) else 0
        if _is_exact(one) and (one.candidate.speakers or not others):
            return 4
        return 1

    def nearness(one: Comparison) -> tuple[object, ...]:
        return tier(one), one.verdict.rank, one.speakers is Speakers.SAME, one.share

    first = sorted(comparisons, key=lambda one: one.candidate.order)
    return max(first, key=nearness, default=None)


def _is_exact(comparison: Comparison) -> bool:
    """Return True if a record has all of a claim's words, whatever else it has."""
    return comparison.verdict.rank > Verdict.REWORDED.rank


def _longer(same: Sequence[Comparison]) -> Comparison | None:
    """Return a longer wording of what was printed, which shows that a limit was cut off."""
    cuts = [
        one
        for one in same
        if one.verdict in _CUTS
        and (
            one.speakers is Speakers.SAME
            or (one.speakers is Speakers.UNKNOWN and one.rarity >= _CUT_BITS)
        )
    ]
    return min(cuts, key=lambda one: (one.verdict.rank, one.candidate.order), default=None)


def _elsewhere(comparisons: Sequence[Comparison], base: Comparison | None) -> Comparison | None:
    """Return what only an earlier text of an article has, or only its reported speech."""
    other = [one for one in comparisons if one.same and one.speakers is not Speakers.DIFFERENT]
    revised = [one for one in other if one.candidate.superseded and one.verdict.stands]
    if revised:
        return _best(revised)
    share = base.share if base else 0.0
    reported = [one for one in other if one.candidate.reported and one.share > max(share, _MOSTLY)]
    return _best(reported)


def _finding(
    claim: Claim, base: Comparison, same: Sequence[Comparison], *, printed: bool
) -> Finding:
    """Write the finding that one record decides."""
    verdict, flags = base.verdict, base.flags
    notes = list(base.notes)
    if base.candidate.superseded:
        verdict = Verdict.REVISED
        notes.append("the latest text of the article no longer has these words")
    elif base.candidate.reported:
        verdict = Verdict.REPORTED_ONLY
        notes.append("on record only in a reporter's words")
    if base.speakers is Speakers.DIFFERENT:
        said, given = " and ".join(base.candidate.speakers), " and ".join(claim.speakers)
        if not base.verdict.stands:
            notes.insert(0, f"the wording differs as well ({base.verdict})")
        verdict = Verdict.WRONG_SPEAKER
        flags = (Flag("speaker", said, given), *flags)
    if base.candidate.is_overlooked:
        notes.append(
            "found in the article's text, but not read as a quotation there: check the article"
        )
    notes += _notes_on_speakers(claim, base, same)
    notes += _notes_on_records(base, same, printed=printed)
    return Finding(
        claim,
        verdict,
        flags,
        tuple(notes),
        _matches(base, same),
        advise(verdict, base.candidate),
        confirmed=base.speakers is Speakers.SAME,
    )


def _notes_on_speakers(claim: Claim, base: Comparison, same: Sequence[Comparison]) -> list[str]:
    """Say what is not known of the speaker, and who else is named."""
    notes = []
    if not claim.speakers:
        notes.append(_unread_speaker(claim))
    elif base.candidate.doubtful:
        named = " and ".join(base.candidate.speakers)
        notes.append(f"attributed to {named} with low confidence: the speaker is not confirmed")
    elif not base.candidate.speakers:
        notes.append("no speaker is named on record: the speaker is not confirmed")
    elif base.speakers is Speakers.UNKNOWN:
        named = " and ".join(base.candidate.speakers)
        notes.append(f"attributed to {named} on record: the speaker is not confirmed")
    others = {
        " and ".join(one.candidate.speakers): one.candidate.printed_in
        for one in same
        if one.speakers is Speakers.DIFFERENT and one is not base and not one.candidate.doubtful
    }
    if base.speakers is not Speakers.DIFFERENT:
        notes += [f"{outlet} attributes it to {name}" for name, outlet in others.items()]
    return notes


def _unread_speaker(claim: Claim) -> str:
    if claim.unsure:
        named = " and ".join(claim.unsure)
        return f"the draft may attribute it to {named}: only the words were checked"
    return "the draft names no speaker for it: only the words were checked"


def _notes_on_records(base: Comparison, same: Sequence[Comparison], *, printed: bool) -> list[str]:
    """Say how records differ among themselves, and who was first."""
    notes: list[str] = []
    news = [one for one in same if not one.candidate.is_transcript and one is not base]
    if printed and not base.verdict.stands:
        so = _outlets(one for one in news if one.verdict.stands)
        if so:
            notes.append(f"printed verbatim by {so}, but the transcript has other words")
    elif base.verdict.stands:
        if base.candidate.is_transcript:
            notes.append("as in the transcript")
        for one in news:
            if one.verdict is Verdict.REWORDED and one.flags and one.speakers is base.speakers:
                told = "; ".join(
                    f"{f.kind}: {f.a or 'nothing'} / {f.b or 'nothing'}" for f in one.flags
                )
                notes.append(f"other words in {one.candidate.printed_in} ({told})")
    notes += _note_first([one for one in same if not one.candidate.is_transcript])
    return notes


def _note_first(news: Sequence[Comparison]) -> list[str]:
    """Say who printed a wording first; of one that nobody printed so, whose like came first."""
    so = [one for one in news if one.verdict.stands]
    dated = [one.candidate for one in (so or news) if one.candidate.date]
    if len({candidate.outlet for candidate in dated}) < 2:
        return []
    first = min(dated, key=lambda candidate: candidate.order)
    how = "verbatim" if so else "in other words"
    return [f"first printed {how} by {first.printed_in}, {first.date}"]


def _outlets(comparisons: Iterable[Comparison]) -> str:
    names = (one.candidate.printed_in for one in comparisons)
    return ", ".join(list(dict.fromkeys(names))[:_SHOWN])


def _matches(base: Comparison, same: Sequence[Comparison]) -> tuple[Match, ...]:
    """Return what decided, then the others, the nearest first."""
    others = sorted(
        (one for one in same if one is not base),
        key=lambda one: (-one.verdict.rank, one.candidate.order),
    )
    kept = {(one.candidate.article, one.candidate.wording): one.match for one in (base, *others)}
    return tuple(kept.values())[:_SHOWN]


def _finding_of_pieces(claim: Claim, pieces: Sequence[Piece]) -> Finding:
    """Write the finding on a claim that only several records have together."""
    base = pieces[0].comparison
    matches = tuple(dict.fromkeys(piece.comparison.match for piece in pieces))
    speakers = [piece.comparison for piece in pieces]
    notes = [note for one in speakers[:1] for note in _notes_on_speakers(claim, one, ())]
    if are_one_passage(pieces) and all(one.speakers is not Speakers.DIFFERENT for one in speakers):
        note = "no source has all of it, but overlapping excerpts have it together"
        verdict = Verdict.TRIMMED
        return Finding(claim, verdict, (), (note, *notes), matches, advise(verdict, base.candidate))
    others = {" and ".join(one.candidate.speakers) for one in speakers if _is_others(one)}
    verdict = Verdict.WRONG_SPEAKER if all(map(_is_others, speakers)) else Verdict.SPLICED
    flags = tuple(Flag("speaker", name, " and ".join(claim.speakers)) for name in sorted(others))
    spelt = " + ".join(f"'{shorten(piece.candidate.wording.text)}'" for piece in pieces)
    notes = [describe_occasion(pieces), f"from {spelt}", *notes]
    return Finding(claim, verdict, flags, tuple(notes), matches, advise(verdict, base.candidate))


def _is_others(comparison: Comparison) -> bool:
    return comparison.speakers is Speakers.DIFFERENT


def _not_found(claim: Claim, comparisons: Sequence[Comparison], known: int | None) -> Finding:
    """Say what is nearest, and whether the speaker has anything on record."""
    notes = []
    whom = " and ".join(claim.speakers)
    if known is None:
        notes.append(_unread_speaker(claim))
    elif known == 0:
        notes.append(f"nothing that {whom} said is on record")
    else:
        unlike = "which is not similar" if known == 1 else "none of them similar"
        notes.append(f"{whom} is on record with {count_of(known, 'quotation')}, {unlike}")
    near = [
        one for one in comparisons if one.share >= _NEAREST_SHARE and one.rarity >= _NEAREST_BITS
    ]
    nearest = max(near, key=lambda one: (one.share, one.rarity), default=None)
    verbatim = [one for one in comparisons if one.verdict.stands and not one.same]
    if verbatim:
        named = {" and ".join(one.candidate.speakers) for one in verbatim if one.candidate.speakers}
        others = ", ".join(sorted(named)[:_SHOWN]) or "an unnamed speaker"
        notes.append(f"too common to tell: {others} said it too")
    matches = (nearest.match,) if nearest else ()
    verdict = Verdict.NOT_FOUND
    advice = advise(verdict, nearest.candidate if nearest else None, known=known)
    return Finding(claim, verdict, (), tuple(notes), matches, advice)
