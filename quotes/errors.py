"""What the library raises; a message says what is wrong, where, and what to do next.

* QuotesError
  * IngestError           an input can't be read as an article
  * PipelineError         a reader or its language model could not be loaded
  * StoreError            a store can't be opened, read or written
    * SchemaOutdatedError it was made by an older version and must be upgraded first
    * SchemaNewerError    it was made by a newer version
    * NotFoundError       it does not contain what was asked for
    * IdTakenError        it has another article under the id of one that is added
  * ExportError           an export can't be written
"""


class QuotesError(Exception):
    """Base of all errors that this package raises on purpose."""


class IngestError(QuotesError):
    """An input can't be read as an article."""


class PipelineError(QuotesError):
    """A reader, or the language model that it needs, could not be loaded."""


class StoreError(QuotesError):
    """A store can't be opened, read or written."""


class SchemaOutdatedError(StoreError):
    """The store was made by an older version and must be upgraded first."""


class SchemaNewerError(StoreError):
    """The store was made by a newer version than this one."""


class NotFoundError(StoreError):
    """The store does not contain what was asked for."""


class IdTakenError(StoreError):
    """The store has another article under the id of one that is to be added."""


class ExportError(QuotesError):
    """An export can't be written."""
