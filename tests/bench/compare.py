"""Compares a dataset with the truth of the reports that it was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd
from rapidfuzz.distance import Levenshtein

Tally = Counter[str]
Note = Callable[[str], None]
"""Takes one line about one miss."""

SURE = 0.9
"""A wrong value given with at least this confidence and no word of doubt is silently wrong."""
TRUSTED = ("verified", "read", "repaired")
DOUBTED = ("conflict", "suspect")
CELLS = {
    "measure": "measure",
    "steps": "steps",
    "responsible": "responsible",
    "period": "period",
    "results": "results",
    "outcomes": "outcomes",
    "followup": "monitoring",
}
"""Field of the truth -> column of the dataset."""
ITEM_MARK = re.compile(r"(?:(?<=\s)|^)(?:\(?\d{1,2}[.)]+(?:\d{1,2}[.)]*)?|[-•])(?=\s|$)")
SAME_SUBJECT = 0.85
SAME_MEASURE = 0.6
"""Two texts this alike are the same measure."""


def ignore(_line: str) -> None:
    """The note that nobody reads."""


def plain(value: Any) -> str:
    """Text for comparison: Arabic digits, no item marks, dashes or white space; lists are joined.

    >>> plain("๑. ก  ๒. ข"), plain(["ก", "ข"])
    ('กข', 'กข')
    """
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    text = value if isinstance(value, str) else " ".join(str(item) for item in value)
    text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    return re.sub(r"[\s\-–•]+", "", ITEM_MARK.sub(" ", text))


def is_same(printed: float, true: float) -> bool:
    return abs(printed - true) < 0.006


def value_of(value: Any) -> Any:
    """None for any of the ways in which a data frame says nothing."""
    return None if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)) else value


def records(frame: pd.DataFrame, document_id: str) -> list[dict[str, Any]]:
    rows = frame[frame.document_id == document_id].to_dict("records")
    return [{str(key): value_of(value) for key, value in row.items()} for row in rows]


def tally_unit(truth: Mapping[str, Any], document: Mapping[str, Any], note: Note = ignore) -> Tally:
    unit = truth["unit"]
    tally = Tally(reports=1, years=int(document["fiscal_year"] == truth["fiscal_year"]))
    if not tally["years"]:
        note(f"year {truth['fiscal_year']}, read {document['fiscal_year']}")
    if not unit["name"]:
        tally["units_wanted"] = 0
        tally["units_silent"] = int(document["unit_id"] is not None)
        return tally
    found = tuple(document[key] for key in ("unit_name", "district", "province"))
    is_right = found == (unit["name"], unit["district"], unit["province"])
    is_sure = document["unit_id"] is not None and (document["unit_confidence"] or 0) >= SURE
    if not is_right:
        note(
            f"unit {unit['name']} {unit['district']} {unit['province']}, read {found} at {document['unit_confidence']}"
        )
    tally.update(units_wanted=1, units=int(is_right), units_silent=int(is_sure and not is_right))
    return tally


def wanted_scores(truth: Mapping[str, Any]) -> dict[tuple[str, str, int], float]:
    """(subject, code, year) -> value; the subject is empty for the reporting body's own."""
    wanted = {("", row["code"], row["fiscal_year"]): row["score"] for row in truth["scores"]}
    for row in truth.get("results", ()):
        for code, value in row["scores"].items():
            if value is not None:
                wanted[plain(row["subject"]), code, row["fiscal_year"]] = value
    return wanted


def nearest(subject: str, subjects: set[str]) -> str:
    """The wanted subject that a read one means: a dump may print a body's name with a letter misread."""
    likeness = {each: Levenshtein.normalized_similarity(subject, each) for each in subjects}
    best = max(likeness, key=lambda each: (likeness[each], each), default=subject)
    return best if likeness.get(best, 0) >= SAME_SUBJECT else subject


def tally_scores(truth: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], note: Note = ignore) -> Tally:
    """Scores exact, wrong, missing, invented; silently wrong are the wrong or invented ones given without doubt."""
    wanted = wanted_scores(truth)
    tally = Tally(scores_wanted=len(wanted))
    typo = truth.get("typo", {})
    subjects = {key[0] for key in wanted}
    meant = {subject: nearest(subject, subjects) for subject in {plain(row["subject"]) for row in rows}}
    tally.update(names_wanted=len(subjects - {""}), names=len(subjects & set(meant) - {""}))
    for subject, each in sorted(meant.items()):
        if subject != each:
            note(f"name {each}, read {subject}")
    got = {(meant[plain(row["subject"])], row["code"], row["fiscal_year"]): row for row in rows}
    for key, row in got.items():
        is_silent = row["status"] in TRUSTED and row["confidence"] >= SURE
        if key not in wanted:
            tally.update(scores_extra=1, scores_silent=int(is_silent))
            note(f"score invented {key} {described(row)}")
        elif is_same(row["score"], wanted[key]):
            tally["scores"] += 1
            tally["scores_sure"] += int(is_silent)
        elif typo.get("code") == key[1] and is_same(row["score"], typo["printed"]) and row["status"] in DOUBTED:
            tally.update(scores=1, misprints_flagged=1)
        else:
            tally.update(scores_wrong=1, scores_silent=int(is_silent))
            note(f"score wrong {key} is {wanted[key]}, {described(row)}")
    for key in wanted.keys() - got.keys():
        note(f"score missing {key} {wanted[key]}")
    levels = {row["fiscal_year"]: row["level"] for row in truth["scores"] if "level" in row}
    for year, level in levels.items():
        row_of_year = got.get(("", "ita", year))
        tally.update(levels_wanted=1, levels=int(row_of_year is not None and row_of_year["level"] == level))
    return tally


def described(row: Mapping[str, Any]) -> str:
    return f"read {row['score']} {row['status']} {row['confidence']:.3f} from {row['raw_score']!r}, page {row['page']}"


def pair_measures(
    wanted: Sequence[Mapping[str, Any]], got: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    """Each wanted measure with the one read for it, best likeness first come; a reading serves once."""
    free = list(range(len(got)))
    pairs: list[tuple[Mapping[str, Any], Mapping[str, Any] | None]] = []
    for truth in wanted:
        likeness = {
            index: Levenshtein.normalized_similarity(plain(truth["measure"]), plain(got[index]["measure"]))
            + 0.1 * (got[index]["issue_no"] == truth["issue_no"])
            + 0.05 * (got[index]["measure_no"] == truth["measure_no"])
            for index in free
        }
        best = max(likeness, key=lambda index: likeness[index], default=None)
        if best is None or likeness[best] < SAME_MEASURE:
            pairs.append((truth, None))
            continue
        free.remove(best)
        pairs.append((truth, got[best]))
    return pairs


def tally_measures(truth: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], note: Note = ignore) -> Tally:
    """Measures found, their cells exact, edits and characters for the error rate, lists, periods, status."""
    tally = Tally(measures_read=len(rows))
    for wanted, row in pair_measures(truth["measures"], rows):
        tally["measures_wanted"] += 1
        tally["measures"] += int(row is not None)
        label = f"measure {wanted['issue_no']}/{wanted['measure_no']}"
        if row is None:
            note(f"{label} missing: {wanted['measure']}")
        for field, column in CELLS.items():
            want, got = plain(wanted[field]), plain(row[column]) if row else ""
            if want or got:
                edits = Levenshtein.distance(want, got)
                if edits and row:
                    note(f"{label} {field}: {edits} edits\n    is   {want[:150]}\n    read {got[:150]}")
                tally.update(cells_wanted=1, cells=int(edits == 0), edits=edits, characters=len(want))
        for field in ("steps", "results", "outcomes"):
            if f"n_{field}" in wanted:
                count = len(row[field]) if row and row[field] is not None else 0
                if row and count != wanted[f"n_{field}"]:
                    note(f"{label} {field}: {wanted[f'n_{field}']} items, read {count}")
                tally.update(lists_wanted=1, lists=int(count == wanted[f"n_{field}"]))
        if "period_start" in wanted:
            days = (row["period_start"], row["period_end"]) if row else (None, None)
            tally.update(
                periods_wanted=1,
                periods=int(tuple(map(iso_day, days)) == (wanted["period_start"], wanted["period_end"])),
            )
        if "status" in wanted:
            tally.update(statuses_wanted=1, statuses=int(row is not None and row["status"] == wanted["status"]))
    return tally


def iso_day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()[:10]


def read_table(dataset: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(dataset / name)


def prefixed(note: Note, name: str, line: str) -> None:
    note(f"{name}: {line}")


def compare(dataset: Path, gold: Mapping[str, Any], expected: Iterable[str], note: Note = ignore) -> dict[str, Tally]:
    """Tallies per split. `expected` are the stems of the reports given to the run; one without a row is lost."""
    documents = read_table(dataset, "documents")
    scores, measures = read_table(dataset, "scores"), read_table(dataset, "measures")
    by_stem = {PurePosixPath(source).stem: row for row in documents.to_dict("records") for source in row["sources"]}
    tallies: dict[str, Tally] = {}
    for stem in expected:
        truth = gold[stem]
        tally = tallies.setdefault(truth["split"], Tally())
        named = partial(prefixed, note, stem)
        document = {str(key): value_of(value) for key, value in by_stem[stem].items()} if stem in by_stem else None
        if document is None:
            named("not in the dataset")
            tally.update(reports=1, lost=1)
        else:
            tally.update(tally_unit(truth, document, named))
        document_id = document["document_id"] if document else ""
        tally.update(tally_scores(truth, records(scores, document_id), named))
        tally.update(tally_measures(truth, records(measures, document_id), named))
    return tallies
