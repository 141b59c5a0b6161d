"""Judging whether two passages are one utterance: a small table of measures and limits."""

from dataclasses import dataclass
from typing import NamedTuple

from quotes.families.features import (
    contained_share,
    days_apart,
    is_near,
    is_title,
    rarest_run,
)
from quotes.families.shared_runs import join_spans, shared_spans
from quotes.names.speakers import Speakers, compare_speakers
from quotes.text.inflection import count_of
from quotes.text.words import read_words
from quotes.types import LinkType, Passage

# Measured on the 230 judged pairs of PolNeAR dev_pairs (precision / recall, speakers as given):
# 0.70 .85/.93, 0.75 .87/.92, 0.80 .90/.90. Of the pairs from us_news_2018 between 0.75 and
# 0.80, read in a sample, most were two utterances.
CONTAINED = 0.8
# In bits. On the same pairs, same speaker: 6.25 .90/.90, 8 .91/.84, 10 .93/.77. With speakers
# unknown: 6.25 .84/.90, 8 .86/.84, 10 .88/.77, and in that sample about half of the pairs from
# 8 to 10 bits were phrases that anybody uses ("a friend of mine"), of those above 10 few.
RARITY = {Speakers.SAME: 6.25, Speakers.UNKNOWN: 10.0, Speakers.DIFFERENT: 25.0}
# The same where two outlets printed them within a week. Of 25 pairs of us_news_2018 with
# different speakers from 12 bits on, read in a sample, 22 were one utterance with a conflict of
# attribution.
NEAR_RARITY = {Speakers.SAME: 6.25, Speakers.UNKNOWN: 7.5, Speakers.DIFFERENT: 14.0}
# Two passages that overlap, each running on beyond the other: some ten to twenty words.
OVERLAP_RARITY, NEAR_OVERLAP_RARITY = 30.0, 20.0
# What one speaker says more than a month apart, in words hardly rarer than a common phrase: of 12
# such pairs of us_news_2018 in a sample none was one utterance ("We'll see what happens").
REPEATED_DAYS, REPEATED_RARITY = 30, 8.0
# From here on days and outlets have no part in it.
FIRM_RARITY = RARITY | {Speakers.SAME: REPEATED_RARITY}
# Reported speech of the same speaker within a week. Of 44 pairs of us_news_2018, read in a
# sample, all but 4 were about one utterance; with less in common, from 0.4 on, two in three.
PARAPHRASED = 0.6
# Different speakers need more in common than one phrase. So does a speaker who is not known, unless
# the week speaks for it or the phrase has some words: of 40 pairs of us_news_2018 with one in
# common, read in a sample, half were idioms of three or four words ("boots on the ground").
LEAST_SPANS, LEAST_WORDS = 2, 5
# Passages that have little more than that one phrase, in characters. It spares comparing most of
# what the index of a large store gives.
_SHORT = 50
# The rarity at which the score is half of the share contained; for ranking links only.
_HALF_SCORE = 8.0


@dataclass(frozen=True, slots=True)
class PairScore:
    """What two passages are to each other, if anything.

    Attributes:
        kinship: What they are.
        score: From 0 to 1, from their words alone.
        reasons: In plain words.
        firm: Whether they are one utterance on whatever days and by whomever they were printed.
    """

    kinship: LinkType | None
    score: float
    reasons: tuple[str, ...] = ()
    firm: bool = False

    @property
    def same(self) -> bool:
        """Whether they are one utterance."""
        return self.kinship is LinkType.SAME


class _Measures(NamedTuple):
    share: float
    rarity: float
    speakers: Speakers
    near: bool
    days: int | None


def score_pair(a: Passage, b: Passage) -> PairScore:
    """Judge what two passages are to each other, from their words, speakers, outlets and days.

    Different named speakers of the same long wording are one utterance with a conflict of
    attribution; of a short one they are two people with the same words. What one has as said and
    the other as denied, never said and so on is never one utterance. Symmetric.

    Returns:
        The judgement, a score from 0 to 1, and the reasons in plain words.
    """
    ours, theirs = read_words(a.text), read_words(b.text)
    a_norms, b_norms = ours.surface_norms, theirs.surface_norms
    spans = shared_spans(a_norms, b_norms)
    if not spans:
        return PairScore(None, 0.0, ("no distinctive words in common",))
    runs = join_spans(a_norms, b_norms, spans)
    run, rarity = rarest_run(a_norms, runs)
    share = contained_share(a_norms, b_norms, runs)
    speakers = compare_speakers(a.speakers, b.speakers)
    reasons: tuple[str, ...] = (
        f"{share:.0%} of the shorter stands in the longer",
        f"shared run of {count_of(run.length, 'word')}, rarity {rarity:.1f} bits",
        f"speakers: {speakers}",
    )
    score = round(share * rarity / (rarity + _HALF_SCORE), 4)
    if is_title(a.text, ours.surface) or is_title(b.text, theirs.surface):
        return PairScore(None, score, (*reasons, "spelt as a title"))
    measures = _Measures(share, rarity, speakers, is_near(a, b), days_apart(a, b))
    words = share * min(len(a_norms), len(b_norms))
    is_phrase = len(spans) < LEAST_SPANS and words < LEAST_WORDS
    if not may_be_linked(a, b, len(spans)) or (is_phrase and _is_unbacked(measures)):
        kinship = None
    elif a.reported or b.reported:
        kinship = LinkType.PARAPHRASE if share >= PARAPHRASED else None
    else:
        kinship = _judge(measures)
    if kinship is not None and a.stance is not b.stance:
        kinship = LinkType.OTHER_STANCE
        reasons = (*reasons, "one {}, the other {}".format(*sorted((a.stance, b.stance))))
    near = ("printed within a week",) if measures.near else ()
    firm = kinship is LinkType.SAME and share >= CONTAINED and rarity >= FIRM_RARITY[speakers]
    return PairScore(kinship, score, (*reasons, *near), firm)


def may_be_linked(a: Passage, b: Passage, shared: int) -> bool:
    """Return True if two passages can be anything to each other, before their words are compared.

    Args:
        a: One passage.
        b: The other one.
        shared: How many distinctive runs both hold.
    """
    if a.reported and b.reported:
        return False
    speakers, near = compare_speakers(a.speakers, b.speakers), is_near(a, b)
    if a.reported or b.reported:
        return near and speakers is Speakers.SAME
    if speakers is Speakers.SAME or shared >= LEAST_SPANS:
        return True
    if speakers is Speakers.DIFFERENT:
        return False
    return near or min(len(a.text), len(b.text)) <= _SHORT


def _is_unbacked(found: _Measures) -> bool:
    """Return True if nothing but the words speaks for two passages."""
    return found.speakers is Speakers.UNKNOWN and not found.near


def _judge(found: _Measures) -> LinkType | None:
    if found.share >= CONTAINED:
        limits = NEAR_RARITY if found.near else RARITY
        if found.rarity < limits[found.speakers]:
            return None
        far = found.days is not None and found.days > REPEATED_DAYS
        is_habit = found.speakers is Speakers.SAME and found.rarity < REPEATED_RARITY
        return LinkType.REPEATED if far and is_habit else LinkType.SAME
    overlap = NEAR_OVERLAP_RARITY if found.near else OVERLAP_RARITY
    if found.rarity >= overlap and found.speakers is not Speakers.DIFFERENT:
        return LinkType.SAME
    return None
