from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.ingest.language import identify_language
from quotes.types import Article

ENGLISH = (
    "The mayor said on Thursday that residents had to leave the centre before night. “We have no "
    "water,” he told reporters, and the harbour was closed.\n\n"
)
FRENCH = (
    "Le maire de la ville a déclaré jeudi que les habitants devaient quitter le centre avant la "
    "nuit. « Nous n’avons plus d’eau », a-t-il ajouté devant les journalistes.\n\n"
)
FOREIGN = {
    "fr": FRENCH,
    "de": "Der Bürgermeister sagte am Donnerstag, die Bewohner müssten das Zentrum vor der Nacht "
    "verlassen. „Wir haben kein Wasser mehr“, fügte er hinzu.",
    "es": "El alcalde de la ciudad dijo el jueves que los habitantes debían abandonar el centro "
    "antes de la noche. «No nos queda agua», añadió ante los periodistas.",
    "uk": "Міський голова заявив у четвер, що мешканці мають залишити центр до ночі. «У нас "
    "більше немає води», — додав він, звертаючись до журналістів.",
    "ru": "Мэр города заявил в четверг, что жители должны покинуть центр до наступления ночи. «У "
    "нас больше нет воды», — добавил он журналистам.",
    "nl": "De burgemeester zei donderdag dat de bewoners het centrum voor de nacht moesten "
    "verlaten. “We hebben geen water meer”, voegde hij eraan toe.",
    "it": "Il sindaco della città ha detto giovedì che gli abitanti dovevano lasciare il centro "
    "prima di notte. «Non abbiamo più acqua», ha aggiunto ai giornalisti.",
    "hr": "Gradonačelnik je u četvrtak rekao da stanovnici moraju napustiti središte grada prije "
    "noći. „Više nemamo vode“, dodao je novinarima.",
    "zh": "市长星期四表示，居民必须在夜晚之前离开市中心。他对记者说：“我们已经没有水了。”",
    "ar": "قال رئيس البلدية يوم الخميس إن على السكان مغادرة وسط المدينة قبل حلول الليل. وأضاف "
    "للصحفيين: «لم يعد لدينا ماء».",
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN.keys())
def test_other_languages_are_named(language: str, text: str) -> None:
    assert identify_language(text) == language
    assert identify_language(text * 20) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENGLISH, id="news"),
        pytest.param(ENGLISH.upper(), id="capitals"),
        pytest.param(ENGLISH * 3 + FRENCH, id="with-foreign-quotation"),
        pytest.param("“Да, конечно,” the mayor said on Monday.", id="short-foreign-quotation"),
        pytest.param(
            "HARBOUR ROVERS 3 – 1 PORT\nKhan 12, 45; Petrova 60. Att: 3,211. Ref: M. Li. "
            "Subs: Larsen, Mensah, Tanaka, Zahra, Dubois, Garcia, Nguyen",
            id="results",
        ),
        pytest.param("Le maire a déclaré.", id="short-counts-as-english"),
        pytest.param("1 2 3", id="numbers"),
        pytest.param("<tweet id='75'/> " * 20, id="markup"),
    ],
)
def test_english_is_never_turned_away(text: str) -> None:
    assert identify_language(text) == "en"


def test_short_text_in_another_script_is_foreign() -> None:
    assert identify_language("Да, конечно, сказал мэр города.") == "ru"


def test_an_english_heading_hides_no_foreign_article() -> None:
    assert identify_language("Skip to content. Sign in. Subscribe.\n\n" + FRENCH * 10) == "fr"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert 2 <= len(identify_language(text)) <= 3


def test_articles_say_their_language(read_article: Callable[[str, str], Article]) -> None:
    assert read_article("a.txt", FRENCH).language == "fr"
