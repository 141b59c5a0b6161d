"""The parts of names: suffixes, titles, particles, short forms, spellings."""

import pytest

from quotes.names.bodies import are_initials, count_slips, is_body, said_words
from quotes.names.nicknames import is_spelling, may_share, nicknames_of, short_for
from quotes.names.parse import read_name
from quotes.names.shape import Unit, shape_of
from quotes.names.spelling import Spelling, compare_words
from quotes.names.suffixes import generation, is_suffix, split_suffix
from quotes.names.titles import split_titles
from quotes.types import Gender


@pytest.mark.parametrize(
    ("name", "words", "initials", "lettered"),
    [
        pytest.param("Dorian H.W. Ostrow", ("dorian", "ostrow"), "hw", False, id="dotted"),
        pytest.param("Ann M Hart", ("ann", "hart"), "m", False, id="without-a-stop"),
        pytest.param("ann m hart", ("ann", "hart"), "m", False, id="small"),
        pytest.param("J. K. Holt", ("jk", "holt"), "", True, id="first-letters"),
        pytest.param("J. Ann K. Holt", ("j", "ann", "holt"), "k", True, id="first-and-middle"),
        pytest.param("Dex X", ("dex", "x"), "", False, id="a-letter-as-surname"),
        pytest.param("Ann B.C.", ("ann", "bc"), "", False, id="letters-as-surname"),
        pytest.param("José Ortega y Vega", ("jose", "ortega", "y", "vega"), "", False, id="and"),
        pytest.param("Ann Y. Vega", ("ann", "vega"), "y", False, id="y-with-a-stop"),
        pytest.param("Дмитро Ю. Гарт", ("dmitro", "gart"), "y", False, id="other-letters"),
        pytest.param("Ann 4 Hart", ("ann", "4", "hart"), "", False, id="a-number"),
        pytest.param("A.", ("a",), "", False, id="a-letter"),
    ],
)
def test_initials(name: str, words: tuple[str, ...], initials: str, lettered: bool) -> None:
    found = read_name(name)
    assert (found.words, found.initials, found.lettered) == (words, initials, lettered)


@pytest.mark.parametrize(
    ("name", "rest", "suffix"),
    [
        ("Bo Lee Jr.", "Bo Lee", "jr"),
        ("Bo Lee JUNIOR", "Bo Lee", "jr"),
        ("Bo Lee Snr", "Bo Lee", "sr"),
        ("Bo Lee III", "Bo Lee", "iii"),
        ("Bo the Elder", "Bo", "the elder"),
        ("Bo Lee The Younger", "Bo Lee", "the younger"),
        ("Bo Elder", "Bo Elder", ""),
        ("Ann the Younger Lee", "Ann the Younger Lee", ""),
        ("the Elder", "the Elder", ""),
        ("Jr.", "Jr.", ""),
        ("Bo Lee", "Bo Lee", ""),
    ],
)
def test_suffixes(name: str, rest: str, suffix: str) -> None:
    words, found = split_suffix(name.split())
    assert (" ".join(words), found) == (rest, suffix)


def test_what_a_suffix_says() -> None:
    assert generation("the younger") == generation("jr") != generation("the elder")
    assert generation("the elder") == generation("sr") != generation("iii")
    assert is_suffix("Jr.")
    assert not is_suffix("Lee")


@pytest.mark.parametrize(
    ("name", "rest", "titles", "gender"),
    [
        ("Sen. Ann Hart", "Ann Hart", ("sen",), Gender.UNKNOWN),
        ("Former Vice President Ann Hart", "Ann Hart", ("former", "vice", "president"), None),
        ("Mrs. Hart", "Hart", ("mrs",), Gender.FEMALE),
        ("Lord Hart", "Hart", ("lord",), Gender.MALE),
        ("Señora Vega", "Vega", ("senora",), Gender.FEMALE),
        ("Sheikh Hamad", "Hamad", ("sheikh",), Gender.MALE),
        ("Mr. Mrs. Hart", "Hart", ("mr", "mrs"), Gender.UNKNOWN),
        ("Dr", "Dr", (), Gender.UNKNOWN),
        ("Christian Hart", "Christian Hart", (), Gender.UNKNOWN),
        ("Ann King", "Ann King", (), Gender.UNKNOWN),
        ("Ann Hart, Ph.D.", "Ann Hart", (), Gender.UNKNOWN),
        ("Ann Hart KC", "Ann Hart", (), Gender.UNKNOWN),
        ("Hart KC", "Hart KC", (), Gender.UNKNOWN),
        ("Dr Hart KC", "Hart KC", ("dr",), Gender.UNKNOWN),
        ("Hart, Ann", "Ann Hart", (), Gender.UNKNOWN),
        ("Hart, Dr. Ann", "Ann Hart", ("dr",), Gender.UNKNOWN),
        ("Hart, Ann Marie Rose", "Ann Marie Rose Hart", (), Gender.UNKNOWN),
        ("Hart, who is mayor there", "Hart who is mayor there", (), Gender.UNKNOWN),
        ("Lee, Bo, Jr.", "Bo Lee Jr.", (), Gender.UNKNOWN),
        ("Lee, Ann, Roe", "Lee Ann Roe", (), Gender.UNKNOWN),
        ("", "", (), Gender.UNKNOWN),
    ],
)
def test_titles(name: str, rest: str, titles: tuple[str, ...], gender: Gender | None) -> None:
    found = split_titles(name)
    assert (found.name, found.titles) == (rest, titles)
    assert gender is None or found.gender is gender
    assert found.is_nameless is (name == "Dr")


@pytest.mark.parametrize(
    ("name", "given", "middles", "initials", "surname"),
    [
        ("Ann Marie B. Hart", "ann", [Unit("marie")], "b", Unit("hart")),
        ("J. K. Holt", "j", [], "k", Unit("holt")),
        ("JK Holt", "j", [], "k", Unit("holt")),
        ("Jon Holt", "jon", [], "", Unit("holt")),
        ("Dr Holt", "d", [], "r", Unit("holt")),
        ("Krzy Holt", "krzy", [], "", Unit("holt")),
        ("Ina van den Berg", "ina", [], "", Unit("berg", ("van", "den"))),
        ("Omar el-Khatib", "omar", [], "", Unit("khatib", ("al",))),
        ("Ali ibn Saleh al-Farsi", "ali", [Unit("saleh", ("bin",))], "", Unit("farsi", ("al",))),
        ("Sean McLehan", "sean", [], "", Unit("maclehan")),
        ("Sean Mc Lehan", "sean", [], "", Unit("lehan", ("mac",))),
        ("Sean McX", "sean", [], "", Unit("mcx")),
        ("bin Saleh", "", [], "", Unit("saleh", ("bin",))),
        ("Ben Saleh", "ben", [], "", Unit("saleh")),
        ("Ann Van", "ann", [], "", Unit("van")),
        ("Hart", "", [], "", Unit("hart")),
    ],
)
def test_shapes(name: str, given: str, middles: list[Unit], initials: str, surname: Unit) -> None:
    assert shape_of(read_name(name)) == (given, tuple(middles), initials, surname)


def test_a_surname_is_told_with_its_particles() -> None:
    assert str(Unit("berg", ("van", "den"))) == "van den Berg"
    assert Unit("khatib", ("al",)).joined == "alkhatib"


@pytest.mark.parametrize(
    ("a", "b", "short"),
    [
        ("bill", "william", ("bill", "william")),
        ("william", "bill", ("bill", "william")),
        ("steve", "stephen", ("steve", "stephen")),
        ("steve", "steven", ("steve", "steven")),
        ("mo", "muhammad", ("mo", "muhammad")),
        ("bill", "robert", None),
        ("bill", "will", None),
        ("ann", "bob", None),
    ],
)
def test_short_forms(a: str, b: str, short: tuple[str, str] | None) -> None:
    assert short_for(a, b) == short


def test_rarer_short_forms_are_those_of_the_table_that_our_lists_do_not_know() -> None:
    assert may_share("mitzi", "mary")
    assert may_share("liz", "beth")
    assert not may_share("bill", "robert")
    assert not may_share("peter", "patrick")
    assert not may_share("ann", "bob")
    assert {"william"} <= nicknames_of("bill")
    assert "robert" not in nicknames_of("bill")
    assert "mary" in nicknames_of("mitzi")
    assert {"bill", "liam"} <= nicknames_of("william")
    assert {"mohammed", "mo"} - nicknames_of("muhammad") == {"mo"}
    assert "muhammad" not in nicknames_of("muhammad")
    assert nicknames_of("qqq") == frozenset()
    assert is_spelling("mohammed", "muhammad")
    assert not is_spelling("mohammed", "ahmed")
    assert not is_spelling("qqq", "www")


@pytest.mark.parametrize(
    ("a", "b", "spelling"),
    [
        ("hart", "hart", Spelling.SAME),
        ("li", "li", Spelling.SAME),
        ("boichenko", "boychenko", Spelling.SOUND),
        ("shmyhal", "shmygal", Spelling.SOUND),
        ("olek", "olec", Spelling.SOUND),
        ("kay", "kai", Spelling.SLIP),
        ("wu", "vu", Spelling.OTHER),
        ("gill", "hill", Spelling.OTHER),
        ("mhmd", "mohamad", Spelling.SOUND),
        ("rst", "rasto", Spelling.SOUND),
        ("ross", "russ", Spelling.OTHER),
        ("lind", "lund", Spelling.OTHER),
        ("marta", "maria", Spelling.SLIP),
        ("marta", "marlo", Spelling.OTHER),
        ("karimov", "karmiov", Spelling.SLIP),
        ("harrison", "harris", Spelling.OTHER),
        ("harrisons", "harrises", Spelling.SLIP),
        ("osottanakorn", "osatanakorn", Spelling.SLIP),
        ("osottanakorn", "osatanakolm", Spelling.OTHER),
        ("muhammado", "mehemmedi", Spelling.OTHER),
        ("madinsk", "medensk", Spelling.SLIP),
        ("barker", "parker", Spelling.OTHER),
    ],
)
def test_spellings(a: str, b: str, spelling: Spelling) -> None:
    assert compare_words(a, b) is spelling
    assert compare_words(b, a) is spelling


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("harbour trust", True),
        ("bank of porto", True),
        ("roe and sons", True),
        ("ann church", False),
        ("church", False),
        ("ann hart", False),
        ("trust hart", False),
    ],
)
def test_organisations_are_known_by_their_words(name: str, body: bool) -> None:
    assert is_body(name.split()) is body


def test_words_of_organisations() -> None:
    assert said_words(["the", "bank", "of", "porto", "ltd"]) == ["bank", "porto"]
    assert said_words(["the"]) == ["the"]
    assert are_initials(["bop"], ["the", "bank", "of", "porto"])
    assert are_initials(["bp"], ["bank", "of", "porto"])
    assert not are_initials(["b"], ["bank"])
    assert not are_initials(["h"], ["harbour", "trust"])
    assert not are_initials(["ht", "x"], ["harbour", "trust"])
    assert not are_initials(["hx"], ["harbour", "trust"])
    assert count_slips(["harbour", "trust"], ["harbor", "trust"]) == 1
    assert count_slips(["harbour", "trust"], ["harbour", "trust"]) == 0
    assert count_slips(["harbour", "trust"], ["ferry", "trust"]) is None
    assert count_slips(["harbour", "trust"], ["trust"]) is None
