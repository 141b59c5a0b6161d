"""The verdict on a draft's quotation, from all that is on record."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.check.advice import advise
from quotes.check.compare import Judged, judge
from quotes.check.splices import Piece, are_one_passage, describe_occasion, find_pieces
from quotes.check.types import Claim, Finding, Match, Source, Verdict
from quotes.check.wording import share_of
from quotes.diff.render import shorten
from quotes.names.speakers import Speakers
from quotes.types import Flag

# Sources that are compared word by word: those that share most with the claim.
_COMPARED = 24
# What lets a quotation stand has more of it than this; other sources are compared only in need.
_LIKELY = 0.4
_SHOWN = 6
# Of a wording that is the same speaker's, so much makes it likelier than another's exact words.
_NEARLY = 0.75
# Of a wording that only a reporter has, so much makes it that one.
_MOSTLY = 0.6
# With so much from one source, a claim is that one's and no splice.
_WHOLE = 0.85
# What is shown as the nearest wording of a quotation that was not found.
_NEAREST_SHARE, _NEAREST_BITS = 0.34, 4.0
# A cut is known from a longer wording of somebody who is not named only if it is that rare.
_CUT_BITS = 10.0
_CUTS = {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}


def decide(claim: Claim, sources: Iterable[Source], known: int | None = None) -> Finding:
    """Hold a claim against what is on record and give the verdict.

    What transcripts have decides, where they have it; else what was printed. Of several sources
    the one decides that the claim is nearest to, unless a longer one shows what was cut off.

    Args:
        claim: A quotation of a draft.
        sources: What may be its source; others do no harm.
        known: How many quotations its speaker has on record; None if nobody is named.
    """
    ranked = _rank(claim, sources)
    likely = [one for one in ranked if share_of(claim.text, one.wording.text) >= _LIKELY]
    finding = _decide_whole(claim, _judge_all(claim, likely), known)
    if finding.verdict.stands:
        return finding
    finding = _decide_whole(claim, _judge_all(claim, ranked), known)
    if finding.verdict.stands or len(claim.wording.texts) == 1:
        return finding
    return _decide_parts(claim, ranked, known, finding)


def _decide_parts(
    claim: Claim, sources: Sequence[Source], known: int | None, whole: Finding
) -> Finding:
    """Hold the parts of an interrupted quotation against sources of their own, if that is better.

    Between them the draft itself speaks, so parts of several passages are no splice.
    """
    parts = []
    for text, start in zip(claim.wording.texts, claim.wording.starts, strict=True):
        wording = replace(claim.wording, texts=(text,), starts=(start,))
        part = replace(claim, wording=wording)
        parts.append(_decide_whole(part, _judge_all(part, _rank(part, sources)), known))
    worst = min(parts, key=lambda part: part.verdict.rank)
    spliced = whole.verdict is Verdict.SPLICED and worst.verdict is Verdict.WRONG_SPEAKER
    if worst.verdict.rank <= whole.verdict.rank and not spliced:
        return whole
    matches = tuple(match for part in parts for match in part.matches[:1])
    one = len({(match.source.article, match.source.quotation) for match in matches}) == 1
    note = "words between its parts are left out" if one else "its parts have different sources"
    return replace(
        worst,
        claim=claim,
        flags=tuple(dict.fromkeys(flag for part in parts for flag in part.flags)),
        notes=(note, *worst.notes),
        matches=whole.matches if one else matches,
    )


def _rank(claim: Claim, sources: Iterable[Source]) -> list[Source]:
    """Return the sources that share most words with a claim, transcripts before others."""
    ranked = sorted(
        sources,
        key=lambda one: (not one.is_transcript, -share_of(claim.text, one.wording.text), one.order),
    )
    return ranked[:_COMPARED]


def _judge_all(claim: Claim, sources: Iterable[Source]) -> list[Judged]:
    return [found for source in sources for found in judge(claim, source)]


def _decide_whole(claim: Claim, judged: Sequence[Judged], known: int | None) -> Finding:
    current = [one for one in judged if not one.source.reported and not one.source.superseded]
    same = [one for one in current if one.same]
    said = [one for one in same if one.source.is_transcript]
    base = _best(said or same)
    if base is None or (base.verdict is Verdict.REWORDED and base.share < _WHOLE):
        pieces = find_pieces(claim, current)
        if pieces:
            return _finding_of_pieces(claim, pieces)
    if base is None or base.verdict is Verdict.REWORDED:
        base = _elsewhere(judged, base) or base
    if base is None:
        return _not_found(claim, judged, known)
    if base.verdict.stands:
        base = _longer(said or same) or base
    return _finding(claim, base, [one for one in judged if one.same], printed=bool(said))


def _best(judged: Sequence[Judged]) -> Judged | None:
    """Return the source that a claim is nearest to, a speaker who agrees before others.

    The exact words without any name prove nothing against a source that names somebody else.
    """
    exact = {one for one in judged if one.verdict.rank > Verdict.REWORDED.rank}
    others = any(one.speakers is Speakers.DIFFERENT for one in exact)

    def tier(one: Judged) -> int:
        if one.speakers is Speakers.SAME:
            return 5 if one in exact else 3 if one.share >= _NEARLY else 1
        if one.speakers is Speakers.DIFFERENT:
            return 2 if one in exact else 0
        if one in exact and (one.source.speakers or not others):
            return 4
        return 1

    def nearness(one: Judged) -> tuple[object, ...]:
        return tier(one), one.verdict.rank, one.speakers is Speakers.SAME, one.share

    first = sorted(judged, key=lambda one: one.source.order)
    return max(first, key=nearness, default=None)


def _longer(same: Sequence[Judged]) -> Judged | None:
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
    return min(cuts, key=lambda one: (one.verdict.rank, one.source.order), default=None)


def _elsewhere(judged: Sequence[Judged], base: Judged | None) -> Judged | None:
    """Return what only an earlier text of an article has, or only its reported speech."""
    other = [one for one in judged if one.same and one.speakers is not Speakers.DIFFERENT]
    revised = [one for one in other if one.source.superseded and one.verdict.stands]
    if revised:
        return _best(revised)
    share = base.share if base else 0.0
    reported = [one for one in other if one.source.reported and one.share > max(share, _MOSTLY)]
    return _best(reported)


def _finding(claim: Claim, base: Judged, same: Sequence[Judged], *, printed: bool) -> Finding:
    """Write the finding that one source decides."""
    verdict, flags = base.verdict, base.flags
    notes = list(base.notes)
    if base.source.superseded:
        verdict = Verdict.REVISED
        notes.append("the article's newest text no longer has these words")
    elif base.source.reported:
        verdict = Verdict.REPORTED_ONLY
        notes.append("on record only in a reporter's words")
    if base.speakers is Speakers.DIFFERENT:
        said, given = " and ".join(base.source.speakers), " and ".join(claim.speakers)
        if not base.verdict.stands:
            notes.insert(0, f"the wording differs as well ({base.verdict})")
        verdict = Verdict.WRONG_SPEAKER
        flags = (Flag("speaker", said, given), *flags)
    if base.source.is_overlooked:
        notes.append("stands in the article's text, where no quotation was read: see there")
    notes += _notes_on_speakers(claim, base, same)
    notes += _notes_on_sources(base, same, printed=printed)
    return Finding(
        claim,
        verdict,
        flags,
        tuple(notes),
        _matches(base, same),
        advise(verdict, base.source),
        confirmed=base.speakers is Speakers.SAME,
    )


def _notes_on_speakers(claim: Claim, base: Judged, same: Sequence[Judged]) -> list[str]:
    """Say what is not known of the speaker, and who else is named."""
    notes = []
    if not claim.speakers:
        notes.append(_unread_speaker(claim))
    elif base.source.doubtful:
        named = " and ".join(base.source.speakers)
        notes.append(f"the record gives {named}, but not safely: the speaker is not confirmed")
    elif not base.source.speakers:
        notes.append("the record names nobody: the speaker is not confirmed")
    elif base.speakers is Speakers.UNKNOWN:
        named = " and ".join(base.source.speakers)
        notes.append(f"the record gives {named}: the speaker is not confirmed")
    others = {
        " and ".join(one.source.speakers): one.source.outlet or one.source.article
        for one in same
        if one.speakers is Speakers.DIFFERENT and one is not base and not one.source.doubtful
    }
    if base.speakers is not Speakers.DIFFERENT:
        notes += [f"{outlet} gives it to {name}" for name, outlet in others.items()]
    return notes


def _unread_speaker(claim: Claim) -> str:
    if claim.unsure:
        return f"the draft may give it to {' and '.join(claim.unsure)}: only the words were checked"
    return "the draft names nobody for it: only the words were checked"


def _notes_on_sources(base: Judged, same: Sequence[Judged], *, printed: bool) -> list[str]:
    """Say how sources differ among themselves, and who was first."""
    notes: list[str] = []
    news = [one for one in same if not one.source.is_transcript and one is not base]
    if printed and not base.verdict.stands:
        so = _outlets(one for one in news if one.verdict.stands)
        if so:
            notes.append(f"printed so by {so}, but the transcript has other words")
    elif base.verdict.stands:
        if base.source.is_transcript:
            notes.append("as in the transcript")
        for one in news:
            if one.verdict is Verdict.REWORDED and one.flags and one.speakers is base.speakers:
                told = "; ".join(
                    f"{f.kind}: {f.a or 'nothing'} / {f.b or 'nothing'}" for f in one.flags
                )
                notes.append(f"other words in {one.source.outlet or one.source.article} ({told})")
    notes += _note_first([one for one in same if not one.source.is_transcript])
    return notes


def _note_first(news: Sequence[Judged]) -> list[str]:
    """Say who printed a wording first; of one that nobody printed so, whose like came first."""
    so = [one for one in news if one.verdict.stands]
    dated = [one.source for one in (so or news) if one.source.date]
    if len({source.outlet for source in dated}) < 2:
        return []
    first = min(dated, key=lambda source: source.order)
    how = "so" if so else "in other words"
    return [f"first printed {how} by {first.outlet or first.article}, {first.date}"]


def _outlets(judged: Iterable[Judged]) -> str:
    names = (one.source.outlet or one.source.article for one in judged)
    return ", ".join(list(dict.fromkeys(names))[:_SHOWN])


def _matches(base: Judged, same: Sequence[Judged]) -> tuple[Match, ...]:
    """Return what decided, then the others, the nearest first."""
    others = sorted(
        (one for one in same if one is not base),
        key=lambda one: (-one.verdict.rank, one.source.order),
    )
    kept = {(one.source.article, one.source.wording): one.match for one in (base, *others)}
    return tuple(kept.values())[:_SHOWN]


def _finding_of_pieces(claim: Claim, pieces: Sequence[Piece]) -> Finding:
    """Write the finding on a claim that only several sources have together."""
    base = pieces[0].judged
    matches = tuple(dict.fromkeys(piece.judged.match for piece in pieces))
    speakers = [piece.judged for piece in pieces]
    notes = [note for one in speakers[:1] for note in _notes_on_speakers(claim, one, ())]
    if are_one_passage(pieces) and all(one.speakers is not Speakers.DIFFERENT for one in speakers):
        note = "no source has all of it, but cuttings that overlap have it together"
        verdict = Verdict.TRIMMED
        return Finding(claim, verdict, (), (note, *notes), matches, advise(verdict, base.source))
    others = {" and ".join(one.source.speakers) for one in speakers if _is_others(one)}
    verdict = Verdict.WRONG_SPEAKER if all(map(_is_others, speakers)) else Verdict.SPLICED
    flags = tuple(Flag("speaker", name, " and ".join(claim.speakers)) for name in sorted(others))
    spelt = " + ".join(f"'{shorten(piece.judged.match.source.wording.text)}'" for piece in pieces)
    notes = [describe_occasion(pieces), f"from {spelt}", *notes]
    return Finding(claim, verdict, flags, tuple(notes), matches, advise(verdict, base.source))


def _is_others(judged: Judged) -> bool:
    return judged.speakers is Speakers.DIFFERENT


def _not_found(claim: Claim, judged: Sequence[Judged], known: int | None) -> Finding:
    """Say what is nearest, and whether the speaker has anything on record."""
    notes = []
    whom = " and ".join(claim.speakers)
    if known is None:
        notes.append(_unread_speaker(claim))
    elif known == 0:
        notes.append(f"nothing is on record that {whom} said")
    elif known == 1:
        notes.append(f"{whom} is on record with 1 quotation, which is not like this")
    else:
        notes.append(f"{whom} is on record with {known:,} quotations, none of them like this")
    near = [one for one in judged if one.share >= _NEAREST_SHARE and one.rarity >= _NEAREST_BITS]
    nearest = max(near, key=lambda one: (one.share, one.rarity), default=None)
    verbatim = [one for one in judged if one.verdict.stands and not one.same]
    if verbatim:
        named = {" and ".join(one.source.speakers) for one in verbatim if one.source.speakers}
        others = ", ".join(sorted(named)[:_SHOWN]) or "somebody who is not named"
        notes.append(f"too common to tell: {others} said it too")
    matches = (nearest.match,) if nearest else ()
    verdict = Verdict.NOT_FOUND
    advice = advise(verdict, nearest.source if nearest else None, known=known)
    return Finding(claim, verdict, (), tuple(notes), matches, advice)
