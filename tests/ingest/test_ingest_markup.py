"""Markup beyond what a page needs is left out, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from quotes.ingest.markup import cut_attributes, unwrap_inline

MANY = " ".join(f"a{number}" for number in range(600))
FIRST = " ".join(f"a{number}" for number in range(500))


@pytest.mark.parametrize(
    ("html", "cut"),
    [
        pytest.param(f"<p {MANY}>x</p>", f"<p {FIRST}>x</p>", id="bare"),
        pytest.param(f"<p {MANY}/>x", f"<p {FIRST}/>x", id="closed-at-once"),
        pytest.param(f"<p {MANY}", f"<p {FIRST}", id="never-closed"),
        pytest.param(f"<p a='>' b=\">\" {MANY}>", f"<p a='>' b=\">\" {FIRST[:-10]}>", id="quoted"),
        pytest.param(f"<script {MANY}>a<b</script>", f"<script {FIRST}>a<b</script>", id="script"),
        pytest.param(f"<!-->{'<p>'}<p {MANY}>", f"<!--><p><p {FIRST}>", id="behind-a-comment"),
        *(
            pytest.param(whole, whole, id=name)
            for name, whole in [
                ("few", f"<p {FIRST}>x</p>"),
                ("a-long-value", f"<p a='{MANY}' b=\"{MANY}\">x</p>"),
                ("text", f"x < {MANY} <1 {MANY}> </p {MANY}>"),
                ("comment", f"<!-- <p {MANY}> -->"),
                ("script-text", f"<script>if (a<b {MANY})</script>"),
                ("title", f"<TITLE><b {MANY}></title>"),
                ("open-comment", f"<!-- <p {MANY}>"),
            ]
        ),
    ],
)
def test_attributes_beyond_the_first_are_cut(html: str, cut: str) -> None:
    assert cut_attributes(html) == cut


@given(st.text(alphabet="<>/!-=\"' ap\n", max_size=200))
def test_a_page_of_few_attributes_stays(html: str) -> None:
    assert cut_attributes(html) == html


@pytest.mark.parametrize("tag", ["span", "a", "b"])
def test_many_inline_elements_leave_their_words(tag: str) -> None:
    inner = "".join(f"<{tag}>word{number}</{tag}> " for number in range(700))
    tree = load_html(f"<html><body><p>It {inner} ends.</p><p><{tag}>Kept</{tag}></p></body></html>")
    words = "".join(tree.itertext())
    tree = unwrap_inline(tree)
    assert "".join(tree.itertext()) == words
    first, second = tree.iter("p")
    assert len(first) == 500
    assert len(second) == 1
    assert first.xpath("count(text())") == 501


def test_a_page_of_few_inline_elements_stays() -> None:
    tree = load_html("<html><body>" + "<p>It <b>was</b> <i>so</i>.</p>" * 600 + "</body></html>")
    before = [element.tag for element in tree.iter()]
    tree = unwrap_inline(tree)
    assert [element.tag for element in tree.iter()] == before
