"""The check of one claim, fed with evidence stage by stage."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.check.compare import Comparison, compare_candidate, shares_nested_only
from quotes.check.findings import Finding, Verdict
from quotes.check.stances import adjudicate_stances
from quotes.check.windows import find_windows
from quotes.check.wording import share_of

# Candidates that are compared word by word: those that share most with the claim.
_COMPARED = 24
# What lets a quotation stand has more of it than this; others are compared only in need.
_LIKELY = 0.4


class ClaimCheck:
    """One claim, held against the evidence that there is so far.

    Evidence that takes more asking (texts that were replaced, whole articles) is added only while
    the claim does not stand on what was added before. Each candidate is compared once.

        check = ClaimCheck(claim)
        check.add(quotations)
        if not check.adjudicate(known).verdict.stands:
            check.add(superseded)
            finding = check.adjudicate(known)
    """

    def __init__(self, claim: Claim) -> None:
        """Begin without evidence."""
        self._claim = claim
        self._candidates: list[Candidate] = []
        self._whole = _Comparisons(claim, self._candidates)
        self._parts = [_Comparisons(part, self._candidates) for part in _part(claim)]

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Add what may be the claim's record; others do no harm."""
        self._candidates.extend(candidates)

    def adjudicate(self, known: int | None = None) -> Finding:
        """Give the verdict on all evidence so far.

        Args:
            known: How many quotations its speaker has on record; None if nobody is named.
        """
        ranked = self._whole.rank(range(len(self._candidates)))
        likely = [at for at in ranked if self._whole.share(at) >= _LIKELY]
        finding = self._whole.adjudicate(likely, known)
        if not finding.verdict.stands and len(likely) < len(ranked):
            finding = self._whole.adjudicate(ranked, known)
        if finding.verdict.stands or not self._parts:
            return finding
        return self._adjudicate_parts(ranked, known, finding)

    def _adjudicate_parts(
        self, ranked: Sequence[int], known: int | None, whole: Finding
    ) -> Finding:
        """Hold the parts of an interrupted quotation against their own records, if that is better.

        Between them the draft itself speaks, so parts of several passages are no splice.
        """
        parts = [part.adjudicate(part.rank(ranked), known) for part in self._parts]
        worst = min(parts, key=lambda part: part.verdict.rank)
        spliced = whole.verdict is Verdict.SPLICED and worst.verdict is Verdict.WRONG_SPEAKER
        if worst.verdict.rank <= whole.verdict.rank and not spliced:
            return whole
        matches = tuple(match for part in parts for match in part.matches[:1])
        one = len({(match.candidate.article, match.candidate.quotation) for match in matches}) == 1
        note = "words between its parts are left out" if one else "its parts have different sources"
        return replace(
            worst,
            claim=self._claim,
            flags=tuple(dict.fromkeys(flag for part in parts for flag in part.flags)),
            notes=(note, *worst.notes),
            matches=whole.matches if one else matches,
        )


class _Comparisons:
    """A claim's comparisons with candidates, each made when it is first asked for.

    Candidates go by their positions in a list, which may grow.
    """

    def __init__(self, claim: Claim, candidates: Sequence[Candidate]) -> None:
        self._claim = claim
        self._candidates = candidates
        self._windows: dict[int, list[Candidate]] = {}
        self._shares: dict[int, float] = {}
        self._made: dict[int, list[Comparison]] = {}

    def share(self, at: int) -> float:
        """Return how many of the claim's words a candidate has in order, in one place of it."""
        if at not in self._shares:
            shares = (share_of(self._claim.wording, one.wording) for one in self._find(at))
            self._shares[at] = max(shares, default=0.0)
        return self._shares[at]

    def rank(self, places: Iterable[int]) -> list[int]:
        """Return the candidates that share most words with the claim, transcripts before others."""

        def place(at: int) -> tuple[object, ...]:
            candidate = self._candidates[at]
            return not candidate.is_transcript, -self.share(at), candidate.order

        return sorted(places, key=place)[:_COMPARED]

    def adjudicate(self, places: Iterable[int], known: int | None) -> Finding:
        """Give the verdict on the claim by some of the candidates."""
        comparisons = [one for at in places for one in self._compare(at)]
        return adjudicate_stances(self._claim, comparisons, known)

    def _compare(self, at: int) -> list[Comparison]:
        if at not in self._made:
            compared = (compare_candidate(self._claim, one) for one in self._find(at))
            self._made[at] = [one for one in compared if not shares_nested_only(one)]
        return self._made[at]

    def _find(self, at: int) -> list[Candidate]:
        if at not in self._windows:
            self._windows[at] = find_windows(self._claim, self._candidates[at])
        return self._windows[at]


def _part(claim: Claim) -> list[Claim]:
    """Return the parts of an interrupted quotation as claims of their own; none of another."""
    wording = claim.wording
    if len(wording.texts) == 1:
        return []
    return [
        replace(claim, wording=replace(wording, texts=(text,), starts=(start,)))
        for text, start in zip(wording.texts, wording.starts, strict=True)
    ]
