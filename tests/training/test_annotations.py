"""The annotations that come with the project: offsets, labels and names, and nothing else."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "annotations"
KINDS = {"direct", "mixed", "indirect"}
STATUSES = {"named", "anonymous", "document", "nobody"}
MENTIONS = {"name", "pronoun", "description", "none"}
STANCES = {"said", "denied", "not-said", "hypothetical", "asked", "fiction"}
REASONS = {"title", "term", "scare", "nickname", "slogan", "other"}
CODES = {
    *("borderline", "nested", "headline", "transcript turn", "Q&A turn", "block quotation", "post"),
    *("negated", "future", "imagined", "satire", "caption", "pull quote"),
}
KEYS = {
    *("kind", "content", "cue", "source", "speaker", "accept", "status", "mention", "stance"),
    *("carrier", "parent", "note"),
}
Row = dict[str, Any]


def read(name: str) -> list[Row]:
    return list(map(json.loads, (FOLDER / name).read_text(encoding="utf-8").splitlines()))


ROWS = {name: read(name) for name in ("styles.jsonl", "second.jsonl")}


def is_in_order(spans: list[list[int]]) -> bool:
    flat = [offset for span in spans for offset in span]
    return all(start < end for start, end in spans) and flat == sorted(flat)


def is_name(words: str | None) -> bool:
    return words is None or (len(words.split()) <= 6 and any(map(str.isupper, words)))


@pytest.mark.parametrize("name", ROWS)
def test_articles_are_named_by_id_and_hash_alone(name: str) -> None:
    rows = ROWS[name]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"id", "genre", "sha256", "attributions", "marked_nothing", "acts"}
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])


@pytest.mark.parametrize("name", ROWS)
def test_attributions_hold_spans_labels_and_names(name: str) -> None:
    for found in (found for row in ROWS[name] for found in row["attributions"]):
        assert set(found) <= KEYS
        labels = found["kind"], found["status"], found["mention"], found["stance"]
        assert all(
            one in several
            for one, several in zip(labels, (KINDS, STATUSES, MENTIONS, STANCES), strict=True)
        )
        assert found["content"]
        assert all(is_in_order(found[part]) for part in ("content", "cue", "source"))
        assert all(map(is_name, (found["speaker"], *found["accept"], *found.get("carrier", ()))))
        assert set(found["note"].split("; ") if "note" in found else ()) <= CODES


@pytest.mark.parametrize("name", ROWS)
def test_inner_attributions_lie_within_their_outer_ones(name: str) -> None:
    for row in ROWS[name]:
        for number, found in enumerate(row["attributions"]):
            assert ("parent" in found) == ("nested" in found.get("note", ""))
            if "parent" in found:
                assert found["parent"] < number
                outer = row["attributions"][found["parent"]]["content"]
                start, end = found["content"][0][0], found["content"][-1][1]
                assert outer[0][0] <= start < end <= outer[-1][1]


@pytest.mark.parametrize("name", ROWS)
def test_acts_and_marks_hold_spans_and_reasons(name: str) -> None:
    for row in ROWS[name]:
        assert all(set(one) == {"span", "why"} for one in row["marked_nothing"])
        assert {one["why"] for one in row["marked_nothing"]} <= REASONS
        assert all(set(one) == {"span", "cue", "source"} for one in row["acts"])
        for one in (*row["marked_nothing"], *row["acts"]):
            assert is_in_order([one["span"]])


def test_what_was_annotated_twice_is_of_the_same_texts() -> None:
    texts = {row["id"]: row["sha256"] for row in ROWS["styles.jsonl"]}
    assert all(texts[row["id"]] == row["sha256"] for row in ROWS["second.jsonl"])
