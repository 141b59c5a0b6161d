"""Whom each mention stands for, and what the article tells of those whom it names."""

import pytest

from quotes.attribute.annotated_article import AnnotatedArticle, annotate_article
from quotes.attribute.entities.entity import is_person
from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan


def annotate(text: str) -> AnnotatedArticle:
    return annotate_article(AnnotatedText(text))


def named(text: str) -> list[str | None]:
    """Return the name of the entity of each mention."""
    article = annotate(text)
    entities = [article.entity(mention) for mention in article.mentions]
    return [None if entity is None else entity.name for entity in entities]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("Donald J. Trump came. Donald Trump left.", "Donald J. Trump", id="initial"),
        pytest.param("Ann Suu Kyi came. Suu Kyi left.", "Ann Suu Kyi", id="two-surnames"),
        pytest.param("Bo Kossenko Ashley came. Kossenko Ashley left.", "Bo Kossenko Ashley",
                     id="surname-that-is-a-first-name"),
        pytest.param("Report Suu Kyi came. Suu Kyi left.", "Suu Kyi", id="word-before-a-name"),
        pytest.param("Ann Hart met Bill Hart. Hart left.", None, id="two-of-a-surname"),
        pytest.param("Ann Hart met Bill Hart. Mrs. Hart left.", "Ann Hart", id="title-fits"),
        pytest.param("Ann Hart left. Ann slept.", "Ann Hart", id="first-name"),
        pytest.param("Ann Hart met Ann Lee. Ann slept.", "Ann", id="first-name-of-two"),
        pytest.param("The Porto Bank of Health grew. The PBH fell.", "Porto Bank of Health",
                     id="initials-of-a-body"),
        pytest.param("Tyresha Kossenko spoke. Kosenko left.", "Tyresha Kossenko", id="misspelt"),
        pytest.param("Ann Martyn spoke. Martin left.", "Martin", id="a-surname-of-its-own"),
        pytest.param("ANN LEE: No. Ann Lee left.", "Ann Lee", id="capitals"),
        pytest.param("The Porto Bank left. Then Bank of Lisbon grew.", "Bank of Lisbon",
                     id="bodies-share-no-surname"),
        pytest.param("New Mexico won. Then Mexico left.", "Mexico", id="place-is-nobody"),
        pytest.param("Ann Hart came. Ann Hart spoke. Bill Hart slept. Hart won.", "Ann Hart",
                     id="named-twice-as-often"),
        pytest.param("Bill Hart left. Ann Hart spoke.\n\nHart won.", "Ann Hart", id="named-last"),
        pytest.param(f"Bill Hart left. Ann Hart spoke. {'So it was then. ' * 40}Hart won.", None,
                     id="named-last-long-before"),
        pytest.param("Ann Hart, the sister of Bill Hart, came. Hart left.", "Ann Hart",
                     id="relation"),
        pytest.param("Mary Hart came. Mary spoke. Mary left. Mary Hart won. Donald Hart sang. "
                     "Hart left.", None, id="called-by-first-name"),
    ],
)  # fmt: skip
def test_the_last_mention_stands_for(text: str, last: str | None) -> None:
    assert named(text)[-1] == last


def test_nobody_is_named_by_surname_and_then_in_full() -> None:
    assert named("Bill Hart left. Ann Hart sat. Hart saw Ann Hart.") == [
        *("Bill Hart", "Ann Hart", "Bill Hart", "Ann Hart")
    ]


def test_a_shared_surname_is_ambiguous() -> None:
    text = "Ann Hart met Bill Hart. Hart left."
    article = annotate(text)
    assert article.names_ambiguously(CharSpan(24, 28))
    assert not article.names_ambiguously(CharSpan(0, 22))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Ann Hart, the mayor of Porto, came.", {"mayor"}, id="behind"),
        pytest.param("Ann Hart, the former mayor, came.", {"former", "mayor"}, id="no-longer"),
        pytest.param("The former mayor, Ann Hart, came.", {"former", "mayor"}, id="before"),
        pytest.param("The Porto mayor Ann Hart came.", {"mayor"}, id="no-comma"),
        pytest.param("Ann Hart, the president of the club, came.", set(), id="of-a-club"),
        pytest.param("Ann Hart, the president, came.", {"president"}, id="of-the-state"),
        pytest.param("A republican candidate, Ann Hart, came.", {"candidate", "republican"},
                     id="party"),
        pytest.param("The mayor met Ann Hart.", set(), id="somebody-else"),
    ],
)  # fmt: skip
def test_roles_stand_beside_a_name(text: str, roles: set[str]) -> None:
    (entity,) = (one for one in annotate(text).clusters.entities if one.name == "Ann Hart")
    assert entity.roles == roles


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("Olena Kossko came.", False, id="named-once"),
        pytest.param("Olena Kossko came. Kossko left.", True, id="surname"),
        pytest.param("Olena Kossko, the mayor, came.", True, id="role"),
        pytest.param("Mr. Olena Kossko came.", True, id="title"),
        pytest.param("Washington DC grew. DC fell.", False, id="initials"),
        pytest.param("Cook Report came. Report fell.", False, id="thing"),
        pytest.param("The Porto Bank grew. The Porto Bank fell.", False, id="body"),
    ],
)
def test_who_is_a_person(text: str, person: bool) -> None:
    assert is_person(annotate(text).clusters.entities[0]) is person


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("Mary Kossko came.", "female", id="first-name"),
        pytest.param("Mr. Kossko came.", "male", id="title"),
        pytest.param("Mr. Mary Kossko came.", "male", id="title-before-first-name"),
        pytest.param("Zuri Kossko won. He left. Kossko said he won.", "male", id="he"),
        pytest.param("Zuri Kossko won. She left. Kossko said she won.", "female", id="she"),
        pytest.param("Zuri Kossko won. She left. Kossko said he won.", "unknown", id="both"),
        pytest.param("Zuri Kossko, the mayor, won. She left.", "unknown", id="once"),
        pytest.param("Zuri Kossko met Mary Lee, who won. She left. Kossko met Mary Lee. She won.",
                     "unknown", id="another-between"),
    ],
)  # fmt: skip
def test_gender_is_told(text: str, gender: str) -> None:
    (entity,) = (one for one in annotate(text).clusters.entities if "Kossko" in one.name)
    assert entity.gender.value == gender


def test_an_introduction_reaches_so_far_in_a_long_sentence() -> None:
    text = f"{'It was so, ' * 60}and Ann Hart left for the bridge, {'and so it was, ' * 60}then."
    article = annotate(text)
    (mention,) = [one for one in article.mentions if one.name == "Ann Hart"]
    told = article.introduction(mention)
    before, _, after = told.partition("Ann Hart")
    assert (len(before), len(after)) == (60, 60)
