"""Learn the cue table of the rules reader from PolNeAR's train split.

    python -m training.learn_cues ../shared/eval/polnear/train.jsonl.gz

Writes quotes/data/cues/en.toml: for each way in which a verb takes content (a clause, an
infinitive, an object) the share of its uses outside quotation marks that PolNeAR's annotators
marked as a cue for that very content; and the verbs that stand beside direct quotations. Only
verbs marked in at least three articles are kept. The table holds counts of words, no text.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from quotes.detect.rules.constructions import Construction, Frame, find_constructions
from quotes.detect.rules.spacy_model import load_pipeline
from quotes.text.annotated import annotate
from quotes.text.mask import mask_markup

OUT = Path(__file__).parent.parent / "quotes" / "data" / "cues" / "en.toml"
MIN_ARTICLES = 3
# A verb that stands beside direct speech more seldom than this ("had", "went") misleads.
MIN_SPOKEN = 0.04
# Pseudo-counts that pull a rare verb's share towards the frame's own.
PRIOR = 3.0

Row = dict[str, Any]


def read_rows(path: str) -> list[Row]:
    """Read PolNeAR articles as prepare_polnear.py writes them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def parse_rows(rows: list[Row]) -> Iterator[tuple[Row, Doc]]:
    """Parse each article as the rules reader sees it."""
    nlp = load_pipeline(frozenset({"parser", "lemmatizer"}))
    yield from zip(rows, nlp.pipe(mask_markup(row["text"]) for row in rows), strict=True)


def is_gold(row: Row, found: Construction) -> bool:
    """Return True if a construction's verb is a cue whose content it covers at least by half."""
    chars = {i for span in found.content for i in range(span.start, span.end)}
    for gold in row["attributions"]:
        if any(start <= found.verb.idx < end for start, end in gold["cue"]):
            want = {i for start, end in gold["content"] for i in range(start, end)}
            if 2 * len(want & chars) >= len(want | chars):
                return True
    return False


def count(rows: list[Row]) -> tuple[dict[Frame, dict[str, float]], list[str]]:
    """Count uses and hits of each verb in each frame, and the verbs beside direct quotations."""
    uses: Counter[tuple[Frame, str]] = Counter()
    hits: Counter[tuple[Frame, str]] = Counter()
    articles: dict[tuple[Frame, str], set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    verbs: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    for row, doc in parse_rows(rows):
        annotated = annotate(row["text"])
        for found in find_constructions(doc, annotated.text):
            if annotated.quoted_parts(found.cue):
                continue
            # Direct speech is linked by its marks, and would teach the parser's errors here.
            if any(map(annotated.quoted_parts, found.content)):
                continue
            key = (found.frame, found.verb.lemma_.lower())
            uses[key] += 1
            if is_gold(row, found):
                hits[key] += 1
                articles[key].add(row["id"])
        for token in doc:
            if token.pos_ != "VERB":
                continue
            verbs[token.lemma_.lower()] += 1
            if _is_cue_of_direct(row, token.idx):
                spoken[token.lemma_.lower()] += 1
                beside[token.lemma_.lower()].add(row["id"])
    shares: dict[Frame, dict[str, float]] = {}
    for frame in Frame:
        all_uses = sum(n for key, n in uses.items() if key[0] is frame)
        base = sum(n for key, n in hits.items() if key[0] is frame) / all_uses
        shares[frame] = {
            key[1]: round((hits[key] + PRIOR * base) / (uses[key] + PRIOR), 2)
            for key in sorted(articles, key=str)
            if key[0] is frame and len(articles[key]) >= MIN_ARTICLES and key[1].isalpha()
        }
    speech = sorted(
        verb
        for verb, seen in beside.items()
        if len(seen) >= MIN_ARTICLES and verb.isalpha() and spoken[verb] >= MIN_SPOKEN * verbs[verb]
    )
    return shares, speech


def _is_cue_of_direct(row: Row, offset: int) -> bool:
    return any(
        start <= offset < end
        for gold in row["attributions"]
        if gold["kind"] == "direct"
        for start, end in gold["cue"]
    )


def write_table(shares: dict[Frame, dict[str, float]], speech: list[str], articles: int) -> None:
    """Write the table as TOML, with a head that says where it comes from."""
    lines = [
        "# English reporting verbs, learnt by training/learn_cues.py from the train split of",
        f"# PolNeAR 1.0 ({articles} articles; Newell, Margolin and Ruths, LREC 2018): counts of",
        "# words only. A number is the share of a verb's uses, in that frame and outside quotation",
        "# marks, that trained people marked as reporting its content.",
    ]
    for frame, verbs in shares.items():
        lines += ["", f"[{frame.value}]"]
        lines += [f"{verb} = {share}" for verb, share in sorted(verbs.items())]
    lines += [
        "",
        "# Verbs that stood beside a direct quotation in three articles or more.",
        "[speech]",
    ]
    lines += ["verbs = [", *(f'    "{verb}",' for verb in speech), "]", ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    train = read_rows(sys.argv[1])
    write_table(*count(train), len(train))
