"""Writing an article in another house's style, or with what goes wrong on its way.

Each style is a function of an annotated article and a random generator; the development set is
measured in each of them too (``bench``).
"""

import re
from collections.abc import Callable, Iterator
from random import Random

from quotes.text.annotated import annotate
from quotes.text.marks import Marked
from training.reader.edits import Annotated, Edit, apply_edits

# Outer and inner marks.
_MARKS = {
    "straight": ('"', '"', "'", "'"),
    "curly": ("“", "”", "‘", "’"),
    "british": ("‘", "’", "“", "”"),
    "doubled": ("''", "''", "'", "'"),
    "backticks": ("``", "''", "`", "'"),
    "guillemets": ("«", "»", "‹", "›"),
    "spaced guillemets": ("« ", " »", "‹ ", " ›"),
    "low": ("„", "“", "‚", "‘"),
}
_BREAK = re.compile(r"\s*\n\s*\n\s*")
_SPACE = re.compile(r"(?<=\S) (?=\S)")


def with_marks(name: str) -> Callable[[Annotated, Random], Annotated]:
    """Return the style that writes all quotation marks in one way."""
    outer_open, outer_close, inner_open, inner_close = _MARKS[name]

    def restyle(article: Annotated, random: Random) -> Annotated:
        del random
        edits: list[Edit] = []
        for marked in _marked(article):
            inner = marked.level > 0
            edits += _replace(
                article.text,
                marked,
                inner_open if inner else outer_open,
                inner_close if inner else outer_close,
            )
        return apply_edits(article, edits)

    return restyle


def with_dashes(article: Annotated, random: Random) -> Annotated:
    """Write speech that opens a paragraph or a line with a dash, without marks."""
    text = article.text
    dash = random.choice(("— ", "– ", "- ", "—"))
    edits: list[Edit] = []
    line_end = 0
    for marked in _marked(article):
        start = marked.outer.start
        opens = start == 0 or text[text.rfind("\n", 0, start) + 1 : start].strip() == ""
        if opens and marked.level == 0:
            found = text.find("\n", start)
            line_end = found if found >= 0 else len(text)
            edits.append(Edit(start, start, dash))
        if start < line_end and marked.level == 0:
            edits += _replace(text, marked, "", "")
    return apply_edits(article, edits)


def with_lost_breaks(article: Annotated, random: Random) -> Annotated:
    """Lose the breaks between paragraphs."""
    other = random.choice((" ", " ", "\n"))
    return apply_edits(article, (Edit(*found.span(), other) for found in _breaks(article)))


def with_some_lost_breaks(article: Annotated, random: Random) -> Annotated:
    """Lose some breaks between paragraphs."""
    share = random.random()
    kept = (found for found in _breaks(article) if random.random() < share)
    return apply_edits(article, (Edit(*found.span(), random.choice((" ", "\n"))) for found in kept))


def with_odd_spaces(article: Annotated, random: Random) -> Annotated:
    """Lose some spaces beside marks and full stops, double others."""
    edits = []
    for found in _SPACE.finditer(article.text):
        before, behind = article.text[found.start() - 1], article.text[found.end()]
        at_edge = not (before.isalnum() and behind.isalnum())
        if at_edge and random.random() < 0.25:
            edits.append(Edit(*found.span(), ""))
        elif random.random() < 0.05:
            edits.append(Edit(*found.span(), random.choice(("  ", "\u00a0", " \u00a0", "\n"))))
    return apply_edits(article, edits)


def with_unclosed_marks(article: Annotated, random: Random) -> Annotated:
    """Lose some closing marks."""
    closed = (marked for marked in _marked(article) if marked.closed and marked.level == 0)
    lost = (marked for marked in closed if random.random() < 0.2)
    return apply_edits(article, (Edit(one.content.end, one.outer.end, "") for one in lost))


def with_capitals(article: Annotated, random: Random) -> Annotated:
    """Write the headline in capitals, and now and then what opens a paragraph."""
    edits = []
    start = 0
    for number, found in enumerate((*_breaks(article), None)):
        end = found.start() if found else len(article.text)
        words = article.text[start:end]
        if number and len(words) > 80:
            words = " ".join(words.split(" ")[:3]) if random.random() < 0.15 else ""
        if words and len(words.upper()) == len(words):
            edits += [
                Edit(start + at, start + at + 1, char.upper())
                for at, char in enumerate(words)
                if char.islower()
            ]
        start = found.end() if found else end
    return apply_edits(article, edits)


def with_markup(article: Annotated, random: Random) -> Annotated:
    """Leave tags and entities in the text."""
    edits = []
    for found in _breaks(article):
        if random.random() < 0.7:
            edits.append(
                Edit(found.start(), found.start(), random.choice(("</p>", "<br/>", "<br>")))
            )
            edits.append(
                Edit(found.end(), found.end(), random.choice(('<p class="story">', "<p>")))
            )
    spaces = (found for found in _SPACE.finditer(article.text) if random.random() < 0.01)
    odd = ("&nbsp;", " <em>", "</em> ", "&#160;")
    edits += [Edit(*found.span(), random.choice(odd)) for found in spaces]
    entity = {'"': "&quot;", "“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "&": "&amp;"}
    if random.random() < 0.5:
        edits += [
            Edit(at, at + 1, entity[char]) for at, char in enumerate(article.text) if char in entity
        ]
    return apply_edits(article, edits)


STYLES: dict[str, Callable[[Annotated, Random], Annotated]] = {
    **{name: with_marks(name) for name in _MARKS},
    "dashes": with_dashes,
    "lost breaks": with_lost_breaks,
    "some lost breaks": with_some_lost_breaks,
    "odd spaces": with_odd_spaces,
    "unclosed marks": with_unclosed_marks,
    "capitals": with_capitals,
    "markup": with_markup,
}


def _marked(article: Annotated) -> tuple[Marked, ...]:
    return annotate(article.text).marked


def _breaks(article: Annotated) -> Iterator[re.Match[str]]:
    return _BREAK.finditer(article.text.rstrip())


def _replace(text: str, marked: Marked, opening: str, closing: str) -> Iterator[Edit]:
    """Replace the marks of a stretch; blank space between mark and words stays."""
    start, end = marked.outer.start, marked.outer.end
    behind = start + len(text[start : marked.content.start].rstrip())
    yield Edit(start, behind, opening)
    if marked.closed:
        before = end - len(text[marked.content.end : end].lstrip())
        yield Edit(before, end, closing)
