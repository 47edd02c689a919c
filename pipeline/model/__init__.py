"""The vocabulary of the project as plain, immutable rows, by subject; imported from here.

Every stage takes and gives rows of these types; this package imports nothing else of ours. Lengths are PDF points with
the origin at the top left of the page, years are Buddhist era, pages count from 1.
"""

from prongsai.pipeline.model.analyses import Analysis, AnalysisKind, ScoreClaim
from prongsai.pipeline.model.blocks import (
    MOST_HEADING_ROWS,
    Block,
    Cell,
    Paragraph,
    SheetFrame,
    Table,
    name_cell,
    without_page,
)
from prongsai.pipeline.model.bodies import Mention, Unit, UnitDecision, UnitFacts
from prongsai.pipeline.model.claims import (
    Answer,
    ContextKind,
    Instrument,
    Observation,
    OpenClaim,
    Question,
    Role,
    Scope,
    Score,
    ScoreStatus,
)
from prongsai.pipeline.model.documents import Document, DocumentKind, DocumentStatus, LetterFacts
from prongsai.pipeline.model.findings import Finding, Result, Severity
from prongsai.pipeline.model.measures import ItemField, Measure, MeasureItem, MeasureStatus
from prongsai.pipeline.model.paper import (
    MACHINE_READ,
    MAY_BE_GARBLED,
    BBox,
    Char,
    Edge,
    Method,
    Page,
    Provenance,
    Word,
    join_boxes,
)
from prongsai.pipeline.model.places import describe_place
from prongsai.pipeline.model.statements import (
    Among,
    AnnouncedList,
    Claimed,
    IssueTitle,
    Misnaming,
    Statement,
    Statements,
)

__all__ = [
    "LetterFacts",
    "MACHINE_READ",
    "MAY_BE_GARBLED",
    "MOST_HEADING_ROWS",
    "Among",
    "AnnouncedList",
    "Analysis",
    "AnalysisKind",
    "Answer",
    "BBox",
    "Block",
    "Cell",
    "Char",
    "Claimed",
    "ContextKind",
    "Document",
    "DocumentKind",
    "DocumentStatus",
    "Edge",
    "Finding",
    "Instrument",
    "ItemField",
    "Measure",
    "MeasureItem",
    "MeasureStatus",
    "Mention",
    "Method",
    "IssueTitle",
    "Misnaming",
    "Observation",
    "OpenClaim",
    "Page",
    "Paragraph",
    "Provenance",
    "Question",
    "Result",
    "Role",
    "Scope",
    "Score",
    "ScoreClaim",
    "ScoreStatus",
    "Severity",
    "SheetFrame",
    "Statement",
    "Statements",
    "Table",
    "Unit",
    "UnitDecision",
    "UnitFacts",
    "Word",
    "describe_place",
    "join_boxes",
    "name_cell",
    "without_page",
]
