"""Comparing surnames: with their particles, in two spellings, one of two."""

from quotes.names.answers import EQUAL, Answer, Share, Step
from quotes.names.nicknames import is_spelling
from quotes.names.shape import Shape, Unit
from quotes.names.spelling import Spelling, compare_words
from quotes.text.rarity import is_known


def compare_surnames(a: Unit, b: Unit, *, alone: bool = False) -> Step | None:
    """Compare two surnames with their particles.

    Where a name has nothing else, more is asked of the spelling: two surnames that the news both
    know are two, as Davis and David, and what only sounds alike is no more than doubtful.
    """
    if a.core == b.core:
        if a.particles == b.particles:
            return EQUAL
        if a.particles and b.particles:
            return Step(Answer.DOUBTFUL, Share.SLIP, f"{a} and {b} differ in a particle")
        return Step(Answer.COMPATIBLE, Share.SOUND, f"{a} and {b} differ in a particle")
    if a.joined == b.joined or _is_joined(a, b) or _is_joined(b, a):
        return Step(Answer.SAME, Share.APART, f"{a} and {b} are one name, together or apart")
    found = compare_spelling(a.core, b.core)
    if found is None or not (is_known(a.core) and is_known(b.core)):
        return found
    if found.answer is Answer.SAME:
        return Step(Answer.DOUBTFUL, Share.SLIP, f"{a} and {b} sound alike, but are two surnames")
    return None if alone else found


def _is_joined(a: Unit, b: Unit) -> bool:
    """Return True if one writes together what the other writes apart: Elsisi and al-Sisi."""
    fronts = {"".join(a.particles), *(("al", "el") if a.particles == ("al",) else ())}
    return bool(a.particles) and not b.particles and b.core in {front + a.core for front in fronts}


def find_among_two(a: Shape, b: Shape) -> Step | None:
    """Find a surname among two, as by marriage: Ann Lee and Ann Lee Hart."""
    short, long = sorted((a, b), key=lambda shape: len(shape.middles))
    cores = [unit.core for unit in long.middles]
    if len(short.middles) < len(long.middles) and short.surname.core in cores:
        reason = f"{short.surname} is one of two surnames, as by marriage"
        return Step(Answer.COMPATIBLE, Share.OF_TWO, reason)
    return None


def compare_spelling(a: str, b: str) -> Step | None:
    """Compare two words as spellings of one; None if they are two."""
    spelt = compare_words(a, b)
    both = f"{a.title()} and {b.title()}"
    if is_spelling(a, b):
        return Step(Answer.SAME, Share.SOUND, f"{both} are spellings of one name")
    if spelt is Spelling.SOUND:
        return Step(Answer.SAME, Share.SOUND, f"{both} are ways of writing one sound")
    if spelt is Spelling.SLIP:
        return Step(Answer.DOUBTFUL, Share.SLIP, f"{both} are spelt almost alike")
    return EQUAL if spelt is Spelling.SAME else None
