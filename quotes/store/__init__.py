"""Where articles, quotations, decisions and families are kept."""

from quotes.store.articles.reread import RereadOutcome
from quotes.store.records.articles import (
    AddOutcome,
    ArticleDetail,
    ArticleRecord,
    OutletRecord,
    ReadingRecord,
    RevisionRecord,
)
from quotes.store.records.decisions import (
    CarriedDecision,
    CarryOutcome,
    DecisionAction,
    DecisionKind,
    DecisionRecord,
)
from quotes.store.records.families import FamilyRecord, MemberRecord, PairDifference
from quotes.store.records.ledger import EntryKind
from quotes.store.records.maintenance import Problem, SchemaStatus, UpgradeOutcome
from quotes.store.records.query import (
    ALL,
    EVERYTHING,
    ArticleSort,
    FamilySort,
    OutletSort,
    QuotationFilters,
    QuotationQuery,
    QuotationSort,
    SpeakerSort,
)
from quotes.store.records.quotations import QuotationDetail, QuotationRecord, TextSpan
from quotes.store.records.speakers import (
    AliasRecord,
    SpeakerDetail,
    SpeakerMatch,
    SpeakerRecord,
    Suggestion,
)
from quotes.store.store import Store, open_store
from quotes.store.upgrade import schema_status, upgrade_store

__all__ = [
    "ALL",
    "EVERYTHING",
    "AddOutcome",
    "AliasRecord",
    "ArticleDetail",
    "ArticleRecord",
    "ArticleSort",
    "CarriedDecision",
    "CarryOutcome",
    "DecisionAction",
    "DecisionKind",
    "DecisionRecord",
    "EntryKind",
    "FamilyRecord",
    "FamilySort",
    "MemberRecord",
    "OutletRecord",
    "OutletSort",
    "PairDifference",
    "Problem",
    "QuotationDetail",
    "QuotationFilters",
    "QuotationQuery",
    "QuotationRecord",
    "QuotationSort",
    "ReadingRecord",
    "RereadOutcome",
    "RevisionRecord",
    "SchemaStatus",
    "SpeakerDetail",
    "SpeakerMatch",
    "SpeakerRecord",
    "SpeakerSort",
    "Store",
    "Suggestion",
    "TextSpan",
    "UpgradeOutcome",
    "open_store",
    "schema_status",
    "upgrade_store",
]
