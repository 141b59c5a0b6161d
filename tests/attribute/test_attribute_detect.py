"""Where a text names somebody: the whole name, its kind, and what stands before it."""

import pytest

from quotes.attribute.mentions.detect import Mention, NameKind, find_mentions, is_group
from quotes.names.lexicon import load_lexicon

PERSON, BODY, OTHER = NameKind.PERSON, NameKind.ORGANISATION, NameKind.OTHER


def find(text: str) -> list[Mention]:
    return find_mentions(text, load_lexicon())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Ann de la Cruz came.", [("Ann de la Cruz", PERSON)], id="particles"),
        pytest.param("Ann A. Lee came.", [("Ann A. Lee", PERSON)], id="initial"),
        pytest.param("He met St. John Hart.", [("St. John Hart", OTHER)], id="abbreviation"),
        pytest.param("He left Porto. Hart came.", [("Porto", OTHER), ("Hart", OTHER)], id="stop"),
        pytest.param("Ann “Nan” Lee came.", [("Ann “Nan” Lee", PERSON)], id="nickname"),
        pytest.param("Ann met “Nan” Lee.", [("Ann", OTHER), ("Nan", OTHER), ("Lee", OTHER)],
                     id="marks-of-another-word"),
        pytest.param("The Bank of Porto grew.", [("Bank of Porto", BODY)], id="body-of"),
        pytest.param("The Bank of Health, Food and Labor grew.",
                     [("Bank of Health, Food and Labor", BODY)], id="body-of-several"),
        pytest.param("The Porto Agency, Harbour and Labor grew.",
                     [("Porto Agency", BODY), ("Harbour", OTHER)], id="body-before-others"),
        pytest.param("The mayor of Porto came.", [("Porto", OTHER)], id="role-of"),
        pytest.param("He met the Bank for Food and Health.", [("Bank for Food and Health", BODY)],
                     id="and-within-a-body"),
        pytest.param("He saw Porto and Hart.", [("Porto", OTHER), ("Hart", OTHER)], id="and"),
        pytest.param("Senate Leader Ann Lee of Iowa came.", [("Ann Lee", PERSON), ("Iowa", OTHER)],
                     id="of-behind-a-first-name"),
        pytest.param("Ann Lee Ann Marie Lee came.",
                     [("Ann Lee", PERSON), ("Ann Marie Lee", PERSON)], id="caption"),
        pytest.param("Lee Ann Lee came.", [("Lee", OTHER), ("Ann Lee", PERSON)],
                     id="surname-twice"),
        pytest.param("He read USA TODAY.", [("USA TODAY", BODY)], id="opener-in-a-body"),
        pytest.param("The Alliance to Reclaim Our Schools met.",
                     [("Alliance to Reclaim Our Schools", BODY)], id="opener-behind-to"),
        pytest.param("On Monday Ann Lee came.", [("Ann Lee", PERSON)], id="calendar"),
        pytest.param("Crooked Mary Hart lost.", [("Mary Hart", PERSON)], id="insult"),
        pytest.param("Then Ukraine left.", [("Ukraine", OTHER)], id="then"),
        pytest.param("He saw Ann's Hart.", [("Ann", OTHER), ("Hart", OTHER)], id="possessive"),
        pytest.param(f"He met Ann Hart{' ' * 16}Bo Lee.", [("Ann Hart Bo Lee", PERSON)],
                     id="blanks"),
        pytest.param(f"He met Ann Hart{' ' * 17}Bo Lee.",
                     [("Ann Hart", PERSON), ("Bo Lee", PERSON)], id="masked-markup"),
        pytest.param("Mr. King left.", [("King", PERSON)], id="title-that-is-a-surname"),
        pytest.param("Larry King left.", [("Larry King", PERSON)], id="surname-that-is-a-title"),
        pytest.param("Del. Ann Lee left.", [("Ann Lee", PERSON)], id="title-with-a-stop"),
        pytest.param("Then Del Lee left.", [("Del Lee", PERSON)], id="first-name-without-it"),
        pytest.param("He met Democrat Hart.", [("Hart", OTHER)], id="party"),
        pytest.param("Retired Hart came.", [("Retired Hart", OTHER)], id="adjective-before-one"),
        pytest.param("He met Republican Ann Hart.", [("Ann Hart", PERSON)], id="adjective"),
        pytest.param("The Commission met.", [], id="description"),
        pytest.param("Congress met.", [("Congress", BODY)], id="body-of-one-word"),
        pytest.param("He saw the Commission on Presidential Debates.",
                     [("Commission on Presidential Debates", BODY)], id="title-in-a-body"),
        pytest.param("President of the United States Ann Lee came.", [("Ann Lee", PERSON)],
                     id="person-behind-a-body"),
        pytest.param("Vadym Kossko, 53, came.", [("Vadym Kossko", PERSON)], id="age"),
        pytest.param("Vadym Kossko, 53-year-old Ann came.",
                     [("Vadym Kossko", OTHER), ("Ann", OTHER)], id="age-of-another"),
        pytest.param("The 9th Circuit Court of Appeals met.",
                     [("9th Circuit Court of Appeals", BODY)], id="ordinal"),
        pytest.param("On May 9th Ann Hart came.", [("May", OTHER), ("Ann Hart", PERSON)],
                     id="ordinal-of-a-date"),
        pytest.param("The Bureau of Alcohol, Tobacco, Firearms and Explosives met.",
                     [("Bureau of Alcohol, Tobacco, Firearms and Explosives", BODY)], id="list"),
        pytest.param("Joseph Banks Jr. came.", [("Joseph Banks Jr.", PERSON)], id="suffix"),
        pytest.param("The Food and Drug Administration met.",
                     [("Food and Drug Administration", BODY)], id="halves"),
        pytest.param("He met New Mexico. Then Mexico won.",
                     [("New Mexico", OTHER), ("Mexico", OTHER)], id="direction"),
        pytest.param("He met X.", [], id="letter"),
    ],
)  # fmt: skip
def test_names_are_whole(text: str, names: list[tuple[str, NameKind]]) -> None:
    assert [(one.name, one.kind) for one in find(text)] == names


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("Senate Leader Ann Lee came.", ("senate", "leader"), id="two"),
        pytest.param("Mr. King left.", ("mr",), id="honorific"),
        pytest.param("Ann Lee left.", (), id="none"),
    ],
)
def test_titles_stand_before_a_name(text: str, titles: tuple[str, ...]) -> None:
    (mention,) = find(text)
    assert mention.titles == titles
    assert mention.span.start == 0
    assert text[mention.own :].startswith(mention.words[0])


def test_a_possessive_and_an_opening_are_noted() -> None:
    first, second = find("Ann's bank met Hart.")
    assert (first.possessive, first.opens) == (True, True)
    assert (second.possessive, second.opens) == (False, False)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param("He met many Dems.", True, id="party"),
        pytest.param("He met the North Koreans.", True, id="demonym"),
        pytest.param("He saw CBS News.", False, id="body"),
        pytest.param("He met Hart.", False, id="person"),
    ],
)
def test_a_group_is_of_many(text: str, group: bool) -> None:
    (mention,) = find(text)
    assert is_group(mention, load_lexicon()) is group
