"""The page of a check shows what is written, with signs for what can't be seen."""

import html
import re
from pathlib import Path

import pytest
from factory import build_article

from quotes.check import DraftCheck
from quotes.detect.reader import ReaderInfo
from quotes.detect.transcript import read_transcript
from quotes.export.check_page import write_page
from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan, Quotation, QuotationKind
from quotes.workflows.check import check_drafts

HIDDEN = ["\u202e", "\u200f", "\u2066", "\u2028", "\x1b", "\x9b", "\u200b", "\U000e0041", "\xad"]
SAID = "The ferries will stay in port until the lighthouse is repaired"


class MarksReader:
    """Takes what stands in curly marks for a quotation of the person whose name follows."""

    info = ReaderInfo("marks", "1")
    needs: frozenset[str] = frozenset()

    def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
        return [
            Quotation(
                QuotationKind.DIRECT,
                (CharSpan(*found.span(1)),),
                cue=(CharSpan(*found.span(2)),),
                source=(CharSpan(*found.span(3)),),
            )
            for found in re.finditer(r"“([^”]+),” (said) (\w+ \w+)", text.text)
        ]


def page_of(draft: str, folder: Path, *, name: str = "draft.txt", talk: str = SAID) -> str:
    said = read_transcript(build_article(f"ANN LEE: {talk}.", outlet=name))
    checks = list(check_drafts([build_article(draft, origin=name)], MarksReader(), None, [said]))
    write_page(checks, folder / "page.html")
    return (folder / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_signs_wherever_text_stands(hidden: str, tmp_path: Path) -> None:
    sign = f"‹U+{ord(hidden):04X}›"
    wording = SAID.replace("stay", f"st{hidden}ay")
    page = page_of(
        f"“{wording},” said Ann Lee.\n\nMore{hidden}over.",
        tmp_path,
        name=f"dra{hidden}ft.txt",
        talk=SAID.replace("port", f"po{hidden}rt"),
    )

    assert hidden not in page
    for word in (f"st{sign}ay", f"More{sign}over", f"dra{sign}ft.txt", f"po{sign}rt"):
        assert word in page


def test_a_failure_and_notes_have_signs(tmp_path: Path) -> None:
    drafts = [DraftCheck("a\u202eb", failure="bad\x9b"), DraftCheck("c", notes=("no\u200bte",))]
    write_page(drafts, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")

    assert all(word in page for word in ("a‹U+202E›b", "bad‹U+009B›", "no‹U+200B›te"))
    assert not re.search("[\u202e\x9b\u200b]", page)


def test_lines_of_a_draft_stay_and_its_words_are_all_there(tmp_path: Path) -> None:
    draft = f"“{SAID},” said Ann Lee.\n\n\tשלום, <b>& “more”."
    page = page_of(draft, tmp_path)
    shown = re.search(r'<div class="draft">(.*?)</div>', page, re.DOTALL)

    assert shown
    bare = re.sub("<a .*?</a>|<[^>]*>", "", shown[1])
    assert html.unescape(bare) == draft


def test_what_others_wrote_is_isolated(tmp_path: Path) -> None:
    page = page_of(f"“{SAID},” said Ann Lee.", tmp_path, name="מעריב")

    assert '<h1 dir="auto">מעריב</h1>' in page
    assert "<bdi>Ann Lee</bdi>" in page
    assert "<bdi>מעריב</bdi>" in page
    assert "unicode-bidi: plaintext" in page
    assert all('dir="auto"' in tag for tag in re.findall("<(?:blockquote|mark|h1)[^>]*>", page))
