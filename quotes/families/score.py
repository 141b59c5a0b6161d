"""Judging whether two passages are one utterance: a small table of measures and limits."""

from functools import lru_cache

from quotes.families.features import (
    Speakers,
    compare_speakers,
    contained_share,
    is_title,
    rarest_run,
)
from quotes.families.normalise import Word, tokenise
from quotes.families.runs import shared_runs
from quotes.types import PairScore, Passage

# Measured on the 230 judged pairs of PolNeAR dev_pairs (precision / recall, speakers as given):
# 0.70 .85/.93, 0.75 .87/.92, 0.80 .90/.90. Of the pairs from us_news_2018 between 0.75 and
# 0.80, read in a sample, most were two utterances.
CONTAINED = 0.8
# In bits. On the same pairs, same speaker: 6.25 .90/.90, 8 .91/.84, 10 .93/.77. With speakers
# unknown: 6.25 .84/.90, 8 .86/.84, 10 .88/.77, and in that sample about half of the pairs from
# 8 to 10 bits were phrases that anybody uses ("a friend of mine"), of those above 10 few.
RARITY = {Speakers.SAME: 6.25, Speakers.UNKNOWN: 10.0, Speakers.DIFFERENT: 25.0}
# Two passages that overlap, each running on beyond the other: some ten to twenty words.
OVERLAP_RARITY = 30.0
# Passages of some two hundred articles.
_REMEMBERED = 4096
# The rarity at which the score is half of the share contained; for ranking links only.
_HALF_SCORE = 8.0


def score_pair(a: Passage, b: Passage) -> PairScore:
    """Judge whether two passages are one utterance, from their words and speakers alone.

    Symmetric. Different named speakers of the same long wording are one utterance with a
    conflict of attribution; of a short one they are two people with the same words.

    Returns:
        The judgement, a score from 0 to 1, and the reasons in plain words.
    """
    a_words, b_words = _read_words(a.text), _read_words(b.text)
    a_norms, b_norms = [word.norm for word in a_words], [word.norm for word in b_words]
    runs = shared_runs(a_norms, b_norms)
    if not runs:
        return PairScore(same=False, score=0.0, reasons=("no distinctive words in common",))
    run, rarity = rarest_run(a_norms, runs)
    share = contained_share(a_norms, b_norms, runs)
    speakers = compare_speakers(a.speakers, b.speakers)
    reasons = (
        f"{share:.0%} of the shorter stands in the longer",
        f"shared run of {run.length} words, rarity {rarity:.1f} bits",
        f"speakers: {speakers}",
    )
    score = round(share * rarity / (rarity + _HALF_SCORE), 4)
    if is_title(a.text, a_words) or is_title(b.text, b_words):
        return PairScore(same=False, score=score, reasons=(*reasons, "spelt as a title"))
    return PairScore(same=_is_same(share, rarity, speakers), score=score, reasons=reasons)


@lru_cache(maxsize=_REMEMBERED)
def _read_words(text: str) -> tuple[Word, ...]:
    """Split a passage into words; remembered, since one passage is compared with many."""
    return tuple(tokenise(text))


def _is_same(share: float, rarity: float, speakers: Speakers) -> bool:
    if share >= CONTAINED:
        return rarity >= RARITY[speakers]
    return rarity >= OVERLAP_RARITY and speakers is not Speakers.DIFFERENT
