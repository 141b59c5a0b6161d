"""Single edits of real quotations: do those that change the meaning get their flag, others none?

Quotations of the PolNeAR train articles, each edited in one place by a seeded generator. What an
edit is, is certain from how it was made.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from bench.shared import POLNEAR, Json, read_lines
from quotes.diff import compare
from quotes.types import Flag, Passage

# Of each kind so many edits at most, and passages of so many words.
EACH = 400
WORDS = range(8, 80)
SEED = 2018

Edit = Callable[[str, Random], str | None]


def measure_changes() -> dict[str, float]:
    """Return the share of harmful edits with the right flag, and of harmless ones with any.

    By kind, and over all kinds as "harmful" and "harmless"; each kind counts with its edits.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for kind, _, _, flags in judge_changes():
        total[kind] += 1
        right[kind] += any(flag.kind == kind for flag in flags) if kind in HARMFUL else bool(flags)
    shares = {kind: right[kind] / total[kind] for kind in total}
    for name, kinds in (("harmful", HARMFUL), ("harmless", HARMLESS)):
        shares[name] = sum(right[kind] for kind in kinds) / sum(total[kind] for kind in kinds)
    return shares


def judge_changes() -> Iterator[tuple[str, str, str, Sequence[Flag]]]:
    """Yield each edit: its kind, the wording, the edited one, and the flags of their difference."""
    rng = Random(SEED)
    texts = sorted(set(read_quotations(POLNEAR / "train.jsonl.gz")))
    rng.shuffle(texts)
    made: dict[str, int] = defaultdict(int)
    for text in texts:
        for kind, edit in (HARMFUL | HARMLESS).items():
            if made[kind] >= EACH:
                continue
            other = edit(text, rng)
            if other is None or other == text:
                continue
            made[kind] += 1
            ours, theirs = Passage(text), Passage(other)
            if rng.random() < 0.5:  # either may be the longer or the first
                ours, theirs = theirs, ours
            yield kind, ours.text, theirs.text, compare(ours, theirs).flags


def read_quotations(path: Path) -> Iterator[str]:
    """Yield the marked words of direct quotations: uninterrupted, of one paragraph."""
    for row in read_lines(path):
        yield from _quotations(row)


def _quotations(row: Json) -> Iterator[str]:
    text: str = row["text"]
    for one in row["attributions"]:
        start, end = one["content"][0]
        words = text[start:end].strip("\"“”'‘’ ")
        marked = text[max(0, start - 1) : start + 1].strip()[:1] in {'"', "“"}
        if marked and "\n" not in words and len(words.split()) in WORDS and '"' not in words:
            yield words


def _swap(pattern: str, choices: dict[str, Sequence[str]]) -> Edit:
    """Make an edit that puts another word of a table in the place of one."""
    found = re.compile(pattern, re.IGNORECASE)

    def edit(text: str, rng: Random) -> str | None:
        places = list(found.finditer(text))
        if not places:
            return None
        place = rng.choice(places)
        put = rng.choice(list(choices[place[0].lower()]))
        put = put.capitalize() if place[0][0].isupper() and place[0] != "I" else put
        return text[: place.start()] + put + text[place.end() :]

    return edit


def _words(table: dict[str, Sequence[str]]) -> Edit:
    spelt = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return _swap(rf"(?<![\w’'.,-])(?:{spelt})(?![\w’'-])(?![.,]\d)", table)


def _other_number(text: str, rng: Random) -> str | None:
    places = list(re.finditer(r"(?<![\w.,$-])\d{1,3}(?:,\d{3})*(?![\w,.]*\d)(?!\w)", text))
    if not places:
        return None
    place = rng.choice(places)
    value = int(place[0].replace(",", ""))
    changed = value * 10 if rng.random() < 0.5 else value + rng.randint(1, 9)
    return text[: place.start()] + f"{changed:,}" + text[place.end() :]


def _other_name(text: str, rng: Random) -> str | None:
    places = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w’'-])(?! [A-Z])", text))
    places = [place for place in places if place[0] not in _NO_NAMES]
    if not places:
        return None
    place = rng.choice(places)
    return text[: place.start()] + rng.choice(_NAMES) + text[place.end() :]


def _without_condition(text: str, rng: Random) -> str | None:
    places = list(re.finditer(r",? (?:but|unless|except|if|until|although|though)\b", text))
    places = [one for one in places if len(text[: one.start()].split()) >= WORDS.start // 2]
    return text[: rng.choice(places).start()] if places else None


def _without_hedge(text: str, rng: Random) -> str | None:
    places = list(_HEDGES.finditer(text))
    if not places:
        return None
    place = rng.choice(places)
    left = text[: place.start()] + text[place.end() :]
    return left[0].upper() + left[1:] if left else None


def _with_hedge(text: str, rng: Random) -> str | None:
    places = list(re.finditer(r"\b(?:is|are|was|were|will|have|has)\b(?! not\b)", text))
    if not places:
        return None
    place = rng.choice(places)
    hedge = rng.choice(["probably", "in many cases", "perhaps", "largely", "allegedly"])
    return f"{text[: place.end()]} {hedge}{text[place.end() :]}"


def _hedge(text: str, rng: Random) -> str | None:
    return (_without_hedge if rng.random() < 0.5 else _with_hedge)(text, rng)


def _negation(text: str, rng: Random) -> str | None:
    edits = [_words(_CONTRARY), _with_not]
    rng.shuffle(edits)
    return edits[0](text, rng) or edits[1](text, rng)


def _with_not(text: str, rng: Random) -> str | None:
    found = r"\b(?:is|are|was|were|will|would|should|could|can)\b(?! (?:not|never|no)\b)(?!n)"
    places = list(re.finditer(found, text))
    if not places:
        return None
    place = rng.choice(places)
    return f"{text[: place.end()]} {rng.choice(['not', 'never'])}{text[place.end() :]}"


def _typography(text: str, rng: Random) -> str | None:
    changes: list[Callable[[str], str]] = [
        lambda one: one.replace("'", "’") if "'" in one else one.replace("’", "'"),
        lambda one: one.replace(" - ", " — ").replace("--", " – "),
        lambda one: one.rstrip(".,!?") + rng.choice([",", ".", "!", ""]),
        lambda one: one.replace(", ", " ", 1) if ", " in one else one + ".",
        lambda one: one[0].swapcase() + one[1:] if one[:2] != "I " else one,
        lambda one: re.sub(r"(?<=\w) (?=\w)", "  ", one, count=1),
    ]
    return rng.choice(changes)(text)


def _sentence(text: str, rng: Random) -> str | None:
    """Leave out a sentence at one end that opens with no condition."""
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
    if len(parts) == 1 or _CONDITION.match(parts[-1]):
        return None
    return " ".join(parts[1:] if rng.random() < 0.5 else parts[:-1])


_NAMES = ("Hartmann", "Okafor", "Lindqvist", "Moreau", "Castellano", "Birmingham", "Portugal")
_NO_NAMES = frozenset(
    ("They", "This", "That", "There", "What", "When", "With", "Your", "President", "Senator")
)
_CONDITION = re.compile(r"(?:But|Unless|Except|If|Until|Although|Though|However)\b")
_HEDGES = re.compile(
    r"\b(?:I think(?: that)?|I believe(?: that)?|probably|maybe|perhaps|almost|sort of|kind of"
    r"|mostly|often|generally|usually|in many cases|in some cases|likely),? ",
    re.IGNORECASE,
)
_CONTRARY: dict[str, Sequence[str]] = {
    "not": ["also", "really"],
    "never": ["always", "still"],
    "don't": ["do"],
    "doesn't": ["does"],
    "didn't": ["did"],
    "can't": ["can"],
    "won't": ["will"],
    "isn't": ["is"],
    "wasn't": ["was"],
    "nothing": ["much", "something"],
    "nobody": ["somebody", "everybody"],
    "possible": ["impossible"],
    "fair": ["unfair"],
    "able": ["unable"],
    "legal": ["illegal"],
    "acceptable": ["unacceptable"],
    "like": ["unlike"],
    "agree": ["disagree"],
    "without": ["with"],
}
HARMFUL: dict[str, Edit] = {
    "number": _other_number,
    "name": _other_name,
    "negation": _negation,
    "modal": _words(
        {
            "will": ["may", "might", "would", "should"],
            "may": ["will", "must"],
            "might": ["will"],
            "must": ["should", "may", "could"],
            "should": ["must", "could", "may"],
            "can": ["could", "must"],
            "could": ["will", "can", "should"],
            "would": ["will", "might"],
        }
    ),
    "hedge": _hedge,
    "quantifier": _words(
        {
            "all": ["some", "most", "many"],
            "every": ["some", "most"],
            "everyone": ["someone", "anyone"],
            "everything": ["something"],
            "always": ["rarely"],
            "most": ["all", "some", "few"],
            "many": ["few", "some", "most", "all"],
            "some": ["all", "most", "many"],
            "few": ["many", "some"],
            "both": ["some"],
            "any": ["every", "most"],
        }
    ),
    "pronoun": _words(
        {
            "they": ["we", "it", "you"],
            "we": ["they", "you", "I"],
            "he": ["she", "they", "I"],
            "she": ["he", "they"],
            "it": ["they", "he"],
            "them": ["us", "him"],
            "us": ["them", "you"],
            "our": ["their", "your"],
            "their": ["our", "his"],
            "his": ["her", "their"],
        }
    ),
    "condition": _without_condition,
}
HARMLESS: dict[str, Edit] = {
    "typography": _typography,
    "contraction": _words(
        {
            "do not": ["don't"],
            "don't": ["do not"],
            "doesn't": ["does not"],
            "it's": ["it is"],
            "it is": ["it's"],
            "can't": ["cannot", "can not"],
            "cannot": ["can't"],
            "we're": ["we are"],
            "they're": ["they are"],
            "i'm": ["I am"],
            "won't": ["will not"],
            "we'll": ["we will"],
            "i'll": ["I will"],
            "that's": ["that is"],
            "isn't": ["is not"],
            "going to": ["gonna"],
            "i've": ["I have"],
        }
    ),
    "number style": _words(
        {
            **{
                str(number): [word]
                for number, word in enumerate(
                    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
                    start=2,
                )
            },
            "two": ["2"],
            "three": ["3"],
            "four": ["4"],
            "five": ["5"],
            "ten": ["10"],
            "twenty": ["20"],
            "percent": ["per cent", "%"],
        }
    ),
    "spelling": _words(
        {
            "labor": ["labour"],
            "color": ["colour"],
            "honor": ["honour"],
            "defense": ["defence"],
            "center": ["centre"],
            "program": ["programme"],
            "favor": ["favour"],
            "organization": ["organisation"],
            "realize": ["realise"],
            "recognize": ["recognise"],
            "traveling": ["travelling"],
            "behavior": ["behaviour"],
            "neighbor": ["neighbour"],
            "neighbors": ["neighbours"],
            "neighborhood": ["neighbourhood"],
            "criticize": ["criticise"],
            "apologize": ["apologise"],
            "organizations": ["organisations"],
            "licence": ["license"],
            "gray": ["grey"],
            "theater": ["theatre"],
            "analyze": ["analyse"],
        }
    ),
    "sentence left out": _sentence,
}
