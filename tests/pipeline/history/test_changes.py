"""What is otherwise in a snapshot, row by row and cell by cell, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from prongsai.pipeline.emit.marker import Origin
from prongsai.pipeline.emit.publish import publish
from prongsai.pipeline.emit.schema import CHANGES, SCORES
from prongsai.pipeline.emit.snapshot import staging, table_path
from prongsai.pipeline.emit.spill import DocumentTables, rows_to_tables
from prongsai.pipeline.emit.write import write_snapshot
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.history.changes import find_changes
from prongsai.pipeline.history.slices import pair_up, slice_documents
from prongsai.pipeline.model import Document
from tests.fake_rows import fake_rows


def document(name: str, path: str = "", score: float = 92.75) -> DocumentTables:
    return rows_to_tables(fake_rows(Document(name, (path or f"{name}.pdf",), "application/pdf"), score))


def put(out: Path, documents: Sequence[DocumentTables], code: str = "one") -> pd.DataFrame:
    """Publish a snapshot over what is there; gives its table of changes."""
    with staging(out) as folder:
        write_snapshot(documents, load_frame(), folder / "new", lambda new: find_changes(out, new, code))
        publish(folder / "new", out, Origin(code=code), folder, 0)
    return pd.read_parquet(out / "changes")


def test_first_snapshot_and_an_equal_one_have_no_changes(tmp_path: Path) -> None:
    assert put(tmp_path / "d", [document("a")]).empty
    assert put(tmp_path / "d", [document("a")], code="two").empty


def test_other_code_changes_cells_of_the_same_file(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a"), document("b")])
    changes = put(tmp_path / "d", [document("a"), document("b", score=91.5)], code="two")
    assert set(changes.document_id) == {"b"}
    assert set(changes.why) == {"code-changed"}
    scores = changes[changes.table == "scores"].set_index("column")
    assert scores.old.to_dict() == {"score": "92.75", "score_100": "92.75", "raw_score": "92.75"}
    assert scores.new["score"] == "91.5"
    assert scores.loc["score", ["unit_id", "fiscal_year", "code"]].tolist() == ["4405-sao-กู่ทอง", 2566, "ita"]
    assert set(changes.table) == {"scores", "observations"}


def test_documents_that_come_and_go_say_so(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a"), document("b", "x/b.pdf")])
    changes = put(tmp_path / "d", [document("b2", "x/b.pdf"), document("c")])
    documents = changes[changes.table == "documents"].set_index("document_id")
    assert documents.why.to_dict() == {"a": "file-gone", "b": "file-changed", "b2": "file-changed", "c": "new-file"}
    assert documents.column.isna().all()
    assert documents.new.isna().to_dict() == {"a": True, "b": True, "b2": False, "c": False}
    scores = changes[changes.table == "scores"].set_index("document_id")
    assert '"score": 92.75' in scores.old["a"]
    assert '"score": 92.75' in scores.new["c"]
    assert "observations" not in set(changes.table)


def test_other_documents_are_the_reason_where_the_program_is_the_same(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a")])
    changes = put(tmp_path / "d", [document("a", score=91.0), document("b")])
    assert set(changes[changes.document_id == "a"].why) == {"new-file"}
    changes = put(tmp_path / "d", [document("a", score=92.0)])
    assert set(changes[changes.document_id == "a"].why) == {"file-gone"}


def test_tables_that_all_documents_share_are_compared_by_key(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a")])
    other = rows_to_tables(fake_rows(Document("a", ("a.pdf",), "application/pdf"), unit="4405-sao-อื่น"))
    changes = put(tmp_path / "d", [other], code="two")
    units = changes[changes.table == "units"].set_index("unit_id")
    assert units.old.notna().to_dict() == {"4405-sao-กู่ทอง": True, "4405-sao-อื่น": False}


def test_rows_without_a_key_are_the_same_or_others(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a")])
    rows = fake_rows(Document("a", ("a.pdf",), "application/pdf"))
    rows.findings[0]["message"] = "differs elsewhere"
    changes = put(tmp_path / "d", [rows_to_tables(rows)], code="two")
    findings = changes[changes.table == "findings"]
    assert findings.column.isna().all()
    assert sorted(findings.old.notna()) == [False, True]
    assert set(findings.code) == {"score-conflict"}


def test_tables_of_an_earlier_version_are_compared_as_far_as_they_go(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a")])
    path = table_path(tmp_path / "d", "scores")
    old = pq.read_table(path, partitioning=None)
    pq.write_table(old.drop_columns(["basis"]).set_column(0, "document_id", old.column("document_id")), path)
    table_path(tmp_path / "d", "panel").unlink()
    changes = put(tmp_path / "d", [document("a", score=91.5)], code="two")
    assert set(changes[changes.table == "scores"].column) == {"score", "score_100", "raw_score"}


def test_changes_fit_their_schema(tmp_path: Path) -> None:
    put(tmp_path / "d", [document("a")])
    put(tmp_path / "d", [document("a", score=91.5)], code="two")
    assert pq.read_schema(table_path(tmp_path / "d", "changes")).equals(CHANGES.arrow_schema(), check_metadata=True)


@pytest.mark.parametrize("rows_per_group", [1, 2, 100])
def test_slices_are_whole_documents_whatever_the_row_groups(tmp_path: Path, rows_per_group: int) -> None:
    ids = [None, None, "a", "b", "b", "b", "c"]
    table = pa.table({"document_id": pa.array(ids, pa.string()), "n": list(range(len(ids)))})
    pq.write_table(table, tmp_path / "t.parquet", row_group_size=rows_per_group)
    found = [
        (one, rows.column("n").to_pylist())
        for one, rows in slice_documents(tmp_path / "t.parquet", ["document_id", "n"])
    ]
    assert found == [("", [0, 1]), ("a", [2]), ("b", [3, 4, 5]), ("c", [6])]


def test_two_snapshots_are_paired_by_document() -> None:
    def stream(ids: str) -> list[tuple[str, pa.Table]]:
        return [(one, pa.table({"document_id": [one]})) for one in ids]

    pairs = pair_up(iter(stream("acd")), iter(stream("bce")))
    assert [(one, old is not None, new is not None) for one, old, new in pairs] == [
        ("a", True, False),
        ("b", False, True),
        ("c", True, True),
        ("d", True, False),
        ("e", False, True),
    ]


def test_empty_table_has_no_slices(tmp_path: Path) -> None:
    pq.write_table(SCORES.arrow_schema().empty_table(), tmp_path / "t.parquet")
    assert list(slice_documents(tmp_path / "t.parquet", ["document_id"])) == []
