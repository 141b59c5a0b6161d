"""Who answers the questions of an interview, as the text before them tells."""

import re
from itertools import islice

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.mentions.detect import NameKind
from quotes.attribute.resolvers.authors import is_byline

_QUESTION = re.compile(
    r"^[*_#>\s]{0,8}(?:Q(?:uestion)?[ ]?[:.][^\n]{0,1000}|[^\s“\"‘'][^\n]{2,400}\?)[*_ \t]{0,8}$",
    re.MULTILINE,
)
# One question may stand in any article.
_FEWEST = 2


def find_interviewee(article: AnnotatedArticle) -> Entity | None:
    """Return the only person whom the text before an interview's questions names, bylines aside."""
    questions = tuple(islice(_QUESTION.finditer(article.text), _FEWEST))
    if len(questions) < _FEWEST:
        return None
    start = questions[0].start()
    people = [
        entity
        for entity in article.clusters.entities
        if _may_speak(entity)
        and any(one.span.start < start and not is_byline(article, one) for one in entity.mentions)
    ]
    return people[0] if len(people) == 1 and is_person(people[0]) else None


def _may_speak(entity: Entity) -> bool:
    """Return True for a person, and for a name of several words that nothing says is a thing's."""
    unclear = entity.kind is NameKind.OTHER and " " in entity.name and not entity.thing
    return unclear or is_person(entity)
