"""Who spoke: from a quotation's source span to a name of the article, or to none."""

from quotes.attribute.attribution import attribute_quotations

__all__ = ["attribute_quotations"]
