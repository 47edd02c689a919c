"""What people decided: applied to what they saw, asked again where it is another now, and told in every table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.spill import DocumentTables, rows_to_tables
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Document, Unit
from prongsai.pipeline.supplied.corrections import COLUMNS, read_corrections
from prongsai.pipeline.supplied.supplied import Supplied, read_supplied
from tests.fake_rows import fake_rows

DOCUMENT = "ab" * 32
UNIT = Unit("4406-mun-แก", "mun", "แก", "เทศบาลตำบลแก", "เมืองแก", "มหาสารคาม", "4406", None, "test")


def tables(**document: Any) -> DocumentTables:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"))
    rows.document.update(unit_printed="อบต.กู่ทอง", **document)
    return rows_to_tables(rows)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((",".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return path


def supplied(tmp_path: Path, *lines: str) -> Supplied:
    return read_supplied(None, write(tmp_path / "c.csv", *lines), load_frame(), lambda: [UNIT])


def decide(tmp_path: Path, *lines: str, **document: Any) -> dict[str, list[TableRow]]:
    amended = supplied(tmp_path, *lines).amend(tables(**document))
    return {name: table.to_pylist() for name, table in amended.items()}


def line(field: str, read: str, value: str, document: str = "trang/a.pdf", place: str = "", reason: str = "") -> str:
    return f'{document},{field},{place},"{read}","{value}",reviewer,{reason},2026-11-01'


def told(rows: dict[str, list[TableRow]]) -> list[str]:
    return [row["code"] for row in rows["findings"] if row["code"].startswith("correction")]


def unchanged(rows: dict[str, list[TableRow]]) -> bool:
    before = {name: table.to_pylist() for name, table in tables().items()}
    return all(rows[name] == before[name] for name in before if name not in ("documents", "findings"))


@pytest.mark.parametrize("document", ["trang/a.pdf", DOCUMENT, DOCUMENT[:8]])
def test_score_becomes_what_was_decided(tmp_path: Path, document: str) -> None:
    rows = decide(tmp_path, line("ita@2566", "92.75", "92.57", document, reason="two digits changed places"))
    (score,) = rows["scores"]
    assert (score["score"], score["score_100"], score["status"], score["confidence"]) == (
        92.57,
        92.57,
        "corrected",
        None,
    )
    assert score["basis"] == ["decided: read 92.75, by reviewer on 2026-11-01: two digits changed places"]
    assert score["raw_score"] == "92.75", "what was read stays"
    assert rows["observations"][0]["score"] == 92.75
    assert told(rows) == ["correction-applied"]
    assert rows["documents"][0]["n_warnings"] == 1, "the one that was there"


def test_score_is_accepted_as_read(tmp_path: Path) -> None:
    (score,) = decide(tmp_path, line("ita", "92.75", "92.75"))["scores"]
    assert (score["score"], score["status"]) == (92.75, "corrected")
    assert score["basis"] == ["decided: right as read, by reviewer on 2026-11-01"]


def test_score_that_is_none_goes_and_its_reading_stays(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("ita", "92.75", ""))
    assert rows["scores"] == [] and rows["documents"][0]["n_scores"] == 0
    assert [(one["score"], one["chosen"]) for one in rows["observations"]] == [(92.75, False)]


def test_score_that_the_program_lost_is_added(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("indicator-4@2566", "", "85.77", place="page 3 line 4", reason="below a stamp"))
    assert [row["code"] for row in rows["scores"]] == ["indicator-4", "ita"]
    score = rows["scores"][0]
    assert (score["score"], score["score_100"], score["scale_max"], score["status"]) == (85.77, 85.77, 100, "corrected")
    assert score["basis"] == ["decided: read nothing, by reviewer on 2026-11-01: below a stamp"]
    assert [score[name] for name in ("scope", "instrument", "number", "parent_code")] == ["indicator", "IIT", 4, "iit"]
    assert score["name"] == load_frame().official_name("indicator-4", 2566)
    assert (score["unit_id"], score["subject"], score["fiscal_year"]) == ("4405-sao-กู่ทอง", None, 2566)
    assert (score["place"], score["page"], score["raw_score"], score["observations"]) == ("page 3 line 4", 3, None, 0)
    assert told(rows) == ["correction-applied"]
    assert rows["documents"][0]["n_scores"] == 2 and len(rows["observations"]) == 1, "nobody read it"


def test_added_score_is_of_the_only_year_that_there_is(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("eit", "", "87.42"))
    assert [(row["code"], row["fiscal_year"]) for row in rows["scores"]] == [("eit", 2566), ("ita", 2566)]


def test_score_to_be_added_is_asked_again_when_the_program_reads_one(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("ita@2566", "", "92.57"))
    (finding,) = [row for row in rows["findings"] if row["code"] == "correction-stale"]
    assert "it is now read as 92.75" in finding["message"]
    assert unchanged(rows)


@pytest.mark.parametrize("place", ["", "page 9"])
def test_no_second_score_of_a_code_is_added_beside_one(tmp_path: Path, place: str) -> None:
    rows = decide(tmp_path, line("ita", "", "92.57", place=place))
    assert told(rows) == ["correction-stale"] and unchanged(rows)


@pytest.mark.parametrize(
    ("field", "document", "why"),
    [
        ("i45@2566", {}, "the assessment of 2566 has no i45"),
        ("indicator-11@2566", {}, "the assessment of 2566 has no indicator-11"),
        ("indicator-1.1@2566", {}, "the assessment of 2566 has no indicator-1.1"),
        ("eit@2566", {"kind": "results_table"}, "several bodies"),
    ],
)
def test_score_that_cannot_be_there_is_not_added(tmp_path: Path, field: str, document: Any, why: str) -> None:
    rows = decide(tmp_path, line(field, "", "85.77"), **document)
    (finding,) = [row for row in rows["findings"] if row["code"] == "correction-stale"]
    assert why in finding["message"]
    assert unchanged(rows)


def test_score_is_not_added_to_a_year_that_nobody_named(tmp_path: Path) -> None:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"))
    rows.scores.clear()
    for field, codes in (("ita", []), ("ita@2562", ["ita"])):
        amended = supplied(tmp_path, line(field, "", "92.57")).amend(rows_to_tables(rows))
        assert amended["scores"].column("code").to_pylist() == codes


@pytest.mark.parametrize(
    ("field", "read", "place", "why"),
    [
        ("ita", "92.74", "", "it is now read as 92.75"),
        ("ita@2567", "92.75", "", "there is no such score now"),
        ("i3", "92.75", "", "there is no such score now"),
        ("ita", "92.75", "page 4", "there is no such score now"),
        ("measure/2.measure", "ติดป้าย", "", "the report has 1 measures now"),
        ("measure/1.measure", "ติดป้าย ๒", "", "it now says ติดป้าย"),
        ("unit_id", "อบต.อื่น", "", "the body is now printed as อบต.กู่ทอง"),
        ("fiscal_year", "2565", "", "the year is now 2566"),
        ("scores.fiscal_year", "2565", "", "no score is of the year 2565 now"),
    ],
)
def test_decision_about_another_reading_is_asked_again(
    tmp_path: Path, field: str, read: str, place: str, why: str
) -> None:
    value = {"unit_id": UNIT.unit_id, "ita": "90.00"}.get(field, "2567" if "year" in field else "90.00")
    rows = decide(tmp_path, line(field, read, value, place=place))
    (finding,) = [row for row in rows["findings"] if row["code"] == "correction-stale"]
    assert why in finding["message"] and "line 2" in finding["message"]
    assert (finding["severity"], finding["field"], finding["raw"]) == ("warning", field, read)
    assert rows["documents"][0]["n_warnings"] == 2
    assert unchanged(rows)


def test_score_beyond_its_scale_is_not_applied(tmp_path: Path) -> None:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"), score=28.5)
    rows.scores[0].update(scale_max=30.0)
    amended = supplied(tmp_path, line("ita", "28.5", "95.00")).amend(rows_to_tables(rows))
    assert amended["scores"].column("score").to_pylist() == [28.5]
    assert "correction-stale" in amended["findings"].column("code").to_pylist()


def test_two_scores_that_are_meant_alike_are_told_apart_by_place(tmp_path: Path) -> None:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"))
    (score,) = rows.scores
    rows.scores[:] = [{**score, "subject": name, "place": f"line {at}"} for at, name in enumerate("กข")]
    for place, stale, statuses in (("", 1, ["read", "read"]), ("line 1", 0, ["read", "corrected"])):
        amended = supplied(tmp_path, line("ita", "92.75", "90.00", place=place)).amend(rows_to_tables(rows))
        assert amended["findings"].column("code").to_pylist().count("correction-stale") == stale
        assert amended["scores"].column("status").to_pylist() == statuses


def test_measure_and_its_items_become_what_was_decided(tmp_path: Path) -> None:
    rows = decide(
        tmp_path, line("measure/1.steps", "ก\nข", "หนึ่ง\nสอง\nสาม"), line("measure/1.period_end", "", "2023-09-30")
    )
    (measure,) = rows["measures"]
    assert measure["steps"] == ["หนึ่ง", "สอง", "สาม"] and measure["period_end"] == date(2023, 9, 30)
    assert [(one["position"], one["text"], one["raw_text"]) for one in rows["measure_items"]] == [
        (1, "หนึ่ง", None),
        (2, "สอง", None),
        (3, "สาม", None),
    ]
    assert told(rows) == ["correction-applied"] * 2


def test_measure_that_is_accepted_keeps_its_items(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("measure/1.steps", "ก\nข", "ก\nข"))
    assert unchanged(rows) and told(rows) == ["correction-applied"]


def test_report_gets_the_body_that_was_decided(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("unit_id", "อบต.กู่ทอง", UNIT.unit_id), unit_confidence=0.4)
    for name in ("documents", "scores", "observations", "measures"):
        assert rows[name][0]["unit_id"] == UNIT.unit_id and rows[name][0]["unit_name"] == "แก", name
    document = rows["documents"][0]
    assert (document["unit_type"], document["district"], document["unit_confidence"]) == ("ทต.", "เมืองแก", None)
    assert [row["unit_id"] for row in rows["units"]] == ["4405-sao-กู่ทอง", UNIT.unit_id]


def test_rows_of_other_bodies_keep_theirs(tmp_path: Path) -> None:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"))
    rows.scores[0].update(subject="อบต.อื่น")
    rows.document.update(unit_printed="อบต.กู่ทอง")
    amended = supplied(tmp_path, line("unit_id", "อบต.กู่ทอง", "")).amend(rows_to_tables(rows))
    assert amended["scores"].column("unit_id").to_pylist() == ["4405-sao-กู่ทอง"]
    assert amended["documents"].column("unit_id").to_pylist() == [None]


def test_body_that_no_gazetteer_has_is_not_applied(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("unit_id", "อบต.กู่ทอง", "9999-sao-ไม่มี"))
    assert told(rows) == ["correction-stale"] and unchanged(rows)


def test_year_of_the_report_is_not_that_of_its_scores(tmp_path: Path) -> None:
    rows = decide(tmp_path, line("fiscal_year", "2566", "2567"))
    assert [rows[name][0]["fiscal_year"] for name in ("documents", "measures", "scores")] == [2567, 2567, 2566]


@pytest.mark.parametrize(("status", "wanted"), [("verified", "verified"), ("ambiguous", "corrected")])
def test_scores_get_the_year_that_was_decided(tmp_path: Path, status: str, wanted: str) -> None:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"))
    rows.scores[0].update(code="indicator-1", scope="indicator", status=status)
    amended = supplied(tmp_path, line("scores.fiscal_year", "2566", "2567")).amend(rows_to_tables(rows))
    (score,) = amended["scores"].to_pylist()
    assert (score["fiscal_year"], score["status"]) == (2567, wanted)
    assert score["name"] == load_frame().official_name("indicator-1", 2567)
    assert score["basis"] == ["decided: read 2566, by reviewer on 2026-11-01"]
    assert amended["observations"].column("fiscal_year").to_pylist() == [2567]


def test_scores_do_not_move_into_a_year_that_has_some(tmp_path: Path) -> None:
    rows = fake_rows(Document(DOCUMENT, ("trang/a.pdf",), "application/pdf"))
    rows.scores.append({**rows.scores[0], "fiscal_year": 2567})
    amended = supplied(tmp_path, line("scores.fiscal_year", "2566", "2567")).amend(rows_to_tables(rows))
    assert amended["scores"].column("fiscal_year").to_pylist() == [2566, 2567]


def test_documents_that_are_not_here_are_told_once(tmp_path: Path) -> None:
    given = supplied(
        tmp_path, line("ita", "1", "2", "gone.pdf"), line("ita", "1", "2", "cd" * 8), line("ita", "1", "2")
    )
    (finding,) = given.find_unmatched([(DOCUMENT, ["trang/a.pdf"])])
    assert (finding.code, finding.severity) == ("correction-stale", "info")
    assert finding.message.startswith("2 corrections") and "gone.pdf" in finding.message
    assert supplied(tmp_path, line("ita", "1", "2")).find_unmatched([(DOCUMENT, ["trang/a.pdf"])]) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (line("score", "1", "2"), "'score' is nothing that can be corrected"),
        (line("measure/1.pages", "1", "2"), "nothing that can be corrected"),
        (line("measure/0.steps", "1", "2"), "nothing that can be corrected"),
        (line("ita", "1", "92,75"), "'92,75' is no score"),
        (line("ita", "1", "100.01"), "is no score"),
        (line("measure/1.period_end", "", "30/9/2566"), "is no day"),
        (line("fiscal_year", "2566", "2024"), "is no year"),
        (line("ita", "1", "2", "abcd"), "8 or more characters"),
        (line("ita", "1", "2", ""), "8 or more characters"),
        (line("ita", "1", "2").replace("reviewer", "นายสมมุติ ตัวอย่าง"), "never a person's name"),
        (line("ita", "1", "2").replace("reviewer", ""), "role of who decided"),
        (line("ita", "1", "2").replace("2026-11-01", "yesterday"), "'yesterday' is no day"),
        (line("ita", "1", "2") + ",more", "more cells than columns"),
        (line("ita", "1", "2") + '"', "line 2"),
    ],
)
def test_row_that_is_off_is_told_with_its_line_before_anything_is_read(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(SettingsError, match="line 2") as caught:
        read_corrections(write(tmp_path / "c.csv", row))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column document"),
        ("document,field,read,value,by\n", "no column date"),
        ("document,field,read,value,by,date,colour\n", "colour"),
        ("document,field,read,value,by,date,date\n", "one twice"),
    ],
)
def test_file_with_other_columns_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "c.csv").write_text(text)
    with pytest.raises(SettingsError, match=said):
        read_corrections(tmp_path / "c.csv")


def test_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes("document,ข้อ".encode("cp874"))
    for path in (tmp_path / "c.csv", tmp_path / "none.csv", tmp_path):
        with pytest.raises(SettingsError, match="cannot be read"):
            read_corrections(path)


def test_names_of_persons_do_not_come_in_by_a_reason(tmp_path: Path) -> None:
    (score,) = decide(tmp_path, line("ita", "92.75", "92.57", reason="ถามนายสมมุติ ตัวอย่างแล้ว"))["scores"]
    assert "สมมุติ" not in score["basis"][0] and "[ชื่อบุคคล]" in score["basis"][0]
