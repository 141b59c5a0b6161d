import json
from collections.abc import Callable

import pytest

from quotes.types import Article, Failure

Read = Callable[[str, str | bytes], Article]
Fail = Callable[[str, str | bytes], Failure]

BODY = (
    "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>Port closed</h1>"
    "<p>The mayor said on Tuesday that the <a href='/x'>harbour</a> had been destroyed.</p>"
    "<p>&ldquo;We have nothing left,&rdquo; he told reporters, <b>adding</b> that it was over.</p>"
    "<blockquote><p>“The harbour,” he said, “is a ruin &amp; a grave.”</p></blockquote></article>"
    "<footer>© 2019 Harbour Daily. All rights reserved.</footer>"
)
PARAGRAPHS = [
    "Port closed",
    "The mayor said on Tuesday that the harbour had been destroyed.",
    "“We have nothing left,” he told reporters, adding that it was over.",
    "“The harbour,” he said, “is a ruin & a grave.”",
]
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Port &amp; city closed",
    "datePublished": "2022-04-07T22:30:00-05:00",
    "dateModified": "2022-05-01",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Reuters"}],
    "publisher": {"@type": "Organization", "name": "Harbour Daily"},
    "url": "https://harbour.example/linked",
}


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_linked_data_come_first(read_article: Read) -> None:
    head = (
        '<link rel="canonical" href="https://Harbour.example/port?utm_source=x">'
        '<meta property="og:site_name" content="Another name"><title>Port | Harbour</title>'
        f"{linked(LINKED)}"
    )
    assert read_article("port.html", page(head)) == Article(
        id="https://harbour.example/port",
        text="\n\n".join(PARAGRAPHS),
        origin="port.html",
        outlet="Harbour Daily",
        url="https://harbour.example/port",
        title="Port & city closed",
        published_at="2022-04-08T03:30:00Z",
        authors=("Ann Lee", "Reuters"),
    )


def test_a_graph_names_its_publisher_elsewhere(read_article: Read) -> None:
    graph = [
        {"@type": "WebPage", "name": "Not this", "datePublished": "2019-01-01"},
        {
            "@type": ["Thing", "ReportageNewsArticle"],
            "datePublished": "2022-04-07",
            "author": "Ann Lee",
            "publisher": {"@id": "#us"},
            "mainEntityOfPage": {"@id": "https://harbour.example/graph"},
        },
        {"@type": "Organization", "@id": "#us", "name": "Harbour Daily"},
    ]
    article = read_article("port.htm", page(linked({"@graph": graph})))
    assert article.url == "https://harbour.example/graph"
    assert (article.outlet, article.published_at) == ("Harbour Daily", "2022-04-07")
    assert article.authors == ("Ann Lee",)


def test_meta_tags_come_second(read_article: Read) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>'
        '<meta property="og:site_name" content="Harbour Daily">'
        '<meta property="og:url" content="https://harbour.example/meta">'
        '<meta property="og:title" content="Port closed">'
        '<meta property="article:author" content="https://social.example/annlee">'
        '<meta name="Author" content="Ann Lee"><meta name="author" content="Bo">'
        '<meta property="article:modified_time" content="2022-05-01T08:00:00Z">'
        '<meta property="article:published_time" content="2022-04-07T08:00:00Z">'
    )
    article = read_article("port.html", page(head))
    assert (article.outlet, article.title) == ("Harbour Daily", "Port closed")
    assert (article.url, article.id) == ("https://harbour.example/meta",) * 2
    assert article.authors == ("Ann Lee", "Bo")
    assert article.published_at == "2022-04-07T08:00:00Z"


def test_nothing_is_made_up(read_article: Read) -> None:
    body = BODY.replace("</article>", "<p>On 3 March 2020 it was rebuilt for ships.</p></article>")
    article = read_article("port.html", page("<title>Port</title>", body))
    known = (article.id, article.url, article.outlet, article.published_at, article.authors)
    assert known == ("port.html", None, None, None, ())
    assert article.title == "Port"


@pytest.mark.parametrize("date", ["April 2022", "yesterday", ""])
def test_an_unreadable_date_is_none(read_article: Read, date: str) -> None:
    head = linked(LINKED | {"datePublished": date})
    assert read_article("port.html", page(head)).published_at is None


@pytest.mark.parametrize(
    "canonical",
    ["/relative", "https://harbour.example/", "javascript:void(0)", "http://["],
    ids=["relative", "front-page", "script", "broken"],
)
def test_an_unusable_canonical_address_is_none(read_article: Read, canonical: str) -> None:
    article = read_article("port.html", page(f'<link rel="canonical" href="{canonical}">'))
    assert (article.url, article.id) == (None, "port.html")


def test_line_breaks_part_paragraphs(read_article: Read) -> None:
    body = (
        "<div id=content>He said that the city was gone.<br><br>“We have nothing,” he added.</div>"
    )
    text = read_article("port.html", page(body=body)).text
    assert text == "He said that the city was gone.\n\n“We have nothing,” he added."


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("windows-1250", "windows-1250"), ("cp1252", "iso-8859-1")],
)
def test_declared_encodings(read_article: Read, encoding: str, declared: str) -> None:
    words = "“We’re ready,” said the mayor of the city on Tuesday at the port."
    html = page(body=f"<article><p>{words}</p></article>")
    data = html.replace("charset=utf-8", f"charset={declared}").encode(encoding)
    assert read_article("port.html", data).text == words


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(page(body=""), id="empty-body"),
        pytest.param(page(body="<div id=app></div><script>go()</script>"), id="script-only"),
        pytest.param(
            page(body="".join(f"<li><a href='/{n}'>News {n} from the port</a>" for n in range(30))),
            id="list",
        ),
        pytest.param(
            page(body="<form>User <input><button>Log in</button></form><p>Enable scripts.</p>"),
            id="form",
        ),
        pytest.param("<<<>>>", id="no-page"),
        pytest.param("Words and nothing else.", id="plain"),
        pytest.param(" \n ", id="blank"),
    ],
)
def test_a_page_without_article_fails(read_failure: Fail, html: str) -> None:
    assert "no article found" in read_failure("page.html", html).message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(64), "binary", id="binary"),
        pytest.param(page(body=f"<p>{'word ' * 200_001}.</p>").encode(), "limit", id="long"),
        pytest.param(b"<html>" * 3_500_000, "20,000,000 bytes", id="huge"),
    ],
)
def test_a_bad_page_fails(read_failure: Fail, data: bytes, words: str) -> None:
    assert words in read_failure("page.html", data).message


BEFORE = "Before the vote the mayor of the port spoke at length about the plans for its library."
AFTER = "Nobody else in the council wanted to say anything about the plans on that day, or later."


def within(paragraph: str) -> str:
    return f"<article><p>{BEFORE}</p><p>{paragraph}</p><p>{AFTER} {AFTER.lower()}</p></article>"


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        pytest.param("We will <del>not</del> close it", "We will close it", id="deleted"),
        pytest.param("We will <s>not <b>ever</b></s> close it", "We will close it", id="struck"),
        pytest.param("We will <strike>not</strike> close it", "We will close it", id="old-struck"),
        pytest.param(
            "We will <span style='color: red; text-decoration:line-through'>not</span> close it",
            "We will close it",
            id="struck-by-style",
        ),
        pytest.param("We will <span hidden>not</span> close it", "We will close it", id="hidden"),
        pytest.param("We will <ins>not</ins> close it", "We will not close it", id="inserted"),
        pytest.param(
            "We will <span aria-hidden='true'>not</span> close it",
            "We will not close it",
            id="hidden-from-screen-readers-alone",
        ),
        pytest.param(
            "We will <span style='display: none'>not</span> close it",
            "We will close it",
            id="hidden-by-style",
        ),
    ],
)
def test_struck_out_and_hidden_words_are_not_read(
    read_article: Read, words: str, seen: str
) -> None:
    article = read_article("a.html", page(body=within(f"“{words},” the mayor said.")))
    assert " ".join(article.text.split("\n\n")[1].split()) == f"“{seen},” the mayor said."


@pytest.mark.parametrize("within_long", [False, True], ids=["short-page", "long-page"])
def test_what_is_hidden_is_so_on_pages_of_any_length(read_article: Read, within_long: bool) -> None:
    words = "“We will <span style='display:none'>not</span> close it,” the mayor said."
    body = within(words) if within_long else f"<article><p>{words}</p></article>"
    assert "We will close it" in " ".join(read_article("a.html", page(body=body)).text.split())


def test_what_a_hidden_element_tells_of_the_article_is_known(read_article: Read) -> None:
    told = '<div hidden><meta itemprop="datePublished" content="2024-03-04"></div>'
    assert read_article("a.html", page(body=told + BODY)).published_at == "2024-03-04"


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        pytest.param("<q>We stay</q>, she said", "“We stay”, she said", id="plain"),
        pytest.param("<q>We <b>stay</b></q>, she said", "“We stay”, she said", id="with-elements"),
        pytest.param("“<q>We stay</q>”, she said", "“We stay”, she said", id="marks-beside"),
        pytest.param("<q>“We stay”</q>, she said", "“We stay”, she said", id="marks-within"),
        pytest.param(
            "<q>He said <q>never</q> again</q>, she said",
            "“He said ‘never’ again”, she said",
            id="one-in-another",
        ),
        pytest.param("<q> </q>We stay, she said", "We stay, she said", id="empty"),
    ],
)
def test_quoted_elements_get_their_marks(read_article: Read, words: str, seen: str) -> None:
    article = read_article("a.html", page(body=within(f"{words} on Monday morning.")))
    assert " ".join(article.text.split("\n\n")[1].split()) == f"{seen} on Monday morning."
